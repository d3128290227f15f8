import { Injectable } from '@nestjs/common';
import { daysBetween, Invalid, isDate, NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { TimeSheetStateService } from '#libs/time-entry';
import { PayCalculationQueries } from '../calculation/pay-calculation.queries.js';
import { assertMoneyReached } from '../pay.policy.js';
import type { EntrySelection } from '../worked-time/worked-time.queries.js';
import { writeFrozen } from './closed-item.rows.js';
import { PayDifferenceQueries } from './pay-difference.queries.js';
import { PeriodIsClosed, PeriodIsRunning } from './pay-period.errors.js';
import { PayPeriodClosed } from './pay-period.facts.js';
import { PayPeriodQueries } from './pay-period.queries.js';
import { differences, type FrozenItem, frozenItems } from './rules/frozen-item.js';
import type { PeriodDates } from './rules/open-periods.js';
import { WaitingEntryQueries } from './waiting-entry.queries.js';

/** Calls, or cancellations, that are computed together. */
const AT_ONCE = 100;

const MOST_DAYS_TO_PAYDAY = 366;

interface ClosingPeriod extends PeriodDates {
  id: number;
  companyId: number;
}

/** Closes pay periods: what is approved is frozen, and what has changed since comes along as a difference. */
@Injectable()
export class PeriodClosingService {
  constructor(
    private readonly periods: PayPeriodQueries,
    private readonly waiting: WaitingEntryQueries,
    private readonly calculation: PayCalculationQueries,
    private readonly changes: PayDifferenceQueries,
    private readonly sheets: TimeSheetStateService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Closes a period and earlier open ones, which get no row of their own: freezes the lines of approved sheets and the cancellations
   * until its last day. Other sheets stay for the next period. Closings of one company run one after the other.
   *
   * @param startsOn first day of an open period, 'YYYY-MM-DD'
   * @param payday when it is paid; its year is the tax year
   * @throws NotFound the actor may not read the company's money, or no open period begins so
   * @throws PeriodIsClosed, PeriodIsRunning
   * @throws Invalid naming `payday`: no date, before the period begins, or a year after its end
   */
  async close(work: Work, companyId: number, startsOn: string, payday: string): Promise<number> {
    assertMoneyReached(work.actor, companyId);
    // Another closing of this company waits here, and then reads what this one has written.
    await work.rows('select id from companies where id = $1 for no key update', [companyId]);
    const dates = await this.openPeriod(work, companyId, startsOn);
    assertPayday(payday, dates);
    const made = await work.row<{ id: number }>(
      `insert into pay_periods (company_id, starts_on, ends_on, payday, closed_at, closed_by_user_id)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [companyId, dates.startsOn, dates.endsOn, payday, work.now, work.actor.userId],
    );
    const period = { ...dates, id: made!.id, companyId };
    const differing = await this.freezeDifferences(work, period);
    const exported = await this.freezeApproved(work, period);
    await this.freezeCancellations(work, period);
    const counts = { calls: exported.length, differences: differing };
    const { startsOn: starts_on, endsOn: ends_on } = dates;
    await this.facts.record(
      work,
      new PayPeriodClosed(companyId, period.id, { starts_on, ends_on, payday, ...counts }),
    );
    return period.id;
  }

  private async openPeriod(work: Work, companyId: number, startsOn: string): Promise<PeriodDates> {
    if (!isDate(startsOn)) throw new NotFound('PayPeriod');
    const { open, lastClosed, today } = await this.periods.datesUnchecked(work, companyId);
    if (lastClosed !== null && startsOn <= lastClosed) throw new PeriodIsClosed();
    const dates = open.find((each) => each.startsOn === startsOn);
    if (!dates) throw new NotFound('PayPeriod');
    if (dates.endsOn >= today) throw new PeriodIsRunning(dates.endsOn);
    return dates;
  }

  /** @returns the calls that are exported now */
  private async freezeApproved(work: Work, period: ClosingPeriod): Promise<number[]> {
    const waiting = await work.rows<{ id: number }>(
      `select ct.id from time_sheets ts join call_times ct on ct.id = ts.call_time_id
        where ts.company_id = $1 and ts.state = 'approved' and ct.date <= $2 order by ct.id`,
      [period.companyId, period.endsOn],
    );
    const exported = await this.sheets.markInClosedPeriod(
      work,
      waiting.map(({ id }) => id),
    );
    for (const callTimeIds of inParts(exported)) {
      const hours = await this.paidOf(work, period.companyId, { callTimeIds }, 'worked');
      await this.freeze(work, period, hours);
    }
    return exported;
  }

  /** Those of dates that no earlier period has had. */
  private async freezeCancellations(work: Work, period: ClosingPeriod): Promise<void> {
    const ids = await this.waiting.canceledUnchecked(work, period.companyId, period);
    for (const part of inParts(ids)) {
      const canceled = await this.paidOf(work, period.companyId, { ids: part }, 'canceled');
      await this.freeze(work, period, canceled);
    }
  }

  /** What came from an exported call was frozen there. */
  private async freeze(
    work: Work,
    period: ClosingPeriod,
    items: readonly FrozenItem[],
  ): Promise<void> {
    const ids = [...new Set(items.map(({ entryId }) => entryId))];
    const frozen = await this.changes.frozenUnchecked(work, ids);
    await writeFrozen(work, { ...period, isDifference: false }, differences(frozen, items));
  }

  /** @returns how many entries differ */
  private async freezeDifferences(work: Work, period: ClosingPeriod): Promise<number> {
    const changed = await this.changes.takeChangedUnchecked(work, period.companyId, period.id);
    const found = await this.changes.ofEntriesUnchecked(work, period.companyId, changed);
    await writeFrozen(work, { ...period, isDifference: true }, found);
    return new Set(found.map(({ entryId }) => entryId)).size;
  }

  private async paidOf(
    work: Work,
    companyId: number,
    selection: EntrySelection,
    state: 'worked' | 'canceled',
  ): Promise<FrozenItem[]> {
    const { workers } = await this.calculation.ofEntriesUnchecked(work, companyId, selection);
    return workers
      .flatMap(({ entries }) => entries)
      .filter(({ time }) => time.state === state)
      .flatMap(frozenItems);
  }
}

function assertPayday(payday: string, { startsOn, endsOn }: PeriodDates): void {
  if (!isDate(payday)) throw Invalid.field('payday', 'Write the date as YYYY-MM-DD.');
  if (payday < startsOn) throw Invalid.field('payday', 'This is before the period begins.');
  if (daysBetween(endsOn, payday) > MOST_DAYS_TO_PAYDAY)
    throw Invalid.field('payday', 'This is more than a year after the period.');
}

function inParts(ids: readonly number[]): number[][] {
  const parts = Math.ceil(ids.length / AT_ONCE);
  return Array.from({ length: parts }, (_, nth) => ids.slice(nth * AT_ONCE, (nth + 1) * AT_ONCE));
}
