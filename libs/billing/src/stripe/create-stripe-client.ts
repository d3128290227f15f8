import type Stripe from 'stripe';
import { type StripeSettings, traced } from '#libs/platform';

/** Milliseconds until a call to Stripe counts as failed: users wait for some of them. */
const TIMEOUT = 15_000;

/** Loads the package, and makes a client whose calls are spans of traces. */
export async function createStripeClient({ secretKey, apiUrl }: StripeSettings): Promise<Stripe> {
  const { default: StripePackage } = await import('stripe');
  const elsewhere = apiUrl ? new URL(apiUrl) : null;
  const httpClient = StripePackage.createNodeHttpClient();
  const makeRequest = httpClient.makeRequest.bind(httpClient);
  httpClient.makeRequest = (host, port, path, method, ...rest) =>
    traced(spanOf(host, path, method), () => makeRequest(host, port, path, method, ...rest));
  return new StripePackage(secretKey, {
    httpClient,
    maxNetworkRetries: 1,
    timeout: TIMEOUT,
    telemetry: false,
    appInfo: { name: 'CallManager' },
    ...(elsewhere && {
      host: elsewhere.hostname,
      port: elsewhere.port || (elsewhere.protocol === 'https:' ? 443 : 80),
      protocol: elsewhere.protocol === 'https:' ? 'https' : 'http',
    }),
  });
}

/** Ids of customers and invoices stay out of the name. */
function spanOf(host: string, path: string, method: string): Parameters<typeof traced>[0] {
  const route = path.replace(/\?.*$/, '').replace(/\/[a-z]+_[A-Za-z0-9_]+/g, '/{id}');
  return {
    name: `Stripe ${method} ${route}`,
    kind: 'client',
    attributes: { 'http.request.method': method, 'server.address': host },
  };
}
