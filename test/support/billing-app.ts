import type { DataSource } from 'typeorm';
import { type TestStripe, aFakeStripe } from '../../apps/fake-stripe/src/test-stripe.js';
import type { FakeStripeOptions } from '../../apps/fake-stripe/src/fake-stripe.js';
import type { BillingSettings } from '#libs/platform';
import type { TestClock } from './clock.js';

/** What stands in the environment of somebody who uses the local Stripe server. */
export function billingSettings(stripe: TestStripe, given: Partial<BillingSettings> = {}) {
  const plan = (key: 'month' | 'year') => ({
    key: `${key}ly`,
    name: key === 'month' ? 'Monthly' : 'Yearly',
    price: `price_demo_${key}`,
    segmentPrice: `price_demo_${key}_segments`,
  });
  return {
    trialDays: 14,
    graceDays: 10,
    ...given,
    stripe: {
      secretKey: stripe.server.secretKey,
      publishableKey: 'pk_test_fake',
      webhookSecrets: ['whsec_first', 'whsec_second'],
      apiUrl: stripe.server.url,
      meterEvent: 'message_segments',
      plans: [plan('month'), plan('year')],
    },
  } satisfies BillingSettings;
}

/** A local Stripe server, whose clock goes with the application's. */
export async function aStripeWithClock(options: FakeStripeOptions = {}) {
  const stripe = await aFakeStripe(options);
  const follow = (clock: TestClock) =>
    clock.setTime(new Date(stripe.server.account.clock.now() * 1000));
  return {
    stripe,
    follow,
    /** Lets days pass for both. */
    pass: (clock: TestClock, days: number) => {
      stripe.days(days);
      follow(clock);
    },
  };
}

/** Makes a company the customer that somebody subscribed as, as a checkout would. */
export async function linkCustomer(
  db: DataSource,
  companyId: number,
  customerId: string,
): Promise<void> {
  await db.query(
    `insert into billing_accounts (company_id, stripe_customer_id) values ($1, $2)
       on conflict (company_id) do update set stripe_customer_id = $2`,
    [companyId, customerId],
  );
}
