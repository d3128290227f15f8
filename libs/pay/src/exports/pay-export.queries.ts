import { Injectable } from '@nestjs/common';
import { nameOfUserWithId } from '#libs/identity';
import { NotFound } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import type { PayExport } from './pay-export.entity.js';

export type PayExportRow = Omit<
  RowOf<PayExport>,
  'company_id' | 'created_by_user_id' | 'pay_period_id'
> & {
  /** First day of the closed period; null: made of dates. */
  period: string | null;
  /** Full name, else user name; null: an erased person. */
  created_by: string | null;
};

const SELECT = `
  select pxe.id, pxe.format, pxe.options, pxe.file_name, pxe.state, pxe.done, pxe.total, pxe.sha256, pxe.summary, pxe.created_at,
         pxe.finished_at, pp.starts_on::text as period,
         ${nameOfUserWithId('pxe.created_by_user_id')} as created_by
    from pay_exports pxe
    left join pay_periods pp on pp.company_id = pxe.company_id and pp.id = pxe.pay_period_id`;

/** Files of hours and pay that were asked for. One statement each. */
@Injectable()
export class PayExportQueries {
  /** The latest hundred, newest first. @throws NotFound the actor may not read the company's money */
  async ofCompany(work: Work, companyId: number): Promise<PayExportRow[]> {
    assertMoneyReached(work.actor, companyId);
    return work.rows<PayExportRow>(
      `${SELECT} where pxe.company_id = $1 order by pxe.id desc limit 100`,
      [companyId],
    );
  }

  /** Of one closed period, newest first. @throws NotFound as `ofCompany` */
  async ofPeriod(work: Work, companyId: number, periodId: number): Promise<PayExportRow[]> {
    assertMoneyReached(work.actor, companyId);
    return work.rows<PayExportRow>(
      `${SELECT} where pxe.company_id = $1 and pxe.pay_period_id = $2 order by pxe.id desc limit 100`,
      [companyId, periodId],
    );
  }

  /** @throws NotFound unknown, another company's, or the actor may not read its money */
  async find(work: Work, companyId: number, id: number): Promise<PayExportRow> {
    assertMoneyReached(work.actor, companyId);
    const row = await work.row<PayExportRow>(
      `${SELECT} where pxe.company_id = $1 and pxe.id = $2`,
      [companyId, id],
    );
    if (!row) throw new NotFound('PayExport');
    return row;
  }
}
