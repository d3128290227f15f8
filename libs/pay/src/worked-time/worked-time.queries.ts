import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { Placed } from '../engine/pay-input.js';
import { CANCELLATION_COUNTS, SELECT_CANCELED_TIMES } from './canceled-time.rows.js';
import { CONTEXT_DAYS, wholeWeeks } from './whole-weeks.js';
import { SELECT_WORKED_TIMES, type WorkedTimeRow, workedTimeOf } from './worked-time.rows.js';
import type { MinuteSpan, PayableEntry, PayableWeeks } from './worked-time.js';

const DAY = 1440;
/** No shift is longer: its times lie within seven days of the call. */
const LONGEST_SHIFT_DAYS = 14;
/** Days around what is asked in which entries can matter: context, the week, a shift across its border. */
export const DAYS_BEFORE = CONTEXT_DAYS + 7 + LONGEST_SHIFT_DAYS;
export const DAYS_AFTER = 7 + LONGEST_SHIFT_DAYS;

/** Of the times of a worker: near enough to those that were asked for. */
const AROUND_ASKED = `between asked.first - make_interval(days => ${DAYS_BEFORE}) and asked.last + make_interval(days => ${DAYS_AFTER})`;

export interface WorkedTimeOptions {
  /** Running shifts end here; absent: they are left out. */
  runningUntil?: Date;
}

/** Entries and cancellations by what they belong to. */
export type EntrySelection =
  { callTimeIds: readonly number[] } | { eventIds: readonly number[] } | { ids: readonly number[] };

/**
 * Time entries as the pay engine reads them: raw punches, the span that counts without the minimum, the rules frozen at
 * sign-out. Voided entries are left out; those of archived calls and canceled events stay. Cancellations by the company come
 * along. Rates are not joined here.
 */
@Injectable()
export class WorkedTimeQueries {
  /**
   * Whole workweeks of workers around their entries that start in a span, with 14 days of context. Workers without such
   * entries are left out. One statement, for any number of workers.
   *
   * @returns by worker id
   */
  async ofWorkersUnchecked(
    work: Work,
    companyId: number,
    workerIds: readonly number[],
    span: MinuteSpan,
    placed: Placed,
    options: WorkedTimeOptions = {},
  ): Promise<PayableWeeks[]> {
    const times = await this.timesUnchecked(work, companyId, workerIds, span, options);
    const isAsked = ({ entry: { start } }: PayableEntry): boolean =>
      start >= span.from && start < span.to;
    return timesByWorker(times).flatMap((own) => wholeWeeks(own, isAsked, placed) ?? []);
  }

  /** The same around entries of calls, of events, or with these ids. One statement. */
  async ofEntriesUnchecked(
    work: Work,
    companyId: number,
    selection: EntrySelection,
    placed: Placed,
    options: WorkedTimeOptions = {},
  ): Promise<PayableWeeks[]> {
    const { hours, canceled, ids, isAsked } = selected(selection);
    if (ids.length === 0) return [];
    const rows = await work.jsonRows<WorkedTimeRow>(
      `with asked as (
         select found.worker_id, min(found.start_at) as first, max(found.start_at) as last from (
           select r.worker_id, te.start_at
             from time_entries te
             join labor_requests r on r.id = te.labor_request_id
             join labor_requirements q on q.id = r.labor_requirement_id
             join call_times ct on ct.id = q.call_time_id
            where ${hours} and te.voided_at is null and (te.end_at is not null or $3)
            union all
           select can.worker_id, can.starts_at from cancellations can join call_times ct on ct.id = can.call_time_id
            where ${canceled} and ${CANCELLATION_COUNTS}) found group by found.worker_id)
       ${SELECT_WORKED_TIMES}
         join asked on asked.worker_id = r.worker_id and te.start_at ${AROUND_ASKED}
        where e.company_id = $1 and te.voided_at is null and (te.end_at is not null or $3)
        union all
       ${SELECT_CANCELED_TIMES}
         join asked on asked.worker_id = can.worker_id and can.starts_at ${AROUND_ASKED}
        where can.company_id = $1 and ${CANCELLATION_COUNTS}
        order by worker_id, starts, id`,
      [companyId, ids, options.runningUntil !== undefined],
    );
    const times = rows.map((row) => workedTimeOf(row, options.runningUntil ?? null));
    return timesByWorker(times).flatMap((own) => wholeWeeks(own, isAsked, placed) ?? []);
  }

  /** The entries of workers from five weeks before a span to three weeks after it, by worker and start. One statement. */
  async timesUnchecked(
    work: Work,
    companyId: number,
    workerIds: readonly number[],
    { from, to }: MinuteSpan,
    { runningUntil }: WorkedTimeOptions = {},
  ): Promise<PayableEntry[]> {
    if (workerIds.length === 0) return [];
    const rows = await work.jsonRows<WorkedTimeRow>(
      `${SELECT_WORKED_TIMES}
        where e.company_id = $1 and r.worker_id = any($2::bigint[]) and te.voided_at is null
          and te.start_at >= $3 and te.start_at < $4 and (te.end_at is not null or $5)
        union all
       ${SELECT_CANCELED_TIMES}
        where can.company_id = $1 and can.worker_id = any($2::bigint[]) and can.starts_at >= $3 and can.starts_at < $4 and ${CANCELLATION_COUNTS}
        order by worker_id, starts, id`,
      [
        ...[
          companyId,
          workerIds,
          instant(from - DAYS_BEFORE * DAY),
          instant(to + DAYS_AFTER * DAY),
        ],
        runningUntil !== undefined,
      ],
    );
    return rows.map((row) => workedTimeOf(row, runningUntil ?? null));
  }
}

/** Times in the order of workers, one list for each. */
export function timesByWorker(times: readonly PayableEntry[]): PayableEntry[][] {
  const groups = new Map<number | null, PayableEntry[]>();
  for (const time of times) {
    const { workerId } = time.scope;
    const own = groups.get(workerId);
    if (own) own.push(time);
    else groups.set(workerId, [time]);
  }
  return [...groups.values()];
}

/** `$2` are the ids. */
function selected(selection: EntrySelection): {
  /** Of time entries te, requirements q and calls ct. */
  hours: string;
  /** Of cancellations can and calls ct. */
  canceled: string;
  ids: readonly number[];
  isAsked: (time: PayableEntry) => boolean;
} {
  const of = (
    [hours, canceled]: readonly [string, string],
    ids: readonly number[],
    idOf: (time: PayableEntry) => number,
  ): ReturnType<typeof selected> => {
    const wanted = new Set(ids);
    const isIn = '= any($2::bigint[])';
    return {
      ...{ hours: `${hours} ${isIn}`, canceled: `${canceled} ${isIn}`, ids },
      isAsked: (time) => wanted.has(idOf(time)),
    };
  };
  if ('ids' in selection) return of(['te.id', 'can.id'], selection.ids, ({ scope }) => scope.id);
  if ('eventIds' in selection)
    return of(
      ...([['ct.event_id', 'ct.event_id'], selection.eventIds] as const),
      ({ scope }) => scope.eventId,
    );
  return of(
    ...([['q.call_time_id', 'can.call_time_id'], selection.callTimeIds] as const),
    ({ callTimeId }) => callTimeId,
  );
}

function instant(minute: number): Date {
  return new Date(minute * 60_000);
}
