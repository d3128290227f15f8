import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';
import { LaborModule } from '#libs/labor';
import { TimeEntryModule } from '#libs/time-entry';
import { PayRuleSetChoiceService } from './company-sets/pay-rule-set-choice.service.js';
import { PayRuleSetQueries } from './company-sets/pay-rule-set.queries.js';
import { PayRuleSetService } from './company-sets/pay-rule-set.service.js';
import { PayExtraQueries } from './entry-details/pay-extra.queries.js';
import { PayRateListQueries } from './rates/pay-rate-list.queries.js';
import { PayRateQueries } from './rates/pay-rate.queries.js';
import { PaySettingsQueries } from './settings/pay-settings.queries.js';
import { WorkedTimeQueries } from './worked-time/worked-time.queries.js';

const providers = [
  PayRuleSetChoiceService,
  PayRuleSetQueries,
  PayRuleSetService,
  PayExtraQueries,
  PayRateListQueries,
  PayRateQueries,
  PaySettingsQueries,
  WorkedTimeQueries,
];

/** What hours cost: rates, rule sets, and the engine that computes lines of them. */
@Module({
  imports: [CompanyModule, EventModule, LaborModule, TimeEntryModule],
  providers,
  exports: providers,
})
export class PayModule {}
