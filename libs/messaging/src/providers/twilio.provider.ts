import { traced, type TwilioSettings } from '#libs/platform';
import type { Twilio } from 'twilio';
import { ProviderFailure } from './provider-failure.js';
import { isSameText } from './same-text.js';
import type { AcceptedSms, SmsProvider, SmsToSend } from './sms.provider.js';
import { twilioFailure, twilioConnectionFailure } from './twilio-failures.js';
import { createTwilioClient } from './twilio-client.js';

/** Latest messages to one number that are searched. */
const LIST_LIMIT = 50;
/** Tolerated clock difference to Twilio. */
const CLOCK_SKEW_MS = 60_000;
/** Twilio's statuses for "not sent"; all others count as accepted. */
const NOT_ACCEPTED_STATUSES = new Set(['failed', 'canceled']);

/** SMS by Twilio, which reports to `/webhooks/twilio/status`. */
export class TwilioProvider implements SmsProvider {
  readonly name = 'twilio';
  readonly ownNumber: string | null;
  private client: Promise<Twilio> | null = null;

  constructor(
    private readonly settings: TwilioSettings,
    private readonly publicUrl: string,
  ) {
    this.ownNumber = settings.phoneNumber;
  }

  async send({ key, to, body, from }: SmsToSend): Promise<AcceptedSms> {
    const client = await this.getClient();
    const { sid } = await this.call('messages.create', () =>
      client.messages.create({ to, body, ...this.from(from ?? null), ...this.callback(key) }),
    );
    return { providerId: sid, status: 'sent' };
  }

  /**
   * Twilio has no idempotency keys and lists by number and day only. Filtering by day omits unsent
   * messages, so the latest ones to the number are searched.
   */
  async find({ to, body }: SmsToSend, since: Date): Promise<AcceptedSms[]> {
    const client = await this.getClient();
    const listed = await this.call('messages.list', () =>
      client.messages.list({ to, limit: LIST_LIMIT, pageSize: LIST_LIMIT }),
    );
    const earliest = since.getTime() - CLOCK_SKEW_MS;
    return listed
      .filter(
        (one) =>
          one.direction !== 'inbound' &&
          !NOT_ACCEPTED_STATUSES.has(one.status) &&
          one.dateCreated.getTime() >= earliest &&
          isSameText(one.body ?? '', body),
      )
      .map(({ sid }) => ({ providerId: sid, status: 'sent' as const }));
  }

  /** @throws ProviderFailure */
  private call<T>(operation: string, run: () => Promise<T>): Promise<T> {
    const host = this.settings.apiUrl ? new URL(this.settings.apiUrl).hostname : 'api.twilio.com';
    const span = {
      name: `Twilio ${operation}`,
      kind: 'client' as const,
      attributes: { 'rpc.method': operation, 'server.address': host },
    };
    return traced(span, () => translateFailures(run()));
  }

  private getClient(): Promise<Twilio> {
    this.client ??= createTwilioClient(this.settings);
    return this.client;
  }

  /** A messaging service chooses among its numbers. @param own sender of the company */
  private from(own: string | null): { messagingServiceSid: string } | { from: string } {
    const { messagingServiceSid, phoneNumber } = this.settings;
    if (own !== null) return own.startsWith('MG') ? { messagingServiceSid: own } : { from: own };
    return messagingServiceSid ? { messagingServiceSid } : { from: phoneNumber! };
  }

  /**
   * Contains our key, which each report returns. Twilio refuses callback addresses it cannot reach.
   */
  private callback(key: string): { statusCallback?: string } {
    const isReachable =
      this.settings.apiUrl !== null ||
      !/^(localhost|127\.|\[::1\])/.test(new URL(this.publicUrl).hostname);
    return isReachable
      ? {
          statusCallback: `${this.publicUrl}/webhooks/twilio/status?message=${encodeURIComponent(key)}`,
        }
      : {};
  }
}

/** @throws ProviderFailure instead of any error of the client */
async function translateFailures<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ProviderFailure) throw error;
    const { status, code, message } = error as {
      status?: unknown;
      code?: unknown;
      message: string;
    };
    if (typeof status === 'number')
      throw twilioFailure({ status, code: typeof code === 'number' ? code : undefined, message });
    throw twilioConnectionFailure(typeof code === 'string' ? code : undefined, message);
  }
}
