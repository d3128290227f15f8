import type { SubscriptionReading } from './subscription-reading.js';

/**
 * | state        | meaning | what the owner sees |
 * | ------------ | ------- | ------------------- |
 * | `trial`      | no payment yet, our own or Stripe's trial runs | the day it ends |
 * | `active`     | paid for | the plan |
 * | `past_due`   | a payment is missing, days of grace run | a banner and a mail |
 * | `restricted` | the days of grace are over | no new events, no sending for calls later than 48 h |
 * | `ended`      | canceled | restricted likewise, and how to subscribe again |
 */
export const BILLING_STATES = ['trial', 'active', 'past_due', 'restricted', 'ended'] as const;
export type BillingState = (typeof BILLING_STATES)[number];

/** Why a company is not simply paid up. */
export type BillingReason =
  'trial' | 'trial_over' | 'paid' | 'payment_missing' | 'paused' | 'canceled';

export interface BillingSituation {
  now: Date;
  /**
   * The later of the first use and the first start with Stripe keys; null: there are no keys, and nothing is
   * restricted.
   */
  trialStartedAt: Date | null;
  trialDays: number;
  graceDays: number;
  subscription: SubscriptionReading | null;
}

export interface BillingDecision {
  state: BillingState;
  reason: BillingReason;
  /** Start of the debt; null: nothing is owed. */
  dueSince: Date | null;
  /** Start of the restriction, past or future; null: none is coming. */
  restrictedFrom: Date | null;
  /** When time alone changes the state; null: never. */
  nextChange: Date | null;
}

const DAY = 86_400_000;

/** Decides a company's state from Stripe's data and the time. It has no memory: equal input gives an equal state. */
export function decideState(situation: BillingSituation): BillingDecision {
  const { subscription, trialStartedAt } = situation;
  if (trialStartedAt === null) return settled('trial', 'trial');
  if (!subscription) return inTrial(situation, trialEndOf(trialStartedAt, situation.trialDays));
  switch (subscription.status) {
    case 'active':
      return settled('active', 'paid');
    case 'trialing':
      return inTrial(situation, subscription.trialEnd ?? subscription.periodEnd);
    case 'past_due':
    case 'unpaid':
      return due(situation, 'payment_missing', subscription.unpaidSince ?? subscription.periodEnd);
    case 'paused':
      return due(situation, 'paused', subscription.pausedAt ?? subscription.periodEnd);
    case 'canceled':
      return afterCancellation(situation, subscription.endedAt ?? subscription.periodEnd);
    case 'incomplete':
    case 'incomplete_expired':
    default:
      return inTrial(situation, trialEndOf(trialStartedAt, situation.trialDays));
  }
}

export function trialEndOf(startedAt: Date, days: number): Date {
  return new Date(startedAt.getTime() + days * DAY);
}

/**
 * The rest of our trial becomes the subscription's trial. Stripe takes an end at least 48 hours ahead; a shorter rest
 * is charged at once.
 */
export function trialEndForCheckout(trialEnd: Date, now: Date): Date | null {
  return trialEnd.getTime() - now.getTime() >= 2 * DAY + MARGIN ? trialEnd : null;
}

/** Time for a visit to the checkout page. */
const MARGIN = DAY;

function inTrial(situation: BillingSituation, end: Date): BillingDecision {
  if (situation.now >= end) return due(situation, 'trial_over', end);
  return { ...settled('trial', 'trial'), nextChange: end };
}

function due(situation: BillingSituation, reason: BillingReason, since: Date): BillingDecision {
  const restrictedFrom = new Date(since.getTime() + situation.graceDays * DAY);
  const isOver = situation.now >= restrictedFrom;
  return {
    state: isOver ? 'restricted' : 'past_due',
    reason,
    dueSince: since,
    restrictedFrom,
    nextChange: isOver ? null : restrictedFrom,
  };
}

/** A company that cancels during our own trial keeps the rest of it. */
function afterCancellation(situation: BillingSituation, endedAt: Date): BillingDecision {
  const trialEnd = trialEndOf(situation.trialStartedAt!, situation.trialDays);
  if (situation.now < trialEnd) return { ...settled('trial', 'trial'), nextChange: trialEnd };
  return {
    state: 'ended',
    reason: 'canceled',
    dueSince: null,
    restrictedFrom: endedAt > trialEnd ? endedAt : trialEnd,
    nextChange: null,
  };
}

function settled(state: BillingState, reason: BillingReason): BillingDecision {
  return { state, reason, dueSince: null, restrictedFrom: null, nextChange: null };
}

/** The start of the restriction, as the company stores it; null when it is not restricted. */
export function restrictedSince(decision: BillingDecision): Date | null {
  return decision.state === 'restricted' || decision.state === 'ended'
    ? decision.restrictedFrom
    : null;
}
