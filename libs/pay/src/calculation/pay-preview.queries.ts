import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { LAYERS, type RuleSet } from '../engine/rule-set.js';
import { assertMoneyReached } from '../pay.policy.js';
import { CANCELLATION_COUNTS, isAtShortNotice } from '../worked-time/canceled-time.rows.js';
import { PayCalculationQueries } from './pay-calculation.queries.js';
import { type PaySum, paySumOf } from './pay-sum.js';
import type { PaidWorker } from './pay-weeks.js';

/** As many calls as a preview shows. */
export const PREVIEWED_CALLS = 20;

interface PaidCall {
  id: number;
  slug: string;
  name: string;
  event_name: string;
  /** Local date, 'YYYY-MM-DD'. */
  date: string;
}

/** What a call comes to by the rules that count, and by others. */
export interface PreviewedCall extends PaidCall {
  before: PaySum;
  after: PaySum;
}

export interface PayPreview {
  /** The latest first. */
  calls: PreviewedCall[];
  /** Of all these calls. */
  before: PaySum;
  after: PaySum;
}

/** Pays the last calls by rules that nobody has saved yet. */
@Injectable()
export class PayPreviewQueries {
  constructor(private readonly calculation: PayCalculationQueries) {}

  /**
   * The last calls with finished shifts or cancellations that this or another set pays, as they are paid now and as they would be
   * with this set in its layer. The same engine computes both; nothing is stored. Seven statements.
   *
   * @throws NotFound the actor may not read the company's money
   */
  async ofLastCalls(work: Work, companyId: number, set: RuleSet): Promise<PayPreview> {
    assertMoneyReached(work.actor, companyId);
    const [calls, basis] = await Promise.all([
      this.lastCalls(work, companyId, set.cancellation?.notice ?? null),
      this.calculation.basisUnchecked(work, companyId),
    ]);
    const selection = { callTimeIds: calls.map(({ id }) => id) };
    const priced = await this.calculation.pricedOfSelection(work, basis, selection);
    const before = priced.pay((stack) => stack);
    const after = priced.pay((stack) => replacedIn(stack, set));
    return {
      calls: calls.map((call) => ({
        ...call,
        before: sumOf(before, call.id),
        after: sumOf(after, call.id),
      })),
      before: sumOf(before),
      after: sumOf(after),
    };
  }

  /** @param notice of the rules in minutes; null: they pay no cancellation */
  private lastCalls(work: Work, companyId: number, notice: number | null): Promise<PaidCall[]> {
    return work.rows<PaidCall>(
      `select ct.id, ct.slug, ct.name, e.event_name, ct.date from call_times ct join events e on e.id = ct.event_id
        where e.company_id = $1 and ct.starts_at <= $2 and (ct.archived_at is null and exists (
            select from labor_requirements q
              join labor_requests r on r.labor_requirement_id = q.id
              join time_entries te on te.labor_request_id = r.id
             where q.call_time_id = ct.id and te.end_at is not null and te.voided_at is null)
          or exists (
            select from cancellations can
             where can.call_time_id = ct.id and ${CANCELLATION_COUNTS} and ${isAtShortNotice('$1', '$3::int')}))
        order by ct.starts_at desc, ct.id desc limit ${PREVIEWED_CALLS}`,
      [companyId, work.now, notice],
    );
  }
}

/** The set in its place among those of other layers. */
export function replacedIn(stack: readonly RuleSet[], set: RuleSet): RuleSet[] {
  const place = ({ layer }: RuleSet): number => LAYERS.indexOf(layer);
  return [...stack.filter(({ layer }) => layer !== set.layer), set].sort(
    (one, other) => place(one) - place(other),
  );
}

/** @param callTimeId absent: of all */
function sumOf(workers: readonly PaidWorker[], callTimeId?: number): PaySum {
  return paySumOf(
    workers
      .flatMap(({ entries }) => entries)
      .filter(({ time }) => callTimeId === undefined || time.callTimeId === callTimeId),
  );
}
