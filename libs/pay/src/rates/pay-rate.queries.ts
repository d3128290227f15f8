import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { columnsOf, type RowOf, type Work } from '#libs/platform';
import { mayReadMoney } from '../pay.policy.js';
import { PayRate } from './pay-rate.entity.js';
import {
  type DatedRate,
  RateBook,
  type RatedWork,
  type RateScope,
} from './rules/rate-precedence.js';

/** Work with an id of the caller's choice: a time entry's, a request's. */
export interface RatedEntry extends RatedWork {
  id: number;
}

export type RateRow = RowOf<PayRate>;

export const RATE_COLUMNS = columnsOf(PayRate, 'rate');

@Injectable()
export class PayRateQueries {
  /** Whose rate it is. One statement. @throws NotFound no such rate, or its money is not for the actor */
  async companyIdOf(work: Work, id: number): Promise<number> {
    const row = await work.row<{ company_id: number }>(
      'select rate.company_id from pay_rates rate where rate.id = $1',
      [id],
    );
    if (!row || !mayReadMoney(work.actor, row.company_id)) throw new NotFound('PayRate');
    return row.company_id;
  }

  /** The rates of a company that can count for any of these. One statement. The caller has checked the right. */
  async bookUnchecked(
    work: Work,
    companyId: number,
    entries: readonly RatedWork[],
  ): Promise<RateBook> {
    if (entries.length === 0) return new RateBook([]);
    const all = (name: keyof RatedWork): unknown[] => [
      ...new Set(entries.map((entry) => entry[name]).filter((value) => value !== null)),
    ];
    const rows = await work.rows<RateRow>(
      `select ${RATE_COLUMNS} from pay_rates rate
        where rate.company_id = $1 and rate.effective_from <= $7
          and (rate.worker_id is null or rate.worker_id = any($2::bigint[]))
          and (rate.labor_type_id is null or rate.labor_type_id = any($3::bigint[]))
          and (rate.location_profile_id is null or rate.location_profile_id = any($4::bigint[]))
          and (rate.event_id is null or rate.event_id = any($5::bigint[]))
          and (rate.labor_requirement_id is null or rate.labor_requirement_id = any($6::bigint[]))`,
      [
        companyId,
        ...[all('workerId'), all('laborTypeId'), all('locationId'), all('eventId')],
        ...[all('requirementId'), all('date').sort().at(-1)],
      ],
    );
    return new RateBook(rows.map(datedRateOf));
  }
}

/** The row as the rule reads it. */
export function datedRateOf(row: Omit<RateRow, 'company_id' | 'created_at'>): DatedRate {
  const { id, per, amount, effective_from: from } = row;
  const rate = per === null || amount === null ? null : { per, amount };
  return { id, scope: scopeOf(row), rate, from };
}

/** What a row names. */
export function scopeOf(row: Omit<RateRow, 'company_id' | 'created_at'>): RateScope {
  return {
    workerId: row.worker_id,
    laborTypeId: row.labor_type_id,
    locationId: row.location_profile_id,
    eventId: row.event_id,
    requirementId: row.labor_requirement_id,
  };
}
