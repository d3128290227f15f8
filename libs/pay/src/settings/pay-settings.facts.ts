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

/** The trail hides fields named 'code' as secrets; this one is not secret, so it gets another name. */
function inTrail({ adp_company_code: adp, ...settings }: Partial<PaySettingsRow>): object {
  return { ...settings, ...(adp !== undefined && { adp_company: adp }) };
}
