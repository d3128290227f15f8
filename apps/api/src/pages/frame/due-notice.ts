import type { DUE_WORDS } from './due.words.js';

type DueWords = (typeof DUE_WORDS)['en'];

/** A company's subscription that needs somebody: a payment is late, or its restriction has begun. */
export interface DueAccount {
  state: 'past_due' | 'restricted' | 'ended';
  /** `BillingReason`. */
  reason: string;
  restricted_from: Date | string | null;
}

export interface DueNotice {
  tone: 'warning' | 'danger';
  title: string;
  text: string;
}

/** @param timeZone of the company, an IANA name */
export function dueNotice(account: DueAccount, timeZone: string, words: DueWords): DueNotice {
  switch (account.state) {
    case 'past_due': {
      const from = account.restricted_from && new Date(account.restricted_from);
      return {
        tone: 'warning',
        title: words.dueReasons[account.reason] ?? words.missing,
        text: words.worksUntil(from ? dayIn(timeZone, words)(from) : ''),
      };
    }
    case 'restricted': {
      const reasons = words.restrictedReasons;
      const why = reasons[account.reason] ?? reasons['other']!;
      return { tone: 'danger', title: words.restricted(why), text: words.waits };
    }
    case 'ended':
      return { tone: 'danger', title: words.ended, text: words.waits };
  }
}

/** Writes an instant as a day: 'May 1, 2031', '1 de mayo de 2031'. @param timeZone IANA name */
export function dayIn(
  timeZone: string,
  { locale }: Pick<DueWords, 'locale'>,
): (instant: Date) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  return (instant) => format.format(instant);
}
