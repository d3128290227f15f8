import { PayOverviewController } from './pay-overview.controller.js';

/** What `PagesModule` registers of pay. */
export const PAY_PAGES = { controllers: [PayOverviewController], providers: [] };
