import { Injectable } from '@nestjs/common';
import { isDate, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { PayCalculationQueries } from '../calculation/pay-calculation.queries.js';
import { assertMoneyReached } from '../pay.policy.js';
import { ENTRIES_BY_ID } from '../worked-time/canceled-time.rows.js';
import {
  type CarriedDifference,
  CarriedDifferenceQueries,
  carriedDifferences,
  type EntryAhead,
} from './carried-difference.queries.js';
import { PayDifferenceQueries } from './pay-difference.queries.js';
import { PeriodIsClosed } from './pay-period.errors.js';
import { PayPeriodQueries } from './pay-period.queries.js';
import { differences, frozenItems } from './rules/frozen-item.js';
import type { PeriodDates } from './rules/open-periods.js';
import { type WorkAhead, worksAhead } from './rules/work-ahead.js';
import { type ItemAhead, type WorkerAhead, workerTotals } from './rules/worker-totals.js';
import { type WaitingEntry, WaitingEntryQueries } from './waiting-entry.queries.js';

/** More entries of closed periods than these are not computed for a screen. */
export const MOST_COMPARED = 2000;

/** What closing a period would pay, and what should be looked at before. */
export interface PeriodAhead {
  /** By name. */
  workers: WorkerAhead[];
  differences: CarriedDifference[];
  /** Entries that may differ, where they are too many to be computed for a screen. 0: all are in the numbers. */
  uncounted: number;
  /** Workers' sentences about hours that nobody has answered, of calls until the last day. */
  disputes: number;
  /** Scans until the last day that a steward has to judge. */
  scans: number;
}

interface LookedAt {
  waiting: WaitingEntry[];
  /** Ids of entries of closed periods that may differ. */
  changed: number[];
}

interface Compared {
  ids: number[];
  /** Of closed periods. */
  differing: Set<number>;
  isDraft: Map<number, boolean>;
  uncounted: number;
}

/** An open period before it is closed: the same numbers as closing it now would freeze. */
@Injectable()
export class PeriodAheadQueries {
  constructor(
    private readonly periods: PayPeriodQueries,
    private readonly waiting: WaitingEntryQueries,
    private readonly calculation: PayCalculationQueries,
    private readonly changes: PayDifferenceQueries,
    private readonly carried: CarriedDifferenceQueries,
  ) {}

  /**
   * The open period that begins on a day. Twelve statements.
   *
   * @throws NotFound no period begins so, or the actor may not read the company's money
   * @throws PeriodIsClosed
   */
  async ofOpen(work: Work, companyId: number, startsOn: string): Promise<PeriodAhead> {
    assertMoneyReached(work.actor, companyId);
    const { open, lastClosed } = await this.periods.datesUnchecked(work, companyId);
    const dates = open.find((each) => each.startsOn === startsOn);
    if (dates) return this.ofPeriod(work, companyId, dates);
    if (isDate(startsOn) && lastClosed !== null && startsOn <= lastClosed)
      throw new PeriodIsClosed();
    throw new NotFound('PayPeriod');
  }

  /**
   * Approved calls and cancellations until the last day, and what comes as a difference; drafts of calls on its dates stand beside. Eleven
   * statements.
   *
   * @throws NotFound the actor may not read the company's money
   */
  async ofPeriod(work: Work, companyId: number, dates: PeriodDates): Promise<PeriodAhead> {
    assertMoneyReached(work.actor, companyId);
    const [compared, open] = await Promise.all([
      this.lookedAt(work, companyId, dates).then(comparedOf),
      this.openUnchecked(work, companyId, dates.endsOn),
    ]);
    const entries = await this.carried.entriesUnchecked(work, compared.ids);
    const items = await this.itemsUnchecked(work, companyId, compared, entries);
    const carried = items.filter(({ isDifference }) => isDifference).map(({ item }) => item);
    return {
      ...{ ...open, uncounted: compared.uncounted, workers: workerTotals(items) },
      differences: carriedDifferences(carried, entries),
    };
  }

  /** What the same closing would pay one worker, entry by entry, by date. Eleven statements. The caller has checked the right. */
  async ofWorkerUnchecked(
    work: Work,
    companyId: number,
    dates: PeriodDates,
    workerId: number,
  ): Promise<WorkAhead[]> {
    const { waiting, changed } = await this.lookedAt(work, companyId, dates);
    const ids = [...waiting.map(({ id }) => id), ...changed];
    const ofWorker = await work.rows<{ id: number }>(
      `select paid.id from ${ENTRIES_BY_ID} where paid.worker_id = $2`,
      [ids, workerId],
    );
    const own = new Set(ofWorker.map(({ id }) => id));
    const compared = comparedOf({
      waiting: waiting.filter(({ id }) => own.has(id)),
      changed: changed.filter((id) => own.has(id)),
    });
    const entries = await this.carried.entriesUnchecked(work, compared.ids);
    return worksAhead(await this.itemsUnchecked(work, companyId, compared, entries), entries);
  }

  /** What closing a period looks at. */
  private async lookedAt(work: Work, companyId: number, dates: PeriodDates): Promise<LookedAt> {
    const [waiting, changed] = await Promise.all([
      this.waiting.ofPeriodUnchecked(work, companyId, dates),
      this.changes.changedUnchecked(work, companyId),
    ]);
    return { waiting, changed };
  }

  /** What has to be added to what was frozen of these entries. */
  private async itemsUnchecked(
    work: Work,
    companyId: number,
    { differing, isDraft }: Compared,
    entries: ReadonlyMap<number, EntryAhead>,
  ): Promise<ItemAhead[]> {
    const ids = [...entries.keys()];
    const [{ workers }, frozen] = await Promise.all([
      this.calculation.ofEntriesUnchecked(work, companyId, { ids }),
      this.changes.frozenUnchecked(work, ids),
    ]);
    const current = workers.flatMap((worker) => worker.entries.flatMap(frozenItems));
    return differences(frozen, current).map((item) => ({
      ...{ item, person: entries.get(item.entryId)! },
      isDifference: differing.has(item.entryId),
      isDraft: isDraft.get(item.entryId) ?? false,
    }));
  }

  private async openUnchecked(
    work: Work,
    companyId: number,
    endsOn: string,
  ): Promise<Pick<PeriodAhead, 'disputes' | 'scans'>> {
    const row = await work.row<Pick<PeriodAhead, 'disputes' | 'scans'>>(
      `select (select count(*)::int from time_entry_disputes ted join call_times ct on ct.id = ted.call_time_id
                where ted.company_id = c.id and ted.answered_at is null and ct.date <= $2) as disputes,
              (select count(*)::int from scans sc join events e on e.id = sc.event_id
                where e.company_id = c.id and sc.outcome = 'kept' and sc.judgement is null
                  and (sc.at at time zone c.time_zone)::date <= $2) as scans
         from companies c where c.id = $1`,
      [companyId, endsOn],
    );
    return row!;
  }
}

/** Too many that may differ are left out, and counted. */
function comparedOf({ waiting, changed }: LookedAt): Compared {
  const uncounted = changed.length > MOST_COMPARED ? changed.length : 0;
  const differing = new Set(uncounted > 0 ? [] : changed);
  const isDraft = new Map(waiting.map(({ id, isApproved }) => [id, !isApproved]));
  return { ids: [...new Set([...isDraft.keys(), ...differing])], differing, isDraft, uncounted };
}
