import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { PayInput } from '../engine/pay-input.js';
import { CONTEXT_DAYS, type MinuteSpan, wholeWeeks } from './whole-weeks.js';
import { SELECT_WORKED_TIMES, type WorkedTimeRow, workedTimeOf } from './worked-time.rows.js';
import type { WorkedTime, WorkedWeeks } from './worked-time.js';

const DAY = 1440;
/** No shift is longer: its times lie within seven days of the call. */
const LONGEST_SHIFT_DAYS = 14;

export interface WorkedTimeOptions {
  /** Running shifts end here; absent: they are left out. */
  runningUntil?: Date;
}

/**
 * Time entries as the pay engine reads them: raw punches, the span that counts without the minimum, the rules frozen at
 * sign-out. Voided entries are left out; those of archived calls and canceled events stay. Rates are not joined here.
 */
@Injectable()
export class WorkedTimeQueries {
  /**
   * Whole workweeks of workers around their entries that start in a span, with 14 days of context. Workers without such
   * entries are left out. One statement, for any number of workers.
   *
   * @param span minutes since 1970, the end not included
   * @returns by worker id
   */
  async ofWorkersUnchecked(
    work: Work,
    companyId: number,
    workerIds: readonly number[],
    span: MinuteSpan,
    placed: Pick<PayInput, 'zone' | 'workweek'>,
    options: WorkedTimeOptions = {},
  ): Promise<WorkedWeeks[]> {
    const times = await this.timesUnchecked(work, companyId, workerIds, span, options);
    return byWorker(times).flatMap((own) => wholeWeeks(own, span, placed) ?? []);
  }

  /**
   * The entries of workers from three weeks and a shift before a span to three weeks after it, by worker and start. One
   * statement.
   */
  async timesUnchecked(
    work: Work,
    companyId: number,
    workerIds: readonly number[],
    { from, to }: MinuteSpan,
    { runningUntil }: WorkedTimeOptions = {},
  ): Promise<WorkedTime[]> {
    if (workerIds.length === 0) return [];
    const before = from - (7 + CONTEXT_DAYS + LONGEST_SHIFT_DAYS) * DAY;
    const after = to + (7 + LONGEST_SHIFT_DAYS) * DAY;
    const rows = await work.jsonRows<WorkedTimeRow>(
      `${SELECT_WORKED_TIMES}
        where e.company_id = $1 and r.worker_id = any($2::bigint[]) and te.voided_at is null
          and te.start_at >= $3 and te.start_at < $4 and (te.end_at is not null or $5)
        order by r.worker_id, te.start_at, te.id`,
      [companyId, workerIds, instant(before), instant(after), runningUntil !== undefined],
    );
    return rows.map((row) => workedTimeOf(row, runningUntil ?? null));
  }

  /**
   * Workers with entries that start in a span, by id: for batches. One statement.
   *
   * @param after id of the last worker of the batch before; 0: from the beginning
   */
  async workerIdsUnchecked(
    work: Work,
    companyId: number,
    { from, to }: MinuteSpan,
    after: number,
    limit: number,
  ): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(
      `select distinct r.worker_id as id
         from time_entries te
         join labor_requests r on r.id = te.labor_request_id
         join workers w on w.id = r.worker_id
        where w.company_id = $1 and te.start_at >= $2 and te.start_at < $3 and te.voided_at is null and te.end_at is not null
          and r.worker_id > $4
        order by r.worker_id limit $5`,
      [companyId, instant(from), instant(to), after, limit],
    );
    return rows.map(({ id }) => id);
  }
}

function byWorker(times: readonly WorkedTime[]): WorkedTime[][] {
  const groups = new Map<number, WorkedTime[]>();
  for (const time of times) {
    const { workerId } = time.scope;
    const own = groups.get(workerId);
    if (own) own.push(time);
    else groups.set(workerId, [time]);
  }
  return [...groups.values()];
}

function instant(minute: number): Date {
  return new Date(minute * 60_000);
}
