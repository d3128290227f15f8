import { Injectable } from '@nestjs/common';
import {
  CALL_TIME_COLUMNS,
  CALL_TIME_EVENT,
  CALL_TIME_JOINS,
  CallTimeQueries,
  type CallTimeWithEvent,
} from '#libs/call-time';
import { assertManaged, type EventRow, zoneOf } from '#libs/event';
import { type RequestJson, requestsWithWorkers, type TimeEntryRow } from '#libs/labor';
import type { Work } from '#libs/platform';
import { hoursOfEntry, zoneOfEntry } from '../hours/hours-of-entry.js';
import {
  type TimeSheetState,
  TimeSheetStateQueries,
} from '../sheet-state/time-sheet-state.queries.js';
import type { HoursWorked } from '../hours/rules/hours-worked.js';

/** A confirmed worker of a call with the hours of the sheet. */
export interface HoursReportRow {
  requestId: number;
  worker: string;
  laborType: { id: number; name: string };
  /** IANA name of the zone in which its times are read. */
  zone: string;
  startAt: Date | null;
  endAt: Date | null;
  /** By time. */
  breaks: { startsAt: Date; minutes: number; paid: boolean }[];
  /** All zero while start or end is missing. */
  hours: HoursWorked;
}

export interface HoursReportCall {
  call: CallTimeWithEvent;
  /** By name. */
  rows: HoursReportRow[];
  sheet: TimeSheetState;
}

const NO_HOURS: HoursWorked = { normalMinutes: 0, penaltyMinutes: 0, totalMinutes: 0 };

/** Hours of confirmed workers, for reports on paper and screen. */
@Injectable()
export class HoursReportQueries {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly states: TimeSheetStateQueries,
  ) {}

  /**
   * One call. Three statements.
   *
   * @throws NotFound no such call, or another company's
   * @throws Unauthorized the actor does not manage its company
   */
  async ofCall(work: Work, callTimeSlug: string): Promise<HoursReportCall> {
    const call = await this.calls.reached(work, callTimeSlug);
    assertManaged(work.actor, call.event, 'CallTime');
    return (await this.withRows(work, [call]))[0]!;
  }

  /**
   * Calls of several events, by start of the event, then by time of the call. Events that do not exist or whose company the
   * actor does not manage are left out. Three statements.
   */
  async ofEvents(work: Work, eventIds: readonly number[]): Promise<HoursReportCall[]> {
    const calls = await work.rows<CallTimeWithEvent>(
      `select ${CALL_TIME_COLUMNS}, ${CALL_TIME_EVENT} from ${CALL_TIME_JOINS}
        where e.id = any($1::bigint[]) and e.archived_at is null and ct.archived_at is null
        order by e.start_date, e.id, ct.date, ct.time, ct.id`,
      [eventIds],
    );
    const managed = calls.filter(({ event }) => work.actor.manages(event.company_id));
    return this.withRows(work, managed);
  }

  private async withRows(
    work: Work,
    calls: readonly CallTimeWithEvent[],
  ): Promise<HoursReportCall[]> {
    const ids = calls.map(({ id }) => id);
    const [rows, sheets] = await Promise.all([
      rowsOf(work, calls),
      this.states.ofCallsUnchecked(work, ids),
    ]);
    return calls.map((call) => ({
      ...{ call, rows: rows.get(call.id) ?? [], sheet: sheets.get(call.id)! },
    }));
  }
}

type CrewRow = RequestJson & { call_time_id: number; labor_type: { id: number; name: string } };

/** Confirmed workers by call. One statement, none without calls. */
async function rowsOf(
  work: Work,
  calls: readonly CallTimeWithEvent[],
): Promise<Map<number, HoursReportRow[]>> {
  if (calls.length === 0) return new Map();
  const crew = await work.jsonRows<CrewRow>(
    requestsWithWorkers(
      `select r.*, q.call_time_id, json_build_object('id', t.id, 'name', t.name) as labor_type
         from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join labor_types t on t.id = q.labor_type_id
        where q.call_time_id = any($1::bigint[]) and q.archived_at is null and r.state = 'confirmed'`,
      'order by people.name, r.id',
      ', r.call_time_id, r.labor_type',
    ),
    [calls.map(({ id }) => id)],
  );
  const events = new Map(calls.map(({ id, event }) => [id, event]));
  const byCall = new Map<number, HoursReportRow[]>();
  for (const { id, worker, call_time_id: call, labor_type, time_entry } of crew) {
    const person = { requestId: id, worker: worker.name, laborType: labor_type };
    const row = { ...person, ...hoursIn(time_entry, events.get(call)!) };
    byCall.set(call, [...(byCall.get(call) ?? []), row]);
  }
  return byCall;
}

function hoursIn(
  entry: TimeEntryRow | null,
  event: EventRow,
): Pick<HoursReportRow, 'zone' | 'startAt' | 'endAt' | 'breaks' | 'hours'> {
  if (!entry)
    return { zone: zoneOf(event), startAt: null, endAt: null, breaks: [], hours: NO_HOURS };
  return {
    zone: zoneOfEntry(entry, event),
    startAt: new Date(entry.start_at),
    endAt: entry.end_at === null ? null : new Date(entry.end_at),
    breaks: entry.meal_breaks.map(({ starts_at: at, minutes, break_type: type }) => ({
      startsAt: new Date(at),
      minutes,
      paid: type === 'paid',
    })),
    hours: hoursOfEntry(entry, event),
  };
}
