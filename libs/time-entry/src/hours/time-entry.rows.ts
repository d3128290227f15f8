import { type ValuesOf, valuesOf, type Work } from '#libs/platform';
import { TimeEntry } from './time-entry.entity.js';

/**
 * When the worker of hours te came: the instant of the sign-in that stands, a scan by its time or what a person typed; null
 * for imported hours without punches. `start_at` is the start that counts. Every "in since" is this instant.
 */
export const SIGNED_IN_AT = `(
  select p.raw_at from punches p left join scans sc on sc.id = p.scan_id
   where p.time_entry_id = te.id and p.edge = 'start' and (p.scan_id is null or sc.outcome = 'in')
   order by coalesce(sc.at, p.recorded_at) desc, p.id desc limit 1)`;

/** The hours of a request, including voided ones. */
export interface FoundTimeEntry {
  entry: TimeEntry;
  /** See `SIGNED_IN_AT`. */
  signedInAt: Date | null;
}

/** Null before the first sign-in. One statement. */
export async function findTimeEntry(work: Work, requestId: number): Promise<FoundTimeEntry | null> {
  return (await findTimeEntries(work, [requestId])).get(requestId) ?? null;
}

/** By request. One statement. */
export async function findTimeEntries(
  work: Work,
  requestIds: readonly number[],
): Promise<Map<number, FoundTimeEntry>> {
  const rows = await work.rows<ValuesOf<TimeEntry> & { signedInAt: Date | null }>(
    `select ${valuesOf(TimeEntry, 'te')},
            ${SIGNED_IN_AT} as "signedInAt"
       from time_entries te where te.labor_request_id = any($1)`,
    [requestIds],
  );
  return new Map(
    rows.map(({ signedInAt, ...entry }) => [
      entry.laborRequestId,
      { entry: Object.assign(new TimeEntry(), entry), signedInAt },
    ]),
  );
}

/** Values of a new entry; the work rules only when it is ended at once. */
export type NewTimeEntry = Pick<TimeEntry, 'laborRequestId' | 'startAt' | 'endAt'> &
  Partial<
    Pick<
      TimeEntry,
      'minimumMinutes' | 'mealTriggerMinutes' | 'roundUpMinutes' | 'roundUpTarget' | 'timeZone'
    >
  >;

/** @returns the id. One statement */
export async function insertTimeEntry(
  work: Work,
  { laborRequestId, startAt, endAt, ...frozen }: NewTimeEntry,
): Promise<number> {
  const {
    minimumMinutes = null,
    mealTriggerMinutes = null,
    roundUpMinutes = null,
    roundUpTarget = null,
    timeZone = null,
  } = frozen;
  const row = await work.row<{ id: number }>(
    `insert into time_entries (labor_request_id, start_at, end_at, minimum_minutes, meal_trigger_minutes, round_up_minutes, round_up_target, time_zone, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) returning id`,
    [
      laborRequestId,
      startAt,
      endAt,
      minimumMinutes,
      mealTriggerMinutes,
      roundUpMinutes,
      roundUpTarget,
      timeZone,
      work.now,
    ],
  );
  return row!.id;
}
