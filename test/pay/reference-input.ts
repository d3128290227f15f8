/** The input of docs/pay.md, section 1, written down a second time. */
export interface Entry {
  id: number;
  zone: string;
  start: number;
  end: number;
  rawStart: number;
  rawEnd: number;
  breaks: readonly { start: number; rawStart: number; minutes: number; paid: boolean }[];
  rate: { per: 'hour' | 'day' | 'call'; amount: number } | null;
  minimum: number;
  mealTrigger: number;
  scheduled: number | null;
  sentHome: boolean;
  canceledNotice: number | null;
  waived: readonly ('first' | 'second')[];
  extras: readonly { kind: 'travel' | 'per_diem' | 'bonus' | 'gift'; cents: number }[];
  context?: boolean;
}

export interface Tier {
  after: number;
  multiplier: number;
}

export interface Part {
  first?: number;
  multiplier: number;
  then?: number;
}

export interface Meal {
  after: number | 'call';
  length?: number;
  cure: 'until_meal' | 'next_hour' | 'one_hour_premium';
  multiplier?: number;
  waivableUpTo?: number;
}

export interface Rest {
  from: number;
  below: number;
  afterWork?: number;
  multiplier: number;
  until: 'shift' | 'break';
}

export interface Rules {
  layer: 'federal' | 'state' | 'contract';
  combine?: 'highest' | 'adds';
  rounding?: { step: number };
  continuity?: number;
  day?: { kind: 'calendar' } | { kind: 'period'; gap: number } | { kind: 'rolling' };
  daily?: Tier[];
  weekly?: Tier[];
  weekdays?: (Part & { days: number[] })[];
  consecutive?: (Part & { nth: number })[];
  meals?: Meal[];
  nights?: { from: number; to: number; multiplier: number }[];
  holidays?: { dates: string[]; multiplier: number };
  rest?: Rest[];
  minimum?: {
    minutes: number | 'call';
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

export interface Input {
  zone: string;
  workweek: { day: number; minute: number };
  sets: readonly Rules[];
  entries: readonly Entry[];
}

/** The last set's value of an option. */
export function lastOf<K extends keyof Rules>(
  sets: readonly Rules[],
  option: K,
): Exclude<Rules[K], undefined> | undefined {
  const values = sets.map((set) => set[option]).filter((value) => value !== undefined);
  return values.at(-1) as Exclude<Rules[K], undefined> | undefined;
}
