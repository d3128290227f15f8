import { type ChangedColumns, Fact } from '#libs/platform';
import type { PaySettingsRow } from './pay-settings.queries.js';

/** Workweek, pay period or names in payroll files; `before` and `after` hold the changed columns. */
export class PaySettingsChanged extends Fact {
  readonly name = 'pay_settings.changed';
  constructor(companyId: number, changed: ChangedColumns<PaySettingsRow>) {
    super({
      companyId,
      subject: 'company',
      subjectId: companyId,
      before: inTrail(changed.before),
      after: inTrail(changed.after),
    });
  }
}

/** What is called a code is hidden in the trail as a secret; this one is none. */
function inTrail({ adp_company_code: adp, ...settings }: Partial<PaySettingsRow>): object {
  return { ...settings, ...(adp !== undefined && { adp_company: adp }) };
}
