import type { BillingOverview } from '#libs/billing';

/** The notice at the top of the page: the state, and what to do about it. */
export interface StateNotice {
  tone: 'success' | 'info' | 'warning' | 'danger';
  title: string;
  text: string;
}

const WAITS =
  'New events and messages for calls more than 48 hours away wait until it is settled. Shows that are near, clocking in and time sheets go on.';

/** @param day writes an instant as a day of the company's zone */
export function stateNotice(
  { account, trialEnd }: Pick<BillingOverview, 'account' | 'trialEnd'>,
  day: (instant: Date) => string,
): StateNotice {
  const restrictedFrom = account?.restricted_from ? day(account.restricted_from) : '';
  switch (account?.state ?? 'trial') {
    case 'active':
      return account?.cancels_at
        ? {
            tone: 'warning',
            title: `Ends on ${day(account.cancels_at)}`,
            text: 'The subscription was ended in the billing portal. It can be resumed there until then.',
          }
        : { tone: 'success', title: 'Active', text: 'The subscription is paid.' };
    case 'past_due':
      return {
        tone: 'warning',
        title: DUE[account!.reason] ?? 'A payment is missing',
        text: `Everything works until ${restrictedFrom}. From then on, new events and messages for calls more than 48 hours away wait.`,
      };
    case 'restricted':
      return {
        tone: 'danger',
        title: `Restricted: ${RESTRICTED[account!.reason] ?? 'a payment is missing'}`,
        text: WAITS,
      };
    case 'ended':
      return { tone: 'danger', title: 'The subscription has ended', text: WAITS };
    case 'trial': {
      const end = account?.subscription_id ? account.period_end : trialEnd;
      return {
        tone: 'info',
        title: end ? `Trial until ${day(end)}` : 'Trial',
        text: account?.subscription_id
          ? 'The plan is chosen; the first payment comes at the end of the trial.'
          : 'Everything works. Choose a plan before the trial ends, and it goes on.',
      };
    }
  }
}

const RESTRICTED: Record<string, string> = {
  trial_over: 'the trial is over',
  paused: 'the subscription is paused',
};

const DUE: Record<string, string> = {
  trial_over: 'The trial is over',
  payment_missing: 'A payment did not come through',
  paused: 'The subscription is paused: it needs a card',
};

/** Writes an instant as a day: 'May 1, 2031'. @param timeZone IANA name */
export function dayIn(timeZone: string): (instant: Date) => string {
  const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone });
  return (instant) => format.format(instant);
}
