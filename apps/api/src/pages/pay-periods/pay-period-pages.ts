import { PayExportPagesController } from './pay-exports.controller.js';
import { PayPeriodPagesController } from './pay-periods.controller.js';

/** What `PagesModule` registers of pay periods. */
export const PAY_PERIOD_PAGES = {
  controllers: [PayPeriodPagesController, PayExportPagesController],
  providers: [],
};
