import { moneyText } from '#libs/kernel';
import {
  type ListedRate,
  MAX_RATE_AMOUNT,
  mostOfRatesText,
  type NamedScope,
  type Rate,
  RATE_PERS,
  type RateExplanation,
  type RateFilter,
} from '#libs/pay';
import {
  choice,
  date,
  flag,
  inline,
  integer,
  list,
  money,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { SUCCESS } from '../presenters/success.js';
import { CLOSED_PAY } from './closed-pay-effect.shape.js';
import { Choice, DateText, Flag, Id, Money, Text } from '../../edge/validation/fields.js';

const SLUG = { max: 50, optional: true } as const;

export class RatePriceDto {
  @Money({
    decimals: 4,
    max: MAX_RATE_AMOUNT,
    example: '22.00',
    description: `Exact, down to hundredths of a cent. Above zero: without a rate there are hours only. At most ${mostOfRatesText({ hour: 'for an hour', day: 'for a day', call: 'for a call' })}.`,
  })
  amount!: number;
  @Choice(RATE_PERS, { description: 'What is paid so much for.' }) per!: Rate['per'];
}

/** Names any of worker, skill, location and event, or worker and requirement; nothing: everybody's rate. */
export class NewRateDto extends RatePriceDto {
  @Text({ ...SLUG, example: 'kpu7rhw4nl', description: 'Slug. Left out, here and below: any.' })
  worker?: string;
  @Id({ optional: true, example: 3, description: 'Id of the skill.' }) skill?: number;
  @Id({ optional: true, example: 4, description: 'Id of the location.' }) location?: number;
  @Text({ ...SLUG, example: 'Ab3dE5g', description: 'Slug; not together with a location.' })
  event?: string;
  @Text({
    ...SLUG,
    example: 'Qx7kP2m',
    description: 'Slug; it has event, location and skill, so only a worker may stand beside it.',
  })
  requirement?: string;
  @DateText({
    description:
      'From which day on it counts, in the zone of the event, instead of an earlier one for the same.',
  })
  effective_from!: string;
}

export class RateEndDto {
  @DateText({ description: 'The first day without the rate, in the zone of the event.' })
  date!: string;
}

/** Which rates to list. */
export class RateFilterQuery {
  @Text({ ...SLUG, example: 'kpu7rhw4nl', description: 'Only rates that name this worker (slug).' })
  worker?: string;
  @Id({ optional: true, example: 3, description: 'Only rates of this skill (id).' }) skill?: number;
  @Id({ optional: true, example: 4, description: 'Only rates of this location (id).' })
  location?: number;
  @Text({ ...SLUG, example: 'Ab3dE5g', description: 'Only rates of this event (slug).' })
  event?: string;
  @Text({ ...SLUG, example: 'Qx7kP2m', description: 'Only rates of this requirement (slug).' })
  requirement?: string;
  @Flag({ optional: true, description: 'Also rates that are over.' }) past?: boolean;
}

export class RateExplanationQuery {
  @Text({
    ...SLUG,
    example: 'kpu7rhw4nl',
    description: 'Slug of the worker; left out: somebody who is not known yet.',
  })
  worker?: string;
  @DateText({
    optional: true,
    description: 'In the zone of the event; left out: the date of the call.',
  })
  date?: string;
}

const named = { name: text('Rigger') };
const EventName = inline({ slug: text('Ab3dE5g'), name: text('Harbor Lights Tour') });

const PAY_RATE = {
  id: integer(17),
  worker: nullable(
    inline({ slug: text('kpu7rhw4nl'), name: text('Ann Ames') }, 'Null, here and below: any.'),
  ),
  skill: nullable(inline({ id: integer(3), ...named })),
  location: nullable(inline({ id: integer(4), name: text('Arena') })),
  event: nullable(EventName),
  requirement: nullable(
    inline({ slug: text('Qx7kP2m'), name: text('Rigger, Load-in'), event: EventName }),
  ),
  amount: money('22.00', 'Exact, down to hundredths of a cent.'),
  per: choice(RATE_PERS),
  effective_from: date('2031-05-01', 'The first day on which it counts, in the zone of the event.'),
  until: nullable(
    date(
      '2031-09-01',
      'The first day on which it does not any more, in the zone of the event; null: it goes on.',
    ),
  ),
  ended: flag(false, 'It is ended; else a later rate for the same replaces it at `until`.'),
};
export const PayRateShape = object('PayRate', PAY_RATE);
export const ChangedPayRateShape = object('ChangedPayRate', {
  ...PAY_RATE,
  closed_pay: CLOSED_PAY,
});
export type ChangedPayRateView = Static<typeof ChangedPayRateShape>;
export const RemovedPayRateShape = object('RemovedPayRate', { ...SUCCESS, closed_pay: CLOSED_PAY });
export type RemovedPayRateView = Static<typeof RemovedPayRateShape>;
export type PayRateView = Static<typeof PayRateShape>;

export const RateExplanationShape = object('RateExplanation', {
  requirement: inline({
    slug: text('Qx7kP2m'),
    skill: text('Rigger'),
    call: text('Load-in'),
    event: EventName,
  }),
  worker: nullable(inline({ slug: text('kpu7rhw4nl'), name: text('Ann Ames') })),
  date: date('2031-05-01', 'The day that was asked about, in the zone of the event.'),
  rate: nullable(PayRateShape),
  others: list(PayRateShape, 'Rates that match too and are less special, the most special first.'),
});
export type RateExplanationView = Static<typeof RateExplanationShape>;

export function presentRate(rate: ListedRate): PayRateView {
  const { id, worker, skill, location, event, requirement, per, effective_from, until } = rate;
  return {
    id,
    worker: worker && { slug: worker.key, name: worker.name },
    skill: skill && { id: skill.key, name: skill.name },
    location: location && { id: location.key, name: location.name },
    event: event && { slug: event.key, name: event.name },
    requirement: requirement && {
      slug: requirement.key,
      name: requirement.name,
      event: { slug: requirement.event.key, name: requirement.event.name },
    },
    amount: moneyText(rate.amount, 4),
    per,
    effective_from,
    until,
    ended: rate.end_id !== null,
  };
}

export function presentExplanation({
  requirement: { slug, skill, call, event, event_slug },
  worker,
  date: asked,
  matching,
}: RateExplanation): RateExplanationView {
  const [rate, ...others] = matching.map(presentRate);
  return {
    requirement: { slug, skill, call, event: { slug: event_slug, name: event } },
    worker,
    date: asked,
    rate: rate ?? null,
    others,
  };
}

export function namedScope(body: NewRateDto): NamedScope {
  return {
    worker: body.worker ?? null,
    skill: body.skill ?? null,
    location: body.location ?? null,
    event: body.event ?? null,
    requirement: body.requirement ?? null,
  };
}

/** @param today rates that are over then are left out, unless they are asked for */
export function rateFilter(query: RateFilterQuery, today: string): RateFilter {
  const { past, ...filter } = query;
  return { ...filter, after: past ? null : today };
}
