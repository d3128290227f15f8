import fc from 'fast-check';
import { readBilling } from './billing-settings.js';
import { ConfigurationError, Environment } from './environment.js';

const PLAN = { key: 'monthly', name: 'Monthly', price: 'price_1', segmentPrice: 'price_2' };
const KEYS = {
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  STRIPE_PLANS: JSON.stringify([PLAN]),
};
const read = (env: Record<string, string>) => readBilling(new Environment(env));

describe('the settings of billing', () => {
  it('has none without a key', () => {
    expect(read({ STRIPE_PLANS: 'whatever' })).toEqual({
      stripe: null,
      trialDays: 14,
      graceDays: 10,
    });
  });

  it('reads everything', () => {
    const env = {
      ...KEYS,
      STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_1, whsec_2',
      STRIPE_API_URL: 'http://127.0.0.1:12111/',
      STRIPE_METER_EVENT: 'message_segments',
      BILLING_TRIAL_DAYS: '30',
      BILLING_GRACE_DAYS: '0',
    };
    expect(read(env)).toEqual({
      stripe: {
        secretKey: 'sk_test_1',
        publishableKey: 'pk_test_1',
        webhookSecrets: ['whsec_1', 'whsec_2'],
        apiUrl: 'http://127.0.0.1:12111',
        meterEvent: 'message_segments',
        plans: [PLAN],
      },
      trialDays: 30,
      graceDays: 0,
    });
  });

  it('takes a plan without a metered price', () => {
    const { segmentPrice: _segmentPrice, ...flat } = PLAN;
    const { stripe } = read({ ...KEYS, STRIPE_PLANS: JSON.stringify([flat]) });
    expect(stripe?.plans).toEqual([{ ...PLAN, segmentPrice: null }]);
  });

  it.each`
    given                                             | sentence
    ${{ STRIPE_SECRET_KEY: 'pk_test_1' }}             | ${/^STRIPE_SECRET_KEY must be a secret/}
    ${{ STRIPE_PUBLISHABLE_KEY: 'sk_test_1' }}        | ${/^STRIPE_PUBLISHABLE_KEY must be a publishable/}
    ${{ STRIPE_WEBHOOK_SECRET: '' }}                  | ${/^STRIPE_WEBHOOK_SECRET is required/}
    ${{ STRIPE_WEBHOOK_SECRET: 'whsec_1,secret' }}    | ${/^STRIPE_WEBHOOK_SECRET must be signing secrets/}
    ${{ STRIPE_API_URL: 'stripe' }}                   | ${/^STRIPE_API_URL must be an http/}
    ${{ STRIPE_PLANS: '' }}                           | ${/^STRIPE_PLANS must be JSON/}
    ${{ STRIPE_PLANS: '[' }}                          | ${/^STRIPE_PLANS must be JSON/}
    ${{ STRIPE_PLANS: '[]' }}                         | ${/^STRIPE_PLANS must be JSON/}
    ${{ STRIPE_PLANS: '[1]' }}                        | ${/plan 1 is no object/}
    ${{ STRIPE_PLANS: plans({ key: 'Per Month' }) }}  | ${/plan 1 needs a key/}
    ${{ STRIPE_PLANS: plans({ name: ' ' }) }}         | ${/plan 1 needs a name/}
    ${{ STRIPE_PLANS: plans({ price: 'prod_1' }) }}   | ${/plan 1 needs a price/}
    ${{ STRIPE_PLANS: plans({ segmentPrice: 7 }) }}   | ${/plan 1 has a wrong segmentPrice/}
    ${{ STRIPE_PLANS: plans({ amount: 9900 }) }}      | ${/plan 1 has the unknown field amount/}
    ${{ STRIPE_PLANS: JSON.stringify([PLAN, PLAN]) }} | ${/two plans with the same key/}
    ${{ BILLING_GRACE_DAYS: '91' }}                   | ${/^BILLING_GRACE_DAYS must be a whole number/}
  `(
    'refuses $given',
    ({ given, sentence }: { given: Record<string, string>; sentence: RegExp }) => {
      expect(() => read({ ...KEYS, ...given })).toThrow(sentence);
    },
  );

  it('refuses with a sentence, and repeats no key in it', () => {
    const key = 'sk_live_verysecret';
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (plans) => {
        try {
          read({ ...KEYS, STRIPE_SECRET_KEY: key, STRIPE_PLANS: plans });
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationError);
          expect((error as Error).message).not.toContain(key);
        }
      }),
    );
  });
});

function plans(change: object): string {
  return JSON.stringify([{ ...PLAN, ...change }]);
}
