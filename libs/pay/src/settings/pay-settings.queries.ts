import { Injectable } from '@nestjs/common';
import { columnsOf, type RowOf, type Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import { PaySettings } from './pay-settings.entity.js';

export type PaySettingsRow = Omit<RowOf<PaySettings>, 'company_id'>;

/** Of a company that has set nothing. 2023-01-01 was a Sunday. */
export const DEFAULT_PAY_SETTINGS: PaySettingsRow = {
  workweek_day: 0,
  workweek_minute: 0,
  period_kind: 'weekly',
  period_anchor: '2023-01-01',
  adp_company_code: '',
  adp_batch_id: '',
  payroll_company_id: '',
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
    const row = await work.row<PaySettingsRow>(
      `select ${COLUMNS} from pay_settings ps where ps.company_id = $1`,
      [companyId],
    );
    return row ?? DEFAULT_PAY_SETTINGS;
  }
}
