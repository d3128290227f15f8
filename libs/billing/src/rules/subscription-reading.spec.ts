import fc from 'fast-check';
import type Stripe from 'stripe';
import {
  decidingSubscription,
  readSubscription,
  runningSubscriptions,
  type SubscriptionReading,
} from './subscription-reading.js';

const seconds = (text: string) => Date.parse(text) / 1000;

function reading(id: string, status: string, endedAt: string | null = null): SubscriptionReading {
  return {
    id,
    status,
    startedAt: new Date(0),
    periodEnd: new Date(0),
    trialEnd: null,
    cancelsAt: null,
    pausedAt: null,
    endedAt: endedAt === null ? null : new Date(endedAt),
    unpaidSince: null,
  };
}

describe('reading a subscription of Stripe', () => {
  const subscription = {
    id: 'sub_1',
    status: 'past_due',
    start_date: seconds('2031-01-01'),
    trial_end: null,
    cancel_at: seconds('2031-06-01'),
    ended_at: null,
    items: {
      data: [
        { current_period_end: seconds('2031-03-01') },
        { current_period_end: seconds('2031-02-01') },
      ],
    },
  } as unknown as Stripe.Subscription;
  const invoice = (finalized: string | null, created: string) =>
    ({
      created: seconds(created),
      status_transitions: { finalized_at: finalized === null ? null : seconds(finalized) },
    }) as Stripe.Invoice;

  it('takes the period from its items: the one that ends first', () => {
    expect(readSubscription(subscription, [])).toMatchObject({
      periodEnd: new Date('2031-02-01'),
      cancelsAt: new Date('2031-06-01'),
      unpaidSince: null,
    });
  });

  it('is unpaid since the oldest open invoice was finalized', () => {
    const open = [invoice('2031-02-10', '2031-02-09'), invoice(null, '2031-01-20')];
    expect(readSubscription(subscription, open).unpaidSince).toEqual(new Date('2031-01-20'));
  });

  it('keeps each instant apart, and knows none where Stripe names none', () => {
    const whole = {
      ...subscription,
      trial_end: seconds('2031-01-15'),
      status_details: { paused: { transitioned_at: seconds('2031-01-20') } },
    } as unknown as Stripe.Subscription;
    expect(readSubscription(whole, [])).toEqual({
      id: 'sub_1',
      status: 'past_due',
      startedAt: new Date('2031-01-01'),
      periodEnd: new Date('2031-02-01'),
      trialEnd: new Date('2031-01-15'),
      cancelsAt: new Date('2031-06-01'),
      pausedAt: new Date('2031-01-20'),
      endedAt: null,
      unpaidSince: null,
    });
    const unpaused = { ...subscription, status_details: {} } as Stripe.Subscription;
    expect(readSubscription(unpaused, [])).toMatchObject({ trialEnd: null, pausedAt: null });
  });

  it('no longer ends in the future once it has ended', () => {
    const over = { ...subscription, ended_at: seconds('2031-05-01') } as Stripe.Subscription;
    expect(readSubscription(over, [])).toMatchObject({
      cancelsAt: null,
      endedAt: new Date('2031-05-01'),
    });
  });

  it('has a period that ends with its start while it has no items', () => {
    const bare = { ...subscription, items: { data: [] } } as unknown as Stripe.Subscription;
    expect(readSubscription(bare, []).periodEnd).toEqual(new Date('2031-01-01'));
  });

  it.each`
    subscriptions                             | deciding | because
    ${[]}                                     | ${null}  | ${'there is none'}
    ${['a incomplete']}                       | ${null}  | ${'a first payment never came'}
    ${['a canceled', 'b active']}             | ${'b'}   | ${'somebody came back'}
    ${['a past_due', 'b active']}             | ${'b'}   | ${'one of them is paid'}
    ${['a paused', 'b past_due']}             | ${'b'}   | ${'a payment may still come'}
    ${['b active', 'a active']}               | ${'a'}   | ${'one of two equals, always the same'}
    ${['a canceled 2031', 'b canceled 2030']} | ${'a'}   | ${'it ended last'}
    ${['a canceled 2030', 'b canceled 2031']} | ${'b'}   | ${'the order of the list says nothing'}
    ${['b canceled 2030', 'a canceled 2030']} | ${'a'}   | ${'of two that ended at once always the same'}
    ${['a canceled 2030', 'b canceled 2030']} | ${'a'}   | ${'in whatever order they come'}
    ${['a canceled never', 'b canceled']}     | ${'b'}   | ${'an end that is not named is the earliest'}
    ${['a active', 'b active']}               | ${'a'}   | ${'one of two equals, in whatever order'}
  `('of $subscriptions $deciding decides, because $because', ({ subscriptions, deciding }) => {
    const readings = (subscriptions as string[]).map((text) => {
      const [id = '', status = '', year] = text.split(' ');
      const ended = year ?? (status === 'canceled' ? '2029' : null);
      return reading(id, status, ended === 'never' ? null : ended);
    });
    expect(decidingSubscription(readings)?.id ?? null).toBe(deciding);
  });

  it('finds two that run at once', () => {
    const readings = [reading('a', 'active'), reading('b', 'canceled'), reading('c', 'past_due')];
    expect(runningSubscriptions(readings).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('lists those that run, the best first', () => {
    const best = ['active', 'trialing', 'past_due', 'unpaid', 'paused'];
    const readings = [...best, 'canceled', 'incomplete', 'incomplete_expired'].map((status) =>
      reading(status, status),
    );
    expect(runningSubscriptions(readings.reverse()).map(({ id }) => id)).toEqual(best);
  });

  it('does not depend on the order in which Stripe lists them', () => {
    const statuses = ['active', 'trialing', 'past_due', 'unpaid', 'paused', 'canceled', 'odd'];
    const one = fc.record({
      id: fc.stringMatching(/^sub_[a-z]{1,3}$/),
      status: fc.constantFrom(...statuses),
      year: fc.integer({ min: 2029, max: 2031 }),
    });
    const some = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 5 });
    const orders = some.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(orders, ([list, shuffled]) => {
        const decide = (all: typeof list) =>
          decidingSubscription(all.map(({ id, status, year }) => reading(id, status, String(year))))
            ?.id;
        expect(decide(shuffled)).toBe(decide(list));
      }),
    );
  });
});
