import type { SubscriptionReading } from './subscription-reading.js';

/**
 * | state        | what it means | what the owner sees |
 * | ------------ | ------------- | ------------------- |
 * | `trial`      | nobody pays yet, ours or Stripe's trial runs | the day it ends |
 * | `active`     | paid for | the plan |
 * | `past_due`   | a payment is missing, days of grace run | a banner and a mail |
 * | `restricted` | the days of grace are over | no new events, no sending for calls later than 48 h |
 * | `ended`      | canceled | the same, and the way back |
 */
export const BILLING_STATES = ['trial', 'active', 'past_due', 'restricted', 'ended'] as const;
export type BillingState = (typeof BILLING_STATES)[number];

/** Why a company is not simply paid up. */
export type BillingReason =
  'trial' | 'trial_over' | 'paid' | 'payment_missing' | 'paused' | 'canceled';

export interface BillingSituation {
  now: Date;
  /** The later of the first use and the first start with keys of Stripe; null: there are no keys, and nothing is restricted. */
  trialStartedAt: Date | null;
  trialDays: number;
  graceDays: number;
  subscription: SubscriptionReading | null;
}

export interface BillingDecision {
  state: BillingState;
  reason: BillingReason;
  /** Since when something is owed; null: nothing is. */
  dueSince: Date | null;
  /** From when on the company is restricted, past or to come; null: nothing leads there. */
  restrictedFrom: Date | null;
  /** When time alone changes the state; null: never. */
  nextChange: Date | null;
}

const DAY = 86_400_000;

/** What a company's state is, from what Stripe says now and the time. It has no memory: the same reading gives the same state. */
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

/** What is left of our trial goes along into the subscription. Stripe takes an end at least 48 hours ahead; else it charges at once. */
export function trialEndForCheckout(trialEnd: Date, now: Date): Date | null {
  return trialEnd.getTime() - now.getTime() >= 2 * DAY + MARGIN ? trialEnd : null;
}

/** Somebody thinks about a checkout page for a while. */
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

/** Whoever cancels while our own trial runs keeps the rest of it. */
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

/** What company keeps: since when it is restricted, null when it is not. */
export function restrictedSince(decision: BillingDecision): Date | null {
  return decision.state === 'restricted' || decision.state === 'ended'
    ? decision.restrictedFrom
    : null;
}
