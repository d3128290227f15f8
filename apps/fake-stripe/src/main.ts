import process from 'node:process';
import { addDemoCatalogue, DEMO_METER_EVENT } from './demo-catalogue.js';
import { FakeStripe } from './fake-stripe.js';

/** The port of Stripe's own test server. */
const PORT = 12111;
const SECONDS = 1000;
const RETRIES = [2, 5, 15, 60, 300].map((seconds) => seconds * SECONDS);
const WEBHOOK_SECRET = 'whsec_demo';
const PLANS = [
  {
    key: 'monthly',
    name: 'Monthly',
    price: 'price_demo_month',
    segmentPrice: 'price_demo_month_segments',
  },
  {
    key: 'yearly',
    name: 'Yearly',
    price: 'price_demo_year',
    segmentPrice: 'price_demo_year_segments',
  },
];

const product = process.env['CALLMANAGER_URL'] ?? 'http://127.0.0.1:8000';
const stripe = await FakeStripe.start({
  port: Number(process.env['FAKE_STRIPE_PORT'] ?? PORT),
  secretKey: 'sk_test_demo',
  webhookRetries: RETRIES,
});
addDemoCatalogue(stripe.account);
for (const payload of ['snapshot', 'thin'] as const)
  stripe.webhooks.endpoints.push({
    url: `${product}/webhooks/stripe`,
    secrets: [WEBHOOK_SECRET],
    payload,
  });

const environment = {
  STRIPE_API_URL: stripe.url,
  STRIPE_SECRET_KEY: stripe.secretKey,
  STRIPE_PUBLISHABLE_KEY: 'pk_test_demo',
  STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  STRIPE_METER_EVENT: DEMO_METER_EVENT,
  STRIPE_PLANS: JSON.stringify(PLANS),
};
const lines = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'`);
process.stdout.write(`Fake Stripe listens on ${stripe.url}, and tells ${product} what happens.
Start CallManager in another terminal with:

${lines.join('\n')}
npm start

Everything is forgotten when this stops. Ctrl-C stops it.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stripe.stop().then(() => process.exit(0)));
