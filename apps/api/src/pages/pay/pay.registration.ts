import { PaySettingsPagesController } from './pay-settings-pages.controller.js';
import { RateImportPagesController } from './rate-import-pages.controller.js';
import { RatesController } from './rates.controller.js';
import { WhyRateController } from './why-rate.controller.js';
import { PayOverviewController } from './pay-overview.controller.js';

/** What `PagesModule` registers of pay. */
export const PAY_PAGES = {
  controllers: [
    PayOverviewController,
    RatesController,
    RateImportPagesController,
    WhyRateController,
    PaySettingsPagesController,
  ],
  providers: [],
};
