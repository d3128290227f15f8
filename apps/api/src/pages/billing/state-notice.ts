import type { BillingOverview } from '#libs/billing';
import { dayIn, type DueAccount, dueNotice } from '../frame/due-notice.js';
import type { BILLING_WORDS } from './billing.words.js';

/** The notice at the top of the page: the state, and what to do about it. */
export interface StateNotice {
  tone: 'success' | 'info' | 'warning' | 'danger';
  title: string;
  text: string;
}

type BillingWords = (typeof BILLING_WORDS)['en'];

/** @param timeZone of the company, an IANA name */
export function stateNotice(
  { account, trialEnd }: Pick<BillingOverview, 'account' | 'trialEnd'>,
  timeZone: string,
  words: BillingWords,
): StateNotice {
  const day = dayIn(timeZone, words);
  switch (account?.state ?? 'trial') {
    case 'active':
      return account?.cancels_at
        ? { tone: 'warning', title: words.endsOn(day(account.cancels_at)), text: words.endsText }
        : { tone: 'success', title: words.active, text: words.activeText };
    case 'past_due':
    case 'restricted':
    case 'ended':
      return dueNotice(account as DueAccount, timeZone, words);
    case 'trial': {
      const end = account?.subscription_id ? account.period_end : trialEnd;
      return {
        tone: 'info',
        title: end ? words.trialUntil(day(end)) : words.trial,
        text: account?.subscription_id ? words.trialChosen : words.trialOpen,
      };
    }
  }
}
