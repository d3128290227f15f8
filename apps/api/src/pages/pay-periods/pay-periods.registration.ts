import { FrozenPayController } from './frozen-pay.controller.js';
import { MappingPagesController } from './mapping-pages.controller.js';
import { PayExportPagesController } from './pay-export-pages.controller.js';
import { PayPeriodPagesController } from './pay-period-pages.controller.js';

/** What `PagesModule` registers of pay periods. */
export const PAY_PERIOD_PAGES = {
  controllers: [
    PayPeriodPagesController,
    FrozenPayController,
    PayExportPagesController,
    MappingPagesController,
  ],
  providers: [],
};
