import type { RequestWithCall } from '#libs/labor';
import { hoursOfEntry, zoneOfEntry } from '#libs/time-entry';

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
  startAt: string;
  /** Null: it runs. */
  endAt: string | null;
  breaks: { startsAt: string; minutes: number; paid: boolean }[];
  totalMinutes: number;
  penaltyMinutes: number;
}

export interface OwnHours {
  /** 'YYYY-MM' */
  month: string;
  /** Latest first. */
  shifts: OwnShift[];
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

/** Hours of requests of one month; without those that have none. */
export function ownHours(month: string, requests: readonly RequestWithCall[]): OwnHours {
  const shifts = requests.flatMap((request) => shiftOf(request)).reverse();
  return {
    month,
    shifts,
    totalMinutes: shifts.reduce((sum, shift) => sum + shift.totalMinutes, 0),
  };
}

function shiftOf({ id, time_entry: entry, event, call_time: call, requirement }: RequestWithCall) {
  if (!entry) return [];
  const { totalMinutes, penaltyMinutes } = hoursOfEntry(entry, event);
  const shift: OwnShift = {
    id,
    callName: call.name,
    eventName: event.event_name,
    company: event.company.name,
    role: requirement.labor_type.name,
    date: call.date,
    zone: zoneOfEntry(entry, event),
    startAt: entry.start_at,
    endAt: entry.end_at,
    breaks: entry.meal_breaks.map((meal) => ({
      startsAt: meal.starts_at,
      minutes: meal.minutes,
      paid: meal.break_type === 'paid',
    })),
    totalMinutes,
    penaltyMinutes,
  };
  return [shift];
}
