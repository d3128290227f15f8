import type { TwilioSettings } from '#libs/platform';
import type { Twilio } from 'twilio';
import { ProviderFailure } from './provider-failure.js';
import { isSameText } from './same-text.js';
import type { Accepted, SmsProvider, SmsToSend } from './sms-provider.js';
import { failureOf, failureOfConnection } from './twilio-failures.js';
import { twilioClient } from './twilio-client.js';

/** Newest messages to one number that are looked through. */
const LOOKED_THROUGH = 50;
/** Their clock and ours. */
const CLOCKS_DIFFER_MS = 60_000;
/** Twilio's words for "it did not go out"; everything else was taken. */
const NOT_TAKEN = new Set(['failed', 'canceled']);

/** Texts through Twilio. What becomes of them it reports to `/webhooks/twilio/status`. */
export class TwilioProvider implements SmsProvider {
  readonly name = 'twilio';
  readonly sender: string | null;
  private client: Promise<Twilio> | null = null;

  constructor(
    private readonly settings: TwilioSettings,
    private readonly publicUrl: string,
  ) {
    this.sender = settings.phoneNumber;
  }

  async send({ key, to, body }: SmsToSend): Promise<Accepted> {
    const client = await this.connected();
    const { sid } = await inOurWords(
      client.messages.create({ to, body, ...this.from(), ...this.callback(key) }),
    );
    return { providerId: sid, status: 'sent' };
  }

  /**
   * Twilio takes no key with a message and lists by number and day only. Filtering by day leaves out what it has not sent
   * on yet, so the newest messages to the number are looked through.
   */
  async find({ to, body }: SmsToSend, since: Date): Promise<Accepted[]> {
    const client = await this.connected();
    const listed = await inOurWords(
      client.messages.list({ to, limit: LOOKED_THROUGH, pageSize: LOOKED_THROUGH }),
    );
    const earliest = since.getTime() - CLOCKS_DIFFER_MS;
    return listed
      .filter(
        (one) =>
          one.direction !== 'inbound' &&
          !NOT_TAKEN.has(one.status) &&
          one.dateCreated.getTime() >= earliest &&
          isSameText(one.body ?? '', body),
      )
      .map(({ sid }) => ({ providerId: sid, status: 'sent' as const }));
  }

  private connected(): Promise<Twilio> {
    this.client ??= twilioClient(this.settings);
    return this.client;
  }

  /** A messaging service chooses among its numbers. */
  private from(): { messagingServiceSid: string } | { from: string } {
    const { messagingServiceSid, phoneNumber } = this.settings;
    return messagingServiceSid ? { messagingServiceSid } : { from: phoneNumber! };
  }

  /** Carries our key, which comes back with each report. Twilio refuses messages whose callback it cannot reach. */
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

/** @throws ProviderFailure in place of everything the client throws */
async function inOurWords<T>(answer: Promise<T>): Promise<T> {
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
      throw failureOf({ status, code: typeof code === 'number' ? code : undefined, message });
    throw failureOfConnection(typeof code === 'string' ? code : undefined, message);
  }
}
