import { plannedMinutes } from '#libs/call-time';
import type { WorkRules } from '#libs/company';
import {
  EVENT_BASE_COLUMNS,
  EVENT_JOINS,
  type EventBaseRow,
  eventWorkRules,
  zoneOf,
} from '#libs/event';
import { isConfirmedAfterStart, type RequestInContext } from '#libs/labor';
import type { TypedTimeRounding } from './rules/round-edited.js';
import { isClosed, type SheetState } from './rules/sheet-state.js';
import type { TimeEntry } from './time-entry.entity.js';
import type { FoundTimeEntry } from './time-entry.rows.js';

/** A request with everything that its hours depend on. */
export type ShiftRow = Pick<
  RequestInContext,
  | 'state'
  | 'confirmed_at'
  | 'worker_id'
  | 'requirement_id'
  | 'call_time_id'
  | 'call_name'
  | 'starts_at'
> & {
  request_id: number;
  worker_name: string;
  call_slug: string;
  requirement_minimum: number | null;
  call_minimum: number | null;
  call_expected: number | null;
  deleted: boolean;
  sheet_state: SheetState;
  event: EventBaseRow;
};

/** Selects `ShiftRow`. */
export const SELECT_SHIFT = `
  select r.id as request_id, r.state, r.confirmed_at, r.worker_id, w.name as worker_name, q.id as requirement_id, q.minimum_minutes as requirement_minimum,
         ct.id as call_time_id, ct.slug as call_slug, ct.name as call_name, ct.minimum_minutes as call_minimum, ct.expected_minutes as call_expected, ct.starts_at,
         coalesce(q.archived_at, ct.archived_at) is not null as deleted, coalesce(ts.state, 'draft') as sheet_state,
         (select to_jsonb(event) from (select ${EVENT_BASE_COLUMNS}) event) as event
    from labor_requests r
    join workers w on w.id = r.worker_id
    join labor_requirements q on q.id = r.labor_requirement_id
    join call_times ct on ct.id = q.call_time_id
    join (${EVENT_JOINS}) on e.id = ct.event_id
    left join time_sheets ts on ts.call_time_id = ct.id`;

/** One worker's work on one call: the request, and its hours so far. */
export class Shift {
  constructor(
    private readonly row: ShiftRow,
    private readonly found: FoundTimeEntry | null,
  ) {}

  /** Also a voided entry, which the next sign-in restores. */
  get entry(): TimeEntry | null {
    return this.found?.entry ?? null;
  }

  get requestId(): number {
    return this.row.request_id;
  }

  get workerName(): string {
    return this.row.worker_name;
  }

  get callTimeSlug(): string {
    return this.row.call_slug;
  }

  get event(): EventBaseRow {
    return this.row.event;
  }

  get requirementId(): number {
    return this.row.requirement_id;
  }

  get callTimeId(): number {
    return this.row.call_time_id;
  }

  get companyId(): number {
    return this.row.event.company_id;
  }

  get isConfirmed(): boolean {
    return this.row.state === 'confirmed';
  }

  /** Whether the requirement, its call or its event is deleted. */
  get isDeleted(): boolean {
    return this.row.deleted;
  }

  /** Of the time sheet of its call. */
  get sheetState(): SheetState {
    return this.row.sheet_state;
  }

  get isOnClosedSheet(): boolean {
    return isClosed(this.row.sheet_state);
  }

  /** Whether the event is canceled. */
  get isCanceled(): boolean {
    return this.row.event.canceled;
  }

  /** Where a shift starts, whenever its worker signs in, unless they were confirmed late. */
  get scheduledStart(): Date {
    return this.row.starts_at;
  }

  /** When the worker was confirmed, where that was after the call had begun; else null. */
  get confirmedLateAt(): Date | null {
    const { confirmed_at: confirmedAt, starts_at: startsAt } = this.row;
    return isConfirmedAfterStart(confirmedAt, startsAt) ? confirmedAt : null;
  }

  /** The planned length of the call, which decides when it is over. */
  get plannedMinutes(): number {
    const { call_expected: expected, call_minimum: minimum, event } = this.row;
    return plannedMinutes({ expected_minutes: expected, minimum_minutes: minimum }, event);
  }

  /** The hours that count; null before the first sign-in, and while they are void. */
  get hours(): TimeEntry | null {
    const { entry } = this;
    return entry && entry.voidedAt === null ? entry : null;
  }

  /**
   * The earliest time of a break: the sign-in, where it was before the start that counts; null
   * without hours.
   */
  get presentSince(): Date | null {
    const { hours } = this;
    const signedInAt = this.found?.signedInAt;
    if (!hours) return null;
    return signedInAt && signedInAt < hours.startAt ? signedInAt : hours.startAt;
  }

  /** IANA name: as frozen at sign-out, before that the event's. */
  get zone(): string {
    return this.hours?.timeZone ?? zoneOf(this.row.event);
  }

  get roundUpTarget(): TypedTimeRounding {
    return this.hours?.roundUpTarget ?? this.row.event.company.round_up_target;
  }

  /** As frozen at sign-out, before that the present work rules. */
  get rules(): WorkRules {
    const { event, requirement_minimum, call_minimum } = this.row;
    return (
      this.hours?.frozenRules ??
      eventWorkRules(event, {
        callTime: { minimum_minutes: call_minimum },
        requirement: { minimum_minutes: requirement_minimum },
      })
    );
  }
}
