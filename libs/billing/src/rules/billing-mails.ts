import type { BillingDecision, BillingReason, BillingState } from './billing-state.js';

/** Each mail has one link, to the page that solves its subject. */
export const BILLING_MAILS = {
  subscribed: 'billing',
  trial_ending: 'checkout',
  trial_over: 'checkout',
  payment_failed: 'portal',
  action_required: 'invoice',
  paused: 'portal',
  grace_ending: 'portal',
  restricted: 'portal',
  recovered: 'billing',
  ended: 'checkout',
  card_expiring: 'portal',
} as const satisfies Record<string, 'billing' | 'checkout' | 'portal' | 'invoice'>;
export type BillingMail = keyof typeof BILLING_MAILS;

/** A mail is sent once per key, however often it falls due. */
export interface MailStep {
  mail: BillingMail;
  key: string;
}

type Step = BillingMail | 'by_reason' | null;

/** From (rows) to (columns). `by_reason`: depends on the reason of the debt. */
const MOVES: Record<BillingState, Record<BillingState, Step>> = {
  trial: {
    trial: null,
    active: 'subscribed',
    past_due: 'by_reason',
    restricted: 'restricted',
    ended: 'ended',
  },
  active: {
    trial: null,
    active: null,
    past_due: 'by_reason',
    restricted: 'restricted',
    ended: 'ended',
  },
  past_due: {
    trial: 'recovered',
    active: 'recovered',
    past_due: 'by_reason',
    restricted: 'restricted',
    ended: 'ended',
  },
  restricted: {
    trial: 'recovered',
    active: 'recovered',
    past_due: 'by_reason',
    restricted: null,
    ended: 'ended',
  },
  ended: {
    trial: 'subscribed',
    active: 'subscribed',
    past_due: 'by_reason',
    restricted: 'restricted',
    ended: null,
  },
};

const BY_REASON: Record<BillingReason, BillingMail | null> = {
  trial: null,
  paid: null,
  trial_over: 'trial_over',
  payment_missing: 'payment_failed',
  paused: 'paused',
  canceled: 'ended',
};

/**
 * The mail for a change of state. A new missing payment within `past_due` is a step of its own: its `dueSince` differs.
 *
 * @param before null: the first decision, which sends no mail
 */
export function mailOfMove(
  before: BillingDecision | null,
  after: BillingDecision,
): MailStep | null {
  if (!before) return null;
  const step = MOVES[before.state][after.state];
  const sameDebt = before.state === after.state && time(before.dueSince) === time(after.dueSince);
  if (step === null || (step === 'by_reason' && sameDebt)) return null;
  const mail = step === 'by_reason' ? BY_REASON[after.reason] : inWordsOf(before, step);
  if (mail === null) return null;
  const anchor = after.restrictedFrom ?? before.dueSince ?? before.restrictedFrom;
  return { mail, key: keyOf(mail, anchor) };
}

/** A company that never paid before has subscribed, not recovered. */
function inWordsOf({ reason }: BillingDecision, step: BillingMail): BillingMail {
  return step === 'recovered' && reason === 'trial_over' ? 'subscribed' : step;
}

export interface Reminders {
  now: Date;
  decision: BillingDecision;
  /** Days before the end of a trial on which its owner is told. */
  trialNoticeDays: number;
  /** Expiry month of the card that is charged. */
  card: { month: number; year: number } | null;
}

const DAY = 86_400_000;

/** Mails that fall due with time while the state stays. */
export function remindersDue({ now, decision, trialNoticeDays, card }: Reminders): MailStep[] {
  const steps: MailStep[] = [];
  const { state, nextChange } = decision;
  const left = nextChange ? nextChange.getTime() - now.getTime() : Infinity;
  if (state === 'trial' && left <= trialNoticeDays * DAY)
    steps.push({ mail: 'trial_ending', key: keyOf('trial_ending', nextChange) });
  if (state === 'past_due' && left <= DAY)
    steps.push({ mail: 'grace_ending', key: keyOf('grace_ending', nextChange) });
  if (card && (state === 'active' || state === 'trial') && cardExpiry(card, now) !== 'fine')
    steps.push({ mail: 'card_expiring', key: `card_expiring:${card.year}-${card.month}` });
  return steps;
}

/** A card is valid to the end of its month. `expiring`: that is at most 30 days away. */
export function cardExpiry(
  { month, year }: { month: number; year: number },
  now: Date,
): 'fine' | 'expiring' | 'expired' {
  const end = Date.UTC(year, month, 1);
  if (now.getTime() >= end) return 'expired';
  return end - now.getTime() <= 30 * DAY ? 'expiring' : 'fine';
}

function keyOf(mail: BillingMail, anchor: Date | null): string {
  return anchor ? `${mail}:${anchor.toISOString()}` : mail;
}

function time(instant: Date | null): number | null {
  return instant?.getTime() ?? null;
}
