/** Minutes are whole; multipliers are hundredths (150 is one and a half). The meaning of each option: docs/pay.md. */
export interface Tier {
  /** Minutes after which it begins. */
  after: number;
  multiplier: number;
}

/** The first `first` minutes at `multiplier`, later ones at `then`; without `first` all at `multiplier`. */
export interface FirstThen {
  first?: number;
  multiplier: number;
  then?: number;
}

export interface MealRule {
  /** Minutes to the meal; 'call': the trigger of the call. */
  after: number | 'call';
  /** A shorter break is no meal. */
  length?: number;
  cure: 'until_meal' | 'next_hour' | 'one_hour_premium';
  /** Not used by `one_hour_premium`. */
  multiplier?: number;
  /** Minutes of work up to which a worker may waive this meal. */
  waivableUpTo?: number;
}

export interface NightRule {
  /** Minutes of the local day; `to` at or before `from` crosses midnight. */
  from: number;
  to: number;
  multiplier: number;
}

export interface TurnaroundRule {
  /** Minutes off: at least `from`, less than `below`. */
  from: number;
  below: number;
  /** Paid minutes before the rest from which on the rule holds. */
  afterWork?: number;
  multiplier: number;
  until: 'shift' | 'break';
}

/** What a day is to daily counters. */
export type DayKind = { kind: 'calendar' } | { kind: 'period'; gap: number } | { kind: 'rolling' };

export const LAYERS = ['federal', 'state', 'contract'] as const;
export type Layer = (typeof LAYERS)[number];

/** Rules that a company edits; every option may be missing. */
export interface RuleSet {
  name: string;
  version: number;
  layer: Layer;
  /** How its claims join those of the sets below; default: the highest counts. */
  combine?: 'highest' | 'adds';
  rounding?: { step: 5 | 6 | 15 };
  continuity?: number;
  day?: DayKind;
  daily?: Tier[];
  weekly?: Tier[];
  weekdays?: (FirstThen & { days: number[] })[];
  consecutive?: (FirstThen & { nth: number })[];
  meals?: MealRule[];
  nights?: NightRule[];
  /** Dates 'YYYY-MM-DD'. */
  holidays?: { dates: string[]; multiplier: number };
  rest?: TurnaroundRule[];
  minimum?: {
    minutes: number | 'call';
    /** Whether top-ups count towards overtime. */
    counts?: boolean;
    recall?: { within: number; minutes: number };
  };
  increment?: number;
  reporting?: { percent: number; least: number; most: number; neverMoreThanScheduled?: boolean };
  spread?: { over: number; minutes: number; cents: number };
  cancellation?: { notice: number; minutes: number };
  dayRate?: { minutes: number; half?: number };
  bonus?: 'straight_hours';
}

/** The options of a rule set, without its name, version and layer. */
export type Rules = Omit<RuleSet, 'name' | 'version' | 'layer'>;
