import type { Rate } from '../../engine/pay-input.js';

/** What a rate names; null: any. A requirement stands for its event, location and skill, an event for its location. */
export interface RateScope {
  workerId: number | null;
  laborTypeId: number | null;
  locationId: number | null;
  eventId: number | null;
  requirementId: number | null;
}

export interface DatedRate {
  id: number;
  scope: RateScope;
  /** Null: the rate of this scope is ended. */
  rate: Rate | null;
  /** 'YYYY-MM-DD'; it counts from that date on, until a later one of the same scope. */
  from: string;
}

/** Work that is to be paid. */
export interface RatedWork {
  /** Null: somebody who is not known yet. */
  workerId: number | null;
  laborTypeId: number;
  /** Null: the event has no location. */
  locationId: number | null;
  eventId: number;
  requirementId: number;
  /** Date of the start, in the zone of the event. */
  date: string;
}

type Named = keyof RateScope;

/**
 * What rates may name, the most special first (docs/pay.md, *Rates*): what was agreed for this job, then with this person,
 * then for the house, then for the skill; with equals in one, the next decides.
 */
export const RATE_SCOPES: readonly (readonly Named[])[] = [
  ['workerId', 'requirementId'],
  ['requirementId'],
  ['workerId', 'eventId', 'laborTypeId'],
  ['workerId', 'eventId'],
  ['eventId', 'laborTypeId'],
  ['eventId'],
  ['workerId', 'locationId', 'laborTypeId'],
  ['workerId', 'locationId'],
  ['workerId', 'laborTypeId'],
  ['workerId'],
  ['locationId', 'laborTypeId'],
  ['locationId'],
  ['laborTypeId'],
  [],
];

/** Whether rates may name this combination; `['eventId', 'locationId']`, for one, says the same thing twice. */
export function isRateScope(scope: RateScope): boolean {
  const names = namesOf(scope);
  return RATE_SCOPES.some(
    (allowed) => allowed.length === names.length && names.every((name) => allowed.includes(name)),
  );
}

/** The rates of a company, in any order, ready to be looked up. */
export class RateBook {
  /** By scope, the newest first. */
  private readonly rates = new Map<string, DatedRate[]>();

  constructor(rates: readonly DatedRate[]) {
    for (const rate of rates) {
      const key = keyOf(namesOf(rate.scope), rate.scope);
      const others = this.rates.get(key);
      if (others) others.push(rate);
      else this.rates.set(key, [rate]);
    }
    for (const dated of this.rates.values())
      dated.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : b.id - a.id));
  }

  /** The rates that match the work on its date, the most special first, without ended ones. The first one counts. */
  matching(work: RatedWork): DatedRate[] {
    return RATE_SCOPES.flatMap((names) => {
      if (names.some((name) => work[name] === null)) return [];
      const dated = this.rates.get(keyOf(names, work));
      const found = dated?.find(({ from }) => from <= work.date);
      return found && found.rate !== null ? [found] : [];
    });
  }

  /** The rate that counts; null: hours only, never a price of zero. */
  counting(work: RatedWork): DatedRate | null {
    return this.matching(work)[0] ?? null;
  }
}

function namesOf(scope: RateScope): Named[] {
  return (Object.keys(scope) as Named[]).filter((name) => scope[name] !== null);
}

function keyOf(names: readonly Named[], scope: RateScope): string {
  return [...names]
    .sort()
    .map((name) => `${name}:${scope[name]}`)
    .join(' ');
}
