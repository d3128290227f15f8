import { DashboardNumberQueries } from './dashboard-number.queries.js';
import { ManagerDashboardController } from './manager-dashboard.controller.js';
import { ManagerDashboardService } from './manager-dashboard.service.js';

/** What `PagesModule` registers of this folder. */
export const TODAY_PAGES = {
  controllers: [ManagerDashboardController],
  providers: [ManagerDashboardService, DashboardNumberQueries],
};
