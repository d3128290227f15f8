import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { LaborModule } from '#libs/labor';
import { TimeEntryModule } from '#libs/time-entry';
import { PayExtraQueries } from './entry-details/pay-extra.queries.js';
import { PayRateListQueries } from './rates/pay-rate-list.queries.js';
import { PayRateQueries } from './rates/pay-rate.queries.js';
import { PaySettingsQueries } from './settings/pay-settings.queries.js';
import { WorkedTimeQueries } from './worked-time/worked-time.queries.js';

const providers = [
  PayRateQueries,
  PayRateListQueries,
  PaySettingsQueries,
  PayExtraQueries,
  WorkedTimeQueries,
];

/** What hours cost: rates, rule sets, and the engine that computes lines of them. */
@Module({
  imports: [CompanyModule, EventModule, LaborModule, TimeEntryModule],
  providers,
  exports: providers,
})
export class PayModule {}
