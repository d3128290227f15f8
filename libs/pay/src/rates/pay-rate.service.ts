import { Injectable } from '@nestjs/common';
import { Invalid, NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import type { Rate } from '../engine/pay-input.js';
import { assertMoneyReached, mayReadMoney } from '../pay.policy.js';
import { PayRateEndInvalid, PayRateExists, PayRateTooHigh } from './pay-rate.errors.js';
import {
  PayRateAdded,
  PayRateChanged,
  PayRateEnded,
  PayRateRemoved,
  priceInTrail,
  rateInTrail,
} from './pay-rate.facts.js';
import { PayRateListQueries } from './pay-rate-list.queries.js';
import { RATE_COLUMNS, type RateRow, scopeOf } from './pay-rate.queries.js';
import { isPlausible, MOST_OF_RATES } from './rules/most-of-rates.js';
import type { RateScope } from './rules/rate-precedence.js';

/** Of any unit; `isPlausible` knows what each may come to. */
export const MAX_RATE_AMOUNT = Math.max(...Object.values(MOST_OF_RATES));

/** Rates are added, changed and ended by who may read the company's money. */
@Injectable()
export class PayRateService {
  constructor(
    private readonly lists: PayRateListQueries,
    private readonly facts: FactBus,
  ) {}

  /**
   * From its date on, the new rate replaces an earlier rate, or end, of the same scope.
   *
   * @param scope of the company, as `RateNamingService` reads it
   * @param from 'YYYY-MM-DD'
   * @throws NotFound the actor may not read the company's money
   * @throws PayRateExists another one of the same scope and date
   * @throws PayRateTooHigh
   */
  async add(
    work: Work,
    companyId: number,
    scope: RateScope,
    rate: Rate,
    from: string,
  ): Promise<RateRow> {
    assertMoneyReached(work.actor, companyId);
    const row = await this.insert(work, companyId, scope, rate, from);
    const values = { companyId, id: row.id, after: rateInTrail(row) };
    await this.facts.record(work, new PayRateAdded(values));
    return row;
  }

  /** Another amount from the same date on. @throws NotFound, PayRateTooHigh */
  async change(work: Work, id: number, rate: Rate): Promise<RateRow> {
    const row = await this.lock(work, id);
    if (row.per === null || row.amount === null) throw new NotFound('PayRate');
    const before = { per: row.per, amount: row.amount };
    if (before.per === rate.per && before.amount === rate.amount) return row;
    assertPlausible(rate);
    await work.execute('update pay_rates set per = $2, amount = $3 where id = $1', [
      id,
      rate.per,
      rate.amount,
    ]);
    const changed = { before: priceInTrail(before), after: priceInTrail(rate) };
    await this.facts.record(
      work,
      new PayRateChanged({ companyId: row.company_id, id, ...changed }),
    );
    return { ...row, ...rate };
  }

  /**
   * Ends the rate: from `date` on, a less specific rate applies. Replaces an earlier end.
   *
   * @param date 'YYYY-MM-DD', the first one without the rate
   * @throws NotFound
   * @throws PayRateEndInvalid the rate does not count on the day before
   */
  async end(work: Work, id: number, date: string): Promise<RateRow> {
    const row = await this.reopen(work, id);
    if (date <= row.effective_from) throw new PayRateEndInvalid('before');
    const next = await work.row(
      `select 1 from pay_rates rate join pay_rates own on own.id = $1 and own.company_id = rate.company_id
        where rate.effective_from > own.effective_from and rate.effective_from <= $2
          and (rate.worker_id, rate.labor_type_id, rate.location_profile_id, rate.event_id, rate.labor_requirement_id)
              is not distinct from (own.worker_id, own.labor_type_id, own.location_profile_id, own.event_id, own.labor_requirement_id)`,
      [id, date],
    );
    if (next) throw new PayRateEndInvalid('after');
    await this.insert(work, row.company_id, scopeOf(row), null, date);
    const values = {
      companyId: row.company_id,
      id,
      before: rateInTrail(row),
      after: { ends_on: date },
    };
    await this.facts.record(work, new PayRateEnded(values));
    return row;
  }

  /** Takes the end back; a rate that is not ended stays as it is. @throws NotFound */
  async reopen(work: Work, id: number): Promise<RateRow> {
    const row = await this.lock(work, id);
    const { end_id: endId } = await this.lists.one(work, row.company_id, id);
    if (endId !== null) await this.remove(work, endId);
    return row;
  }

  /** For rates, with their end, and for ends of rates, that were a mistake. @throws NotFound */
  async remove(work: Work, id: number): Promise<void> {
    const row = await this.lock(work, id);
    if (row.amount !== null) await this.reopen(work, id);
    await work.execute('delete from pay_rates where id = $1', [id]);
    const values = { companyId: row.company_id, id, before: rateInTrail(row) };
    await this.facts.record(work, new PayRateRemoved(values));
  }

  private async lock(work: Work, id: number): Promise<RateRow> {
    const row = await work.row<RateRow>(
      `select ${RATE_COLUMNS} from pay_rates rate where rate.id = $1 for update`,
      [id],
    );
    if (!row || !mayReadMoney(work.actor, row.company_id)) throw new NotFound('PayRate');
    return row;
  }

  private async insert(
    work: Work,
    companyId: number,
    scope: RateScope,
    rate: Rate | null,
    from: string,
  ): Promise<RateRow> {
    if (rate) assertPlausible(rate);
    // An end stored for this date may be overwritten: nobody sees it after its rate was removed.
    const row = await work.row<RateRow>(
      `insert into pay_rates as rate (company_id, worker_id, labor_type_id, location_profile_id, event_id, labor_requirement_id, per, amount, effective_from, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (company_id, coalesce(worker_id, 0), coalesce(labor_type_id, 0), coalesce(location_profile_id, 0), coalesce(event_id, 0),
                    coalesce(labor_requirement_id, 0), effective_from)
       do update set per = excluded.per, amount = excluded.amount, created_at = excluded.created_at where rate.amount is null
       returning ${RATE_COLUMNS}`,
      [
        ...[companyId, scope.workerId, scope.laborTypeId, scope.locationId, scope.eventId],
        ...[scope.requirementId, rate?.per ?? null, rate?.amount ?? null, from, work.now],
      ],
    );
    if (!row) throw new PayRateExists();
    return row;
  }
}

function assertPlausible(rate: Rate): void {
  if (rate.amount <= 0) throw Invalid.field('amount', 'Use an amount above zero.');
  if (!isPlausible(rate)) throw new PayRateTooHigh(rate.per);
}
