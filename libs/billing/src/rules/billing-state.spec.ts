import fc from 'fast-check';
import {
  BILLING_STATES,
  type BillingSituation,
  decideState,
  restrictedSince,
  trialEndForCheckout,
} from './billing-state.js';
import type { SubscriptionReading } from './subscription-reading.js';

const day = (text: string) => new Date(`2031-${text}T12:00:00Z`);

function situation(given: Partial<BillingSituation> = {}): BillingSituation {
  return {
    now: day('05-01'),
    trialStartedAt: day('01-01'),
    trialDays: 14,
    graceDays: 10,
    subscription: null,
    ...given,
  };
}

function reading(given: Partial<SubscriptionReading> = {}): SubscriptionReading {
  return {
    id: 'sub_1',
    status: 'active',
    startedAt: day('02-01'),
    periodEnd: day('05-01'),
    trialEnd: null,
    cancelsAt: null,
    pausedAt: null,
    endedAt: null,
    unpaidSince: null,
    ...given,
  };
}

describe('the state of billing', () => {
  it.each`
    status                  | at         | now        | state           | restricted | because
    ${null}                 | ${null}    | ${'01-14'} | ${'trial'}      | ${null}    | ${'the trial has a day left'}
    ${null}                 | ${null}    | ${'01-15'} | ${'past_due'}   | ${null}    | ${'it is over, grace begins'}
    ${null}                 | ${null}    | ${'01-24'} | ${'past_due'}   | ${null}    | ${'grace has a day left'}
    ${null}                 | ${null}    | ${'01-25'} | ${'restricted'} | ${'01-25'} | ${'grace is over'}
    ${'incomplete'}         | ${null}    | ${'01-10'} | ${'trial'}      | ${null}    | ${'a first payment that did not come is no subscription'}
    ${'incomplete'}         | ${null}    | ${'02-10'} | ${'restricted'} | ${'01-25'} | ${'nor does it help later'}
    ${'incomplete_expired'} | ${null}    | ${'01-10'} | ${'trial'}      | ${null}    | ${'it never was one'}
    ${'trialing'}           | ${'03-01'} | ${'02-20'} | ${'trial'}      | ${null}    | ${'the trial at Stripe counts'}
    ${'trialing'}           | ${'03-01'} | ${'03-02'} | ${'past_due'}   | ${null}    | ${'Stripe should have charged; we wait with it'}
    ${'active'}             | ${null}    | ${'05-20'} | ${'active'}     | ${null}    | ${'Stripe says so'}
    ${'past_due'}           | ${'05-01'} | ${'05-10'} | ${'past_due'}   | ${null}    | ${'grace runs from the oldest open invoice'}
    ${'past_due'}           | ${'05-01'} | ${'05-11'} | ${'restricted'} | ${'05-11'} | ${'and is over after ten days'}
    ${'unpaid'}             | ${'05-01'} | ${'05-10'} | ${'past_due'}   | ${null}    | ${'grace is promised, whatever Stripe does'}
    ${'unpaid'}             | ${'05-01'} | ${'06-01'} | ${'restricted'} | ${'05-11'} | ${'nothing came'}
    ${'paused'}             | ${'05-01'} | ${'05-05'} | ${'past_due'}   | ${null}    | ${'nobody pays while it is paused'}
    ${'paused'}             | ${'05-01'} | ${'05-12'} | ${'restricted'} | ${'05-11'} | ${'for long'}
    ${'canceled'}           | ${'05-01'} | ${'05-01'} | ${'ended'}      | ${'05-01'} | ${'it was paid for until then'}
    ${'canceled'}           | ${'01-05'} | ${'01-10'} | ${'trial'}      | ${null}    | ${'the rest of our trial stays'}
    ${'canceled'}           | ${'01-05'} | ${'02-10'} | ${'ended'}      | ${'01-15'} | ${'and ends when it would have'}
    ${'something new'}      | ${null}    | ${'01-10'} | ${'trial'}      | ${null}    | ${'an unknown status is no subscription'}
  `(
    '$status since $at, on $now: $state, because $because',
    (row: Record<string, string | null>) => {
      const at = row['at'] ? day(row['at']) : null;
      const subscription = row['status']
        ? reading({
            status: row['status'],
            trialEnd: at,
            pausedAt: at,
            endedAt: at,
            unpaidSince: at,
          })
        : null;
      const decision = decideState(situation({ now: day(row['now']!), subscription }));
      expect(decision.state).toBe(row['state']);
      expect(restrictedSince(decision)).toEqual(row['restricted'] ? day(row['restricted']) : null);
    },
  );

  it('restricts nothing without keys of Stripe', () => {
    const decision = decideState(situation({ trialStartedAt: null, now: day('12-31') }));
    expect(decision).toMatchObject({ state: 'trial', reason: 'trial', nextChange: null });
    expect(restrictedSince(decision)).toBeNull();
  });

  it.each`
    status        | now        | reason
    ${null}       | ${'01-10'} | ${'trial'}
    ${null}       | ${'01-20'} | ${'trial_over'}
    ${null}       | ${'02-20'} | ${'trial_over'}
    ${'active'}   | ${'05-20'} | ${'paid'}
    ${'past_due'} | ${'05-20'} | ${'payment_missing'}
    ${'unpaid'}   | ${'05-20'} | ${'payment_missing'}
    ${'paused'}   | ${'05-20'} | ${'paused'}
    ${'canceled'} | ${'01-10'} | ${'trial'}
    ${'canceled'} | ${'05-20'} | ${'canceled'}
  `('of $status on $now names the reason: $reason', ({ status, now, reason }) => {
    const at = day('01-05');
    const subscription = status
      ? reading({ status: String(status), endedAt: at, unpaidSince: at, pausedAt: at })
      : null;
    expect(decideState(situation({ now: day(String(now)), subscription })).reason).toBe(reason);
  });

  it('restricts at once when there are no days of grace', () => {
    const decision = decideState(situation({ graceDays: 0, now: day('01-15') }));
    expect(decision.state).toBe('restricted');
  });

  it.each`
    end        | now        | taken    | because
    ${'01-15'} | ${'01-12'} | ${true}  | ${'three days are left'}
    ${'01-15'} | ${'01-13'} | ${false} | ${'Stripe wants two, and somebody thinks about it for a while'}
    ${'01-15'} | ${'02-13'} | ${false} | ${'it is over'}
  `(
    'a trial until $end is taken along on $now: $taken, because $because',
    ({ end, now, taken }) => {
      expect(trialEndForCheckout(day(String(end)), day(String(now))) !== null).toBe(taken);
    },
  );

  const instants = fc.date({ min: day('01-01'), max: day('12-31'), noInvalidDate: true });
  const maybe = fc.option(instants);
  const readings = fc.record<SubscriptionReading>({
    id: fc.constant('sub_1'),
    status: fc.constantFrom(
      ...['active', 'trialing', 'past_due', 'unpaid', 'paused', 'canceled', 'incomplete', 'odd'],
    ),
    startedAt: instants,
    periodEnd: instants,
    trialEnd: maybe,
    cancelsAt: maybe,
    pausedAt: maybe,
    endedAt: maybe,
    unpaidSince: maybe,
  });
  const situations = fc.record<BillingSituation>({
    now: instants,
    trialStartedAt: instants,
    trialDays: fc.integer({ min: 0, max: 60 }),
    graceDays: fc.integer({ min: 0, max: 30 }),
    subscription: fc.option(readings),
  });

  it('always has a state, and time alone only makes it worse', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 0, max: 100_000 }), (given, minutes) => {
        const before = decideState(given);
        const later = { ...given, now: new Date(given.now.getTime() + minutes * 60_000) };
        const after = decideState(later);
        expect(BILLING_STATES.indexOf(after.state)).toBeGreaterThanOrEqual(
          BILLING_STATES.indexOf(before.state),
        );
        if (before.nextChange === null || later.now < before.nextChange)
          expect(after.state).toBe(before.state);
      }),
    );
  });

  it('names the instant of the next change exactly', () => {
    fc.assert(
      fc.property(situations, (given) => {
        const { state, nextChange } = decideState(given);
        if (nextChange === null) return;
        const just = new Date(nextChange.getTime() - 1);
        if (just >= given.now) expect(decideState({ ...given, now: just }).state).toBe(state);
        expect(decideState({ ...given, now: nextChange }).state).not.toBe(state);
      }),
    );
  });
});
