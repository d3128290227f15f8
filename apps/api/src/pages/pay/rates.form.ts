import type { NamedScope, Rate, RateFilter } from '#libs/pay';
import { MAX_RATE_AMOUNT, RATE_PERS } from '#libs/pay';
import { Choice, DateText, Id, Money, Text } from '../../edge/validation/fields.js';

export class RatePriceForm {
  @Money({ decimals: 4, max: MAX_RATE_AMOUNT }) amount!: number;
  @Choice(RATE_PERS) per!: Rate['per'];
}

/** A worker as typed; the slugs come from the address that narrows the list. */
export class NewRateForm extends RatePriceForm {
  @Text({ max: 250, optional: true, example: 'Ann Ames' }) worker?: string;
  @Id({ optional: true }) skill?: number;
  @Id({ optional: true }) location?: number;
  @Text({ max: 50, optional: true, example: 'Ab3dE5g' }) event?: string;
  @DateText() effective_from!: string;
}

export class ChangedRateForm extends RatePriceForm {
  @Id() id!: number;
}

export class EndedRateForm {
  @Id() id!: number;
  @DateText() date!: string;
}

export class RateIdForm {
  @Id() id!: number;
}

type Given = Readonly<Record<string, unknown>>;

export interface RatesQuery extends RateFilter {
  worker: string | null;
  skill: number | null;
  location: number | null;
  event: string | null;
  requirement: string | null;
  search: string;
  past: boolean;
  page: number;
}

/** What of the rates an address asks for; values that mean nothing count as absent. */
export function ratesQuery(given: Given): RatesQuery {
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  const slug = (name: string): string | null =>
    /^[A-Za-z0-9]{1,50}$/.test(text(name)) ? text(name) : null;
  const id = (name: string): number | null => {
    const value = Number(text(name));
    return Number.isSafeInteger(value) && value > 0 ? value : null;
  };
  return {
    worker: slug('worker'),
    skill: id('skill'),
    location: id('location'),
    event: slug('event'),
    requirement: slug('requirement'),
    search: text('search').slice(0, 200),
    past: text('past') === 'on',
    page: Math.min(Math.max(Math.trunc(Number(text('page'))) || 1, 1), 1_000_000),
  };
}

/** The address of the rates that the query asks for. */
export function ratesHref(company: string, query: Partial<RatesQuery> & { size?: number }): string {
  const { past, page, size, search, worker, skill, location, event, requirement } = query;
  const parameters = Object.entries({
    ...{ company, worker, skill, location, event, requirement, search },
    past: past ? 'on' : undefined,
    page: page === 1 ? undefined : page,
    per_page: size,
  }).flatMap(([name, value]) =>
    value === undefined || value === null || value === ''
      ? []
      : [`${name}=${encodeURIComponent(value)}`],
  );
  return `/app/pay/rates/?${parameters.join('&')}`;
}

/** What a new rate names: the address decides where it narrows, the form elsewhere. @param worker slug of a typed one */
export function scopeTyped(
  query: RatesQuery,
  form: NewRateForm,
  worker: string | null,
): NamedScope {
  if (query.requirement !== null)
    return {
      worker: query.worker ?? worker,
      skill: null,
      location: null,
      event: null,
      requirement: query.requirement,
    };
  const event = query.event ?? form.event ?? null;
  return {
    worker: query.worker ?? worker,
    skill: form.skill ?? null,
    location: form.location ?? null,
    event,
    requirement: null,
  };
}
