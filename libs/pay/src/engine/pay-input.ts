import type { RuleSet } from './rule-set.js';

/** What a rate is paid for. */
export const RATE_PERS = ['hour', 'day', 'call'] as const;

/** An amount is an integer in hundredths of a cent: 22.00 is 220000. */
export interface Rate {
  per: (typeof RATE_PERS)[number];
  amount: number;
}

export interface PayBreak {
  /** Minutes since 1970, UTC. */
  start: number;
  rawStart: number;
  minutes: number;
  paid: boolean;
}

export const EXTRA_KINDS = ['travel', 'per_diem', 'bonus', 'gift'] as const;
export type ExtraKind = (typeof EXTRA_KINDS)[number];

/** One time entry; instants are whole minutes since 1970, UTC. */
export interface PayEntry {
  id: number;
  /** IANA name of the event's zone: it decides dates, nights and holidays. */
  zone: string;
  /** The span that counts, without the minimum of the call. */
  start: number;
  end: number;
  rawStart: number;
  rawEnd: number;
  breaks: readonly PayBreak[];
  /** Null: hours only. */
  rate: Rate | null;
  /** Minutes, resolved for this call. */
  minimum: number;
  mealTrigger: number;
  /** Planned minutes; null: unknown. */
  scheduled: number | null;
  sentHome: boolean;
  /** Minutes of notice; null: not canceled. */
  canceledNotice: number | null;
  waived: readonly ('first' | 'second')[];
  extras: readonly { kind: ExtraKind; cents: number }[];
  /** Of the days before: it counts for rest, recall and consecutive, rolling and work-period days, and is not paid here. */
  context?: boolean;
}

/** Weekday (0 is Sunday) and minute of the day at which the workweek starts. */
export interface Workweek {
  day: number;
  minute: number;
}

/** Where the workweeks of a company lie. */
export interface Placed {
  /** IANA name of the company's zone: it places workweeks. */
  zone: string;
  workweek: Workweek;
  /** How they lay before, the earliest first: each until the first week of the next one that begins at `until` or later. */
  earlier?: readonly { zone: string; workweek: Workweek; until: number }[];
  /** In which of two weeks that overlap, where they were moved, the hours in both count. */
  overlap?: 'old' | 'new';
}

/** One worker, whole workweeks. */
export interface PayInput extends Placed {
  /** In the order federal, state, contract. */
  sets: readonly RuleSet[];
  entries: readonly PayEntry[];
}
