import type { BillingOverview } from '#libs/billing';
import { BILLING_WORDS } from './billing.words.js';

/** The notice at the top of the page: the state, and what to do about it. */
export interface StateNotice {
  tone: 'success' | 'info' | 'warning' | 'danger';
  title: string;
  text: string;
}

type BillingWords = (typeof BILLING_WORDS)['en'];

/** @param day writes an instant as a day of the company's zone */
export function stateNotice(
  { account, trialEnd }: Pick<BillingOverview, 'account' | 'trialEnd'>,
  day: (instant: Date) => string,
  words: BillingWords,
): StateNotice {
  const restrictedFrom = account?.restricted_from ? day(account.restricted_from) : '';
  switch (account?.state ?? 'trial') {
    case 'active':
      return account?.cancels_at
        ? { tone: 'warning', title: words.endsOn(day(account.cancels_at)), text: words.endsText }
        : { tone: 'success', title: words.active, text: words.activeText };
    case 'past_due':
      return {
        tone: 'warning',
        title: words.dueReasons[account!.reason] ?? words.missing,
        text: words.worksUntil(restrictedFrom),
      };
    case 'restricted': {
      const reasons = words.restrictedReasons;
      const why = reasons[account!.reason] ?? reasons['other']!;
      return { tone: 'danger', title: words.restricted(why), text: words.waits };
    }
    case 'ended':
      return { tone: 'danger', title: words.ended, text: words.waits };
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

/** Writes an instant as a day: 'May 1, 2031', '1 de mayo de 2031'. @param timeZone IANA name */
export function dayIn(timeZone: string, { locale }: BillingWords): (instant: Date) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  return (instant) => format.format(instant);
}
