import {
  BILLING_MAILS,
  cardExpiry,
  mailOfMove,
  type Reminders,
  remindersDue,
} from './billing-mails.js';
import {
  BILLING_STATES,
  type BillingDecision,
  type BillingReason,
  type BillingState,
} from './billing-state.js';

const day = (text: string) => new Date(`2031-${text}T00:00:00Z`);
const REASON: Record<BillingState, BillingReason> = {
  trial: 'trial',
  active: 'paid',
  past_due: 'payment_missing',
  restricted: 'payment_missing',
  ended: 'canceled',
};

function decision(state: BillingState, given: Partial<BillingDecision> = {}): BillingDecision {
  const isDue = state === 'past_due' || state === 'restricted';
  return {
    state,
    reason: REASON[state],
    dueSince: isDue ? day('05-01') : null,
    restrictedFrom: isDue ? day('05-11') : state === 'ended' ? day('06-01') : null,
    nextChange: null,
    ...given,
  };
}

describe('mails about billing', () => {
  it.each`
    from            | to              | mail
    ${'trial'}      | ${'trial'}      | ${null}
    ${'trial'}      | ${'active'}     | ${'subscribed'}
    ${'trial'}      | ${'past_due'}   | ${'payment_failed'}
    ${'trial'}      | ${'restricted'} | ${'restricted'}
    ${'trial'}      | ${'ended'}      | ${'ended'}
    ${'active'}     | ${'trial'}      | ${null}
    ${'active'}     | ${'active'}     | ${null}
    ${'active'}     | ${'past_due'}   | ${'payment_failed'}
    ${'active'}     | ${'restricted'} | ${'restricted'}
    ${'active'}     | ${'ended'}      | ${'ended'}
    ${'past_due'}   | ${'trial'}      | ${'recovered'}
    ${'past_due'}   | ${'active'}     | ${'recovered'}
    ${'past_due'}   | ${'past_due'}   | ${null}
    ${'past_due'}   | ${'restricted'} | ${'restricted'}
    ${'past_due'}   | ${'ended'}      | ${'ended'}
    ${'restricted'} | ${'trial'}      | ${'recovered'}
    ${'restricted'} | ${'active'}     | ${'recovered'}
    ${'restricted'} | ${'past_due'}   | ${'payment_failed'}
    ${'restricted'} | ${'restricted'} | ${null}
    ${'restricted'} | ${'ended'}      | ${'ended'}
    ${'ended'}      | ${'trial'}      | ${'subscribed'}
    ${'ended'}      | ${'active'}     | ${'subscribed'}
    ${'ended'}      | ${'past_due'}   | ${'payment_failed'}
    ${'ended'}      | ${'restricted'} | ${'restricted'}
    ${'ended'}      | ${'ended'}      | ${null}
  `('from $from to $to: $mail', ({ from, to, mail }: Record<string, BillingState>) => {
    expect(mailOfMove(decision(from!), decision(to!))?.mail ?? null).toBe(mail);
  });

  it('welcomes nobody whose trial is over and who is restricted', () => {
    const over = { reason: 'trial_over' } as const;
    const moved = mailOfMove(decision('past_due', over), decision('restricted', over));
    expect(moved?.mail).toBe('restricted');
  });

  it('sends no mail about the first decision', () => {
    for (const state of BILLING_STATES) expect(mailOfMove(null, decision(state))).toBeNull();
  });

  it.each`
    reason               | mail
    ${'trial_over'}      | ${'trial_over'}
    ${'payment_missing'} | ${'payment_failed'}
    ${'paused'}          | ${'paused'}
  `('says why something is due: $reason', ({ reason, mail }) => {
    const after = decision('past_due', { reason: reason as BillingReason });
    expect(mailOfMove(decision('active'), after)?.mail).toBe(mail);
  });

  it('welcomes whoever subscribes after the trial, and thanks whoever pays late', () => {
    const after = decision('active');
    const trial = decision('past_due', { reason: 'trial_over' });
    expect(mailOfMove(trial, after)?.mail).toBe('subscribed');
    expect(mailOfMove(decision('past_due'), after)?.mail).toBe('recovered');
  });

  it('has one key for one debt, and another for the next', () => {
    const first = decision('past_due');
    const second = decision('past_due', { dueSince: day('06-01'), restrictedFrom: day('06-11') });
    const keys = [first, second].map((after) => mailOfMove(decision('active'), after)!.key);
    expect(new Set(keys).size).toBe(2);
    expect(mailOfMove(decision('active'), first)!.key).toBe(keys[0]);
    expect(mailOfMove(first, second)?.mail).toBe('payment_failed');
  });

  it('leads from each mail to one place that mends it', () => {
    expect(BILLING_MAILS.payment_failed).toBe('portal');
    expect(BILLING_MAILS.action_required).toBe('invoice');
    expect(BILLING_MAILS.trial_ending).toBe('checkout');
  });

  it.each`
    state         | change     | now        | card        | mails                | because
    ${'trial'}    | ${'05-11'} | ${'05-07'} | ${null}     | ${[]}                | ${'it ends in four days'}
    ${'trial'}    | ${'05-11'} | ${'05-08'} | ${null}     | ${['trial_ending']}  | ${'it ends in three'}
    ${'past_due'} | ${'05-11'} | ${'05-09'} | ${null}     | ${[]}                | ${'grace has two days'}
    ${'past_due'} | ${'05-11'} | ${'05-10'} | ${null}     | ${['grace_ending']}  | ${'it has one'}
    ${'active'}   | ${null}    | ${'05-02'} | ${'5/2031'} | ${['card_expiring']} | ${'the card ends with this month'}
    ${'active'}   | ${null}    | ${'05-02'} | ${'6/2031'} | ${[]}                | ${'it ends with the next'}
    ${'past_due'} | ${null}    | ${'05-02'} | ${'5/2031'} | ${[]}                | ${'they have another worry'}
    ${'trial'}    | ${null}    | ${'05-02'} | ${'5/2031'} | ${['card_expiring']} | ${'whoever tries it has a card too'}
    ${'active'}   | ${'05-11'} | ${'05-10'} | ${null}     | ${[]}                | ${'what ends is neither a trial nor grace'}
  `('$state until $change, on $now with $card: $mails, because $because', (row: Row) => {
    const card = row.card?.split('/').map(Number);
    const given: Reminders = {
      now: day(row.now),
      decision: decision(row.state, { nextChange: row.change ? day(row.change) : null }),
      trialNoticeDays: 3,
      card: card ? { month: card[0]!, year: card[1]! } : null,
    };
    expect(remindersDue(given).map(({ mail }) => mail)).toEqual(row.mails);
    expect(remindersDue(given)).toEqual(remindersDue(given));
  });

  it('says of each reminder what it is about, so that it leaves once', () => {
    const due = (state: BillingState, card: Reminders['card'] = null) =>
      remindersDue({
        now: day('05-10'),
        decision: decision(state, { nextChange: state === 'active' ? null : day('05-11') }),
        trialNoticeDays: 3,
        card,
      }).map(({ key }) => key);
    expect(due('trial')).toEqual([expect.stringMatching(/^trial_ending:/)]);
    expect(due('past_due')).toEqual([expect.stringMatching(/^grace_ending:/)]);
    expect(due('active', { month: 5, year: 2031 })).toEqual(['card_expiring:2031-5']);
  });

  it.each`
    card         | now        | expiry
    ${'12/2031'} | ${'11-30'} | ${'fine'}
    ${'12/2031'} | ${'12-02'} | ${'expiring'}
    ${'12/2031'} | ${'12-31'} | ${'expiring'}
    ${'12/2030'} | ${'01-01'} | ${'expired'}
  `('a card until $card is $expiry on $now', ({ card, now, expiry }: Record<string, string>) => {
    const [month = 0, year = 0] = card!.split('/').map(Number);
    expect(cardExpiry({ month, year }, day(now!))).toBe(expiry);
  });
});

interface Row {
  state: BillingState;
  change: string | null;
  now: string;
  card: string | null;
  mails: string[];
}
