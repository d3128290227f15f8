import { EVENT_JOINS, eventWorkRules, zoneOf } from '#libs/event';
import { dateIn } from '#libs/kernel';
import { workedEnd } from '#libs/time-entry';
import type { PayBreak } from '../engine/pay-input.js';
import { mergedBreaks, sum } from '../engine/prepare.js';
import type { PayableEntry } from './worked-time.js';

const MINUTE = 60_000;

/** Minutes since 1970 of the instant in a column. */
const minutes = (column: string): string => `floor(extract(epoch from ${column}) / 60)::int`;

const RULES = ['minimum_minutes', 'meal_trigger_minutes', 'round_up_minutes'];
const objectOf = (alias: string, columns: readonly string[], more = ''): string =>
  `json_build_object(${columns.map((column) => `'${column}', ${alias}.${column}`).join(', ')}${more})`;

/** An event as far as its rules and zone go: in full it would make most of what is read. */
export type RuledEvent = Parameters<typeof eventWorkRules>[0] &
  Parameters<typeof zoneOf>[0] & {
    id: number;
    company_id: number;
    location_profile_id: number | null;
  };

/** `RuledEvent` as JSON; joins as in `EVENT_JOINS`. */
export const RULED_EVENT = objectOf(
  'e',
  ['id', 'company_id', 'location_profile_id', ...RULES],
  `, 'company', ${objectOf('c', ['time_zone', ...RULES])}, 'location', case when l.id is not null then ${objectOf('l', ['time_zone', ...RULES])} end`,
);

/** Instants are minutes since 1970. */
export interface WorkedTimeRow {
  id: number;
  /** Null: of a cancellation. */
  request_id: number | null;
  worker_id: number;
  requirement_id: number;
  labor_type_id: number;
  call_time_id: number;
  event_id: number;
  location_id: number | null;
  starts: number;
  /** Null: running. */
  ends: number | null;
  minimum_minutes: number | null;
  meal_trigger_minutes: number | null;
  round_up_minutes: number | null;
  time_zone: string | null;
  expected_minutes: number | null;
  requirement_minimum: number | null;
  call_minimum: number | null;
  breaks: { starts: number; minutes: number; paid: boolean }[] | null;
  /** In the order they were recorded. */
  punches: {
    edge: 'start' | 'end' | 'break_start';
    raw: number;
    counted: number;
    typed: boolean;
    recorded: string;
  }[];
  /** Where the rules are not frozen yet. */
  event: RuledEvent | null;
  /** Minutes; null: hours. */
  canceled_notice: number | null;
}

/** Selects `WorkedTimeRow`. */
export const SELECT_WORKED_TIMES = `
  select te.id, r.id as request_id, r.worker_id, q.id as requirement_id, q.labor_type_id, ct.id as call_time_id,
         e.id as event_id, e.location_profile_id as location_id, ${minutes('te.start_at')} as starts, ${minutes('te.end_at')} as ends,
         te.minimum_minutes, te.meal_trigger_minutes, te.round_up_minutes, te.time_zone,
         ct.expected_minutes, q.minimum_minutes as requirement_minimum, ct.minimum_minutes as call_minimum,
         (select json_agg(json_build_object('starts', ${minutes('mb.starts_at')}, 'minutes', mb.minutes, 'paid', mb.break_type = 'paid') order by mb.starts_at, mb.id)
            from meal_breaks mb where mb.time_entry_id = te.id) as breaks,
         (select coalesce(json_agg(json_build_object('edge', p.edge, 'raw', ${minutes('p.raw_at')}, 'counted', ${minutes('p.counted_at')},
                   'typed', p.source = 'time_sheet' and p.raw_at <> p.recorded_at, 'recorded', p.recorded_at) order by p.id), '[]')
            from punches p where p.time_entry_id = te.id and p.edge in ('start', 'end', 'break_start') and p.counted_at is not null) as punches,
         case when te.minimum_minutes is null or te.time_zone is null then ${RULED_EVENT} end as event, null::int as canceled_notice
    from time_entries te
    join labor_requests r on r.id = te.labor_request_id
    join labor_requirements q on q.id = r.labor_requirement_id
    join call_times ct on ct.id = q.call_time_id
    join (${EVENT_JOINS}) on e.id = ct.event_id`;

/** @param runningUntil where a running shift ends */
export function workedTimeOf(row: WorkedTimeRow, runningUntil: Date | null): PayableEntry {
  const { zone, rules } = rulesOf(row);
  const start = row.starts;
  const until = Math.floor((runningUntil?.getTime() ?? 0) / MINUTE);
  const end = row.ends === null ? Math.max(start, until) : endOf(row, rules.roundUp, zone);
  const taken = (row.breaks ?? []).map((each) => breakOf(each, row.punches));
  const breaks = rules.minimum > 0 ? leavingAMinute(taken, start, end) : taken;
  return {
    scope: {
      id: row.id,
      workerId: row.worker_id,
      laborTypeId: row.labor_type_id,
      locationId: row.location_id,
      eventId: row.event_id,
      requirementId: row.requirement_id,
      date: dateIn(zone, new Date(start * MINUTE)),
    },
    requestId: row.request_id,
    callTimeId: row.call_time_id,
    state: stateOf(row),
    entry: {
      id: row.id,
      ...{ zone, start, end, breaks },
      ...rawSpan(row, start, end),
      rate: null,
      minimum: rules.minimum,
      mealTrigger: rules.mealTrigger,
      scheduled: row.expected_minutes,
      sentHome: false,
      canceledNotice: row.canceled_notice,
      waived: [],
      extras: [],
    },
  };
}

function stateOf({ ends, canceled_notice: notice }: WorkedTimeRow): PayableEntry['state'] {
  if (notice !== null) return 'canceled';
  return ends === null ? 'running' : 'worked';
}

interface Rules {
  minimum: number;
  mealTrigger: number;
  roundUp: number;
}

/** As frozen at the first sign-out; before that the present ones. */
function rulesOf(row: WorkedTimeRow): { zone: string; rules: Rules } {
  const { event } = row;
  const present =
    event &&
    eventWorkRules(event, {
      callTime: { minimum_minutes: row.call_minimum },
      requirement: { minimum_minutes: row.requirement_minimum },
    });
  return {
    zone: row.time_zone ?? zoneOf(event!),
    rules: {
      minimum: row.minimum_minutes ?? present!.minimumMinutes,
      mealTrigger: row.meal_trigger_minutes ?? present!.mealTriggerMinutes,
      roundUp: row.round_up_minutes ?? present!.roundUpMinutes,
    },
  };
}

function endOf({ starts, ends, punches }: WorkedTimeRow, roundUp: number, zone: string): number {
  const last = punchOf(punches, 'end', ends!);
  const end = workedEnd({
    startAt: new Date(starts * MINUTE),
    endAt: new Date(ends! * MINUTE),
    punch: last
      ? {
          rawAt: new Date(last.raw * MINUTE),
          countedAt: new Date(last.counted * MINUTE),
          isTyped: last.typed,
        }
      : null,
    roundUpMinutes: roundUp,
    zone,
  });
  return Math.floor(end.getTime() / MINUTE);
}

/**
 * What was punched, where that is a span around work: hours that were recorded later than they were worked have no raw
 * punches but the counted ones.
 */
function rawSpan(
  { ends, punches }: WorkedTimeRow,
  start: number,
  end: number,
): { rawStart: number; rawEnd: number } {
  const rawEnd = (ends === null ? null : punchOf(punches, 'end', ends))?.raw ?? end;
  const startPunch = punchOf(punches, 'start', start);
  // An end was typed for somebody who had not come in: the start was written with it, and not punched.
  const isFilledIn = punches.some(
    ({ edge, typed, recorded }) =>
      edge === 'end' && typed && !startPunch?.typed && recorded === startPunch?.recorded,
  );
  const rawStart = isFilledIn ? start : (startPunch?.raw ?? start);
  if (rawStart < rawEnd) return { rawStart, rawEnd };
  return start < rawEnd ? { rawStart: start, rawEnd } : { rawStart: start, rawEnd: end };
}

function breakOf(
  { starts, minutes: length, paid }: NonNullable<WorkedTimeRow['breaks']>[number],
  punches: WorkedTimeRow['punches'],
): PayBreak {
  const rawStart = punchOf(punches, 'break_start', starts)?.raw ?? starts;
  return { start: starts, rawStart, minutes: length, paid };
}

/**
 * Breaks as they were; where unpaid ones cover the whole shift they end before its last minute, since whoever came is owed
 * the minimum of the call (docs/pay.md 12).
 */
function leavingAMinute(
  breaks: readonly PayBreak[],
  start: number,
  end: number,
): readonly PayBreak[] {
  const unpaid = breaks.filter(({ paid }) => !paid);
  const covered = mergedBreaks(unpaid, { from: start, to: end });
  if (end <= start || sum(covered) < end - start) return breaks;
  return breaks.flatMap((each) => {
    const minutes = Math.min(each.minutes, end - 1 - each.start);
    return minutes > 0 ? [{ ...each, minutes }] : [];
  });
}

/** The last punch that made a minute; what was set back to it, by undo or by hand, is again what was punched. */
function punchOf(
  punches: WorkedTimeRow['punches'],
  edge: WorkedTimeRow['punches'][number]['edge'],
  counted: number,
): WorkedTimeRow['punches'][number] | undefined {
  const made = punches.filter((each) => each.edge === edge && each.counted === counted);
  return made.findLast(({ typed }) => !typed) ?? made.at(-1);
}
