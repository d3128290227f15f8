import type { Environment } from './environment.js';

/** One way to pay: a flat price, and a metered one for message segments. */
export interface Plan {
  /** In addresses and rows; it never changes. */
  key: string;
  name: string;
  /** Stripe's ids of the prices; amounts and intervals are read from Stripe. */
  price: string;
  segmentPrice: string | null;
}

export interface StripeSettings {
  secretKey: string;
  /** The only key that a page may show. */
  publishableKey: string | null;
  /** Two while a secret is being rolled. */
  webhookSecrets: string[];
  /** Origin of something else that speaks Stripe's API; null: Stripe itself. */
  apiUrl: string | null;
  /** `event_name` of the meter; null: usage is not told. */
  meterEvent: string | null;
  plans: Plan[];
}

export interface BillingSettings {
  /** Null: there is no billing, and nothing is ever restricted. */
  stripe: StripeSettings | null;
  /** Days that a company may use everything before it subscribes. */
  trialDays: number;
  /** Days between a missing payment and restrictions. */
  graceDays: number;
}

const PLAN_EXAMPLE =
  'must be JSON such as [{"key":"monthly","name":"Monthly","price":"price_…","segmentPrice":"price_…"}]';

/** @throws ConfigurationError */
export function readBilling(read: Environment): BillingSettings {
  const trialDays = read.number('BILLING_TRIAL_DAYS', 14, 0, 365);
  const graceDays = read.number('BILLING_GRACE_DAYS', 10, 0, 90);
  return { stripe: readStripe(read), trialDays, graceDays };
}

function readStripe(read: Environment): StripeSettings | null {
  const secretKey = read.text('STRIPE_SECRET_KEY', '');
  if (!secretKey) return null;
  if (!/^(sk|rk)_/.test(secretKey))
    read.refuse(
      'STRIPE_SECRET_KEY',
      'must be a secret or restricted key: it begins with sk_ or rk_.',
    );
  const publishableKey = read.text('STRIPE_PUBLISHABLE_KEY', '') || null;
  if (publishableKey && !publishableKey.startsWith('pk_'))
    read.refuse('STRIPE_PUBLISHABLE_KEY', 'must be a publishable key: it begins with pk_.');
  const webhookSecrets = read.list('STRIPE_WEBHOOK_SECRET', []);
  if (webhookSecrets.length === 0)
    read.refuse('STRIPE_WEBHOOK_SECRET', 'is required together with STRIPE_SECRET_KEY.');
  if (!webhookSecrets.every((secret) => secret.startsWith('whsec_')))
    read.refuse(
      'STRIPE_WEBHOOK_SECRET',
      'must be signing secrets, comma-separated: each begins with whsec_.',
    );
  return {
    secretKey,
    publishableKey,
    webhookSecrets,
    apiUrl: read.origin('STRIPE_API_URL', '') || null,
    meterEvent: read.text('STRIPE_METER_EVENT', '') || null,
    plans: readPlans(read),
  };
}

/** Plans in the order in which they are offered. */
function readPlans(read: Environment): Plan[] {
  const given = parsed(read.text('STRIPE_PLANS', ''));
  if (!Array.isArray(given) || given.length === 0)
    return read.refuse('STRIPE_PLANS', `${PLAN_EXAMPLE}.`);
  const plans = given.map((plan: unknown, index) => readPlan(read, plan, index));
  if (new Set(plans.map(({ key }) => key)).size < plans.length)
    read.refuse('STRIPE_PLANS', 'has two plans with the same key.');
  return plans;
}

function readPlan(read: Environment, given: unknown, index: number): Plan {
  const refuse = (what: string) =>
    read.refuse('STRIPE_PLANS', `${PLAN_EXAMPLE}: plan ${index + 1} ${what}.`);
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return refuse('is no object');
  const { key, name, price, segmentPrice = null, ...rest } = given as Record<string, unknown>;
  const unknown = Object.keys(rest);
  if (unknown.length > 0) return refuse(`has the unknown field ${unknown.join(', ')}`);
  if (typeof key !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(key))
    return refuse('needs a key of small letters, digits and hyphens');
  if (typeof name !== 'string' || name.trim() === '' || name.length > 80)
    return refuse('needs a name');
  if (!isPrice(price)) return refuse('needs a price');
  if (segmentPrice !== null && !isPrice(segmentPrice)) return refuse('has a wrong segmentPrice');
  return { key, name: name.trim(), price, segmentPrice };
}

function isPrice(value: unknown): value is string {
  return typeof value === 'string' && /^price_\w{1,200}$/.test(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
