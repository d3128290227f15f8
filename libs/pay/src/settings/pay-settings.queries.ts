import { Injectable } from '@nestjs/common';
import { columnsOf, type RowOf, type Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import { PaySettings } from './pay-settings.entity.js';
import type { WorkweekPlacement } from './rules/moved-workweek.js';

export type PaySettingsRow = Omit<RowOf<PaySettings>, 'company_id'> & {
  /** Day from which the present workweek counts, 'YYYY-MM-DD'; null: from the beginning. */
  workweek_from: string | null;
};

/** Of a company that has set nothing. 2023-01-01 was a Sunday. */
export const DEFAULT_PAY_SETTINGS: PaySettingsRow = {
  workweek_day: 0,
  workweek_minute: 0,
  workweek_from: null,
  period_kind: 'weekly',
  period_anchor: '2023-01-01',
  adp_company_code: '',
  adp_batch_id: '',
  payroll_company_id: '',
};

/** @param zone of the company */
export function placementOf(
  { workweek_day: day, workweek_minute: minute }: PaySettingsRow,
  zone: string,
): WorkweekPlacement {
  return { zone, day, minute };
}

/** Settings beside a company, which may have none. */
type FoundSettings = { [Key in keyof PaySettingsRow]: PaySettingsRow[Key] | null } & {
  is_set: boolean;
};

const COLUMNS = columnsOf(PaySettings, 'ps', ['company_id']);

@Injectable()
export class PaySettingsQueries {
  /** One statement. @throws NotFound the actor may not read the company's money */
  ofCompany(work: Work, companyId: number): Promise<PaySettingsRow> {
    assertMoneyReached(work.actor, companyId);
    return this.read(work, companyId);
  }

  /** For computing what somebody may read who is none of the office: a worker's own pay. One statement. */
  ofCompanyUnchecked(work: Work, companyId: number): Promise<PaySettingsRow> {
    return this.read(work, companyId);
  }

  private async read(work: Work, companyId: number): Promise<PaySettingsRow> {
    const row = await work.row<FoundSettings>(
      `select ${COLUMNS}, ps.company_id is not null as is_set,
              (select max(ew.until)::text from earlier_workweeks ew where ew.company_id = c.id) as workweek_from
         from companies c left join pay_settings ps on ps.company_id = c.id where c.id = $1`,
      [companyId],
    );
    if (!row) return DEFAULT_PAY_SETTINGS;
    const { is_set: isSet, ...settings } = row;
    return isSet
      ? (settings as PaySettingsRow)
      : { ...DEFAULT_PAY_SETTINGS, workweek_from: row.workweek_from };
  }
}
