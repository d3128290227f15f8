import type { RequestWithCall } from '#libs/labor';
import { zoneOf } from '#libs/event';
import { hoursOfEntry, type OwnRowRemarks, zoneOfEntry } from '#libs/time-entry';

/** A shift as the time sheet has it so far. */
export interface OwnShift {
  id: number;
  callName: string;
  eventName: string;
  company: string;
  role: string;
  /** 'YYYY-MM-DD' */
  date: string;
  zone: string;
  /** Id of the time entry; null: a no-show. */
  entryId: number | null;
  /** Null: a no-show. */
  startAt: string | null;
  /** Null: it runs, or a no-show. */
  endAt: string | null;
  breaks: { startsAt: string; minutes: number; paid: boolean }[];
  totalMinutes: number;
  penaltyMinutes: number;
  /** What became of it; null: it was gone when that was read. */
  remarks: OwnRowRemarks | null;
}

export interface OwnHours {
  /** 'YYYY-MM' */
  month: string;
  /** Latest first. */
  shifts: OwnShift[];
  /** Where they were worked, by name, and the slug of the contact there. */
  companies: { name: string; workerSlug: string }[];
  totalMinutes: number;
}

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** The month asked for; anything else is the month of `today`. @param today 'YYYY-MM-DD' */
export function monthOf(asked: string | undefined, today: string): string {
  return asked !== undefined && MONTH.test(asked) ? asked : today.slice(0, 7);
}

/** Neighbours of a month 'YYYY-MM'. */
export function monthAfter(month: string, by: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** First and last day of a month 'YYYY-MM'. */
export function daysOf(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { from: `${month}-01`, to: last };
}

/** Whether there is something to tell about the hours of a request: it has some, or is a no-show. */
export function hasHours({ time_entry: entry, state }: RequestWithCall): boolean {
  return entry !== null || state === 'no_show';
}

/** Hours and no-shows of one month. @param remarks by request */
export function ownHours(
  month: string,
  requests: readonly RequestWithCall[],
  remarks: ReadonlyMap<number, OwnRowRemarks>,
): OwnHours {
  const shifts = requests
    .filter(hasHours)
    .map((request) => shiftOf(request, remarks.get(request.id) ?? null))
    .reverse();
  return {
    month,
    shifts,
    companies: companiesOf(requests.filter(hasHours)),
    totalMinutes: shifts.reduce((sum, shift) => sum + shift.totalMinutes, 0),
  };
}

function companiesOf(requests: readonly RequestWithCall[]): OwnHours['companies'] {
  const companies = new Map(
    requests.map(({ worker, event }) => [
      worker.slug,
      { name: event.company.name, workerSlug: worker.slug },
    ]),
  );
  return [...companies.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function shiftOf(request: RequestWithCall, remarks: OwnRowRemarks | null): OwnShift {
  const { id, time_entry: entry, event, call_time: call, requirement } = request;
  const worked = entry ? hoursOfEntry(entry, event) : null;
  return {
    id,
    callName: call.name,
    eventName: event.event_name,
    company: event.company.name,
    role: requirement.labor_type.name,
    date: call.date,
    zone: entry ? zoneOfEntry(entry, event) : zoneOf(event),
    entryId: entry?.id ?? null,
    startAt: entry?.start_at ?? null,
    endAt: entry?.end_at ?? null,
    breaks: (entry?.meal_breaks ?? []).map((meal) => ({
      startsAt: meal.starts_at,
      minutes: meal.minutes,
      paid: meal.break_type === 'paid',
    })),
    totalMinutes: worked?.totalMinutes ?? 0,
    penaltyMinutes: worked?.penaltyMinutes ?? 0,
    remarks,
  };
}
