import { DashboardNumberQueries } from './dashboard-number.queries.js';
import { FirstStepsService } from './first-steps.service.js';
import { ManagerDashboardController } from './manager-dashboard.controller.js';
import { ManagerDashboardService } from './manager-dashboard.service.js';
import { WaitingRequestActionsService } from './waiting-request-actions.service.js';
import { WaitingRequestsPagesController } from './waiting-requests-pages.controller.js';

/** What `PagesModule` registers of this folder. */
export const TODAY_PAGES = {
  controllers: [ManagerDashboardController, WaitingRequestsPagesController],
  providers: [
    FirstStepsService,
    ManagerDashboardService,
    DashboardNumberQueries,
    WaitingRequestActionsService,
  ],
};
