import { EXTRA_KINDS } from './pay-input.js';
import type { Layer } from './rule-set.js';

export const CLAIM_RULES = [
  ...(['daily', 'consecutive', 'weekday', 'weekly', 'rest', 'meal', 'holiday', 'night'] as const),
] as const;
export type ClaimRule = (typeof CLAIM_RULES)[number];

/** The overtime rules. Minutes claimed by a daily, weekday or consecutive-day rule do not count towards the weekly threshold. */
export const OVERTIME_RULES: ReadonlySet<ClaimRule> = new Set([
  ...(['daily', 'consecutive', 'weekday', 'weekly'] as const),
]);

/** A rule's claim on minutes. */
export interface Claim {
  set: string;
  version: number;
  layer: Layer;
  rule: ClaimRule;
  /** Hundredths. */
  multiplier: number;
  /** Minutes, or the minute of the day, after which it begins; null: the rule has no threshold. */
  threshold: number | null;
}

/** Why minutes are paid as they are. Counters are paid minutes before and after the line. */
export interface Because {
  code: 'regular' | 'paid_break' | ClaimRule;
  claim: Claim | null;
  adding: readonly Claim[];
  before: number | null;
  after: number | null;
}

/** Minutes in which nothing changes. Money is in cents; null: the entry has no rate. */
export interface PayLine {
  entryId: number;
  from: number;
  to: number;
  minutes: number;
  /** Hundredths. */
  multiplier: number;
  /** Local date of the minutes. */
  date: string;
  /** First minute of the workweek. */
  week: number;
  paidBreak: boolean;
  /** Hourly rate of the entry in hundredths of a cent, rounded for display; null: none. */
  rate: number | null;
  straight: number | null;
  premium: number | null;
  amount: number | null;
  federal: number | null;
  state: number | null;
  contract: number | null;
  because: Because;
}

export const ADDER_KINDS = [
  ...(['top_up', 'increment', 'meal_premium', 'reporting', 'spread', 'cancellation'] as const),
  ...(['day_rate', 'call_rate'] as const),
  ...EXTRA_KINDS,
  ...(['bonus_overtime', 'federal_difference'] as const),
] as const;
export type AdderKind = (typeof ADDER_KINDS)[number];

export const ADDER_CODES = [
  ...(['minimum', 'recall', 'increment', 'meal', 'reporting', 'spread', 'cancellation'] as const),
] as const;

/** Why a rule pays an adder. `recall` is the minimum of who was called back; of the other codes the kind says the same. */
export interface AdderBecause {
  code: (typeof ADDER_CODES)[number];
  /** Minutes that are paid at least, or those beyond which a meal or spread is paid; of a cancellation, the notice that is due. */
  threshold: number;
  /** Minutes that were counted against it: paid ones, those worked, the spread of the day, or the notice that was given. */
  before: number;
}

/** Pay beside the lines: top-ups, premiums, extras, day and call rates, week-end overtime. */
export interface PayAdder {
  entryId: number;
  kind: AdderKind;
  /** Null: not counted in minutes. */
  minutes: number | null;
  amount: number | null;
  /** Part of `amount` that the Fair Labor Standards Act requires above the regular rate. */
  federal: number;
  /** The set whose rule it is; null: no rule, it was typed. */
  set: string | null;
  version: number | null;
  /** Null: it was typed, or follows from the rate or the sums of the week. */
  because: AdderBecause | null;
  week: number;
}

/** What the regular rate of a workweek is made of, over entries that have a rate. */
export interface PayWeek {
  start: number;
  paidMinutes: number;
  /** Pay for work in hundredths of a cent, an exact fraction 'n/d'. The regular rate is this ÷ minutes × 60. */
  payForWork: string;
  /** The same in cents, rounded half up. */
  payCents: number;
  /** Hundredths of a cent per hour, rounded half up for display. */
  regularRate: number;
  bonusCents: number;
  /** What each entry brings in, in the order of time. The rounded cents may add up to others than those of the week. */
  entries: { entryId: number; minutes: number; cents: number }[];
}

export interface PayResult {
  lines: PayLine[];
  adders: PayAdder[];
  weeks: PayWeek[];
  /** Minutes that lay in two entries and count in the earlier one. */
  overlaps: { entryId: number; from: number; to: number }[];
}
