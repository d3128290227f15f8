import type { TwilioSettings } from '#libs/platform';
import type { Twilio } from 'twilio';
import { twilioFailure } from './twilio-failures.js';

/** Milliseconds; much longer than Twilio takes to accept a message. */
const TIMEOUT_MS = 10_000;

/**
 * The official client, loaded on demand: it takes half a second. The header `Retry-After`, which
 * the client drops, is read from the response first.
 */
export async function createTwilioClient({
  accountSid,
  authToken,
  apiUrl,
}: TwilioSettings): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const httpClient = new twilio.RequestClient({ timeout: TIMEOUT_MS, keepAlive: true });
  httpClient.axios.interceptors.response.use((answer) => {
    if (answer.status === 429)
      throw twilioFailure({
        status: 429,
        ...parseErrorBody(answer.data),
        retryAfter: parseRetryAfter(answer.headers['retry-after']),
      });
    return answer;
  });
  const client = twilio(accountSid, authToken, { httpClient });
  if (apiUrl) client.api.baseUrl = apiUrl;
  return client;
}

function parseErrorBody(body: unknown): { code?: number; message?: string } {
  const { code, message } = (typeof body === 'object' && body !== null ? body : {}) as {
    code?: unknown;
    message?: unknown;
  };
  return {
    ...(typeof code === 'number' && { code }),
    ...(typeof message === 'string' && { message }),
  };
}

/** Whole seconds; for a date our own delays apply. */
function parseRetryAfter(header: unknown): number | null {
  const given = Number(header);
  return Number.isFinite(given) && given > 0 ? Math.ceil(given) : null;
}
