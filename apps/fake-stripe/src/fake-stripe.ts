import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Account, type AccountSettings } from './account/account.js';
import { Clock } from './account/clock.js';
import { Control } from './control.js';
import { HostedPages } from './hosted/pages.js';
import { Api, type LoggedCall } from './api/api.js';
import type { Faults } from './http/faults.js';
import { RateLimit } from './http/rate-limit.js';
import { readRequest, type ReadRequest } from './http/read-request.js';
import { WebhookSender } from './webhooks/webhook-sender.js';

export interface FakeStripeOptions extends Partial<AccountSettings> {
  port?: number;
  secretKey?: string;
  /** Milliseconds since 1970; default: real time. */
  now?: () => number;
  /** Calls a second until 429; default: Stripe's own limits. */
  callsPerSecond?: number;
  meterEventsPerSecond?: number;
  /** Milliseconds until the second, third … attempt to deliver a webhook; default: none. */
  webhookRetries?: readonly number[];
}

const CALLS_PER_SECOND = 100;
const METER_EVENTS_PER_SECOND = 1000;

/**
 * A server on loopback that behaves like Stripe for the calls that billing makes. It keeps everything in memory: each server is an
 * account of its own. `npm run demo:stripe` starts one; tests start their own.
 */
export class FakeStripe {
  readonly account: Account;
  readonly control: Control;
  readonly webhooks: WebhookSender;
  /** Number of requests received, answered or not. */
  received = 0;
  private readonly api: Api;
  private readonly pages: HostedPages;

  private constructor(
    private readonly server: Server,
    readonly secretKey: string,
    options: FakeStripeOptions,
  ) {
    const { afterLastAttempt = 'canceled', meterDelay = 0 } = options;
    const settings = { afterLastAttempt, meterDelay };
    this.account = new Account(settings, () => this.url, new Clock(options.now));
    this.webhooks = new WebhookSender(options.webhookRetries ?? []);
    this.control = new Control(this.account);
    const { callsPerSecond = CALLS_PER_SECOND, meterEventsPerSecond = METER_EVENTS_PER_SECOND } =
      options;
    this.api = new Api(
      this.account,
      secretKey,
      new RateLimit(callsPerSecond, meterEventsPerSecond),
    );
    this.pages = new HostedPages(this.account, this.webhooks, this.control, this.api.faults);
    this.account.onEvent = (event) => this.webhooks.take(event);
    server.on('request', (request, response) => void this.receive(request, response));
  }

  static async start(options: FakeStripeOptions = {}): Promise<FakeStripe> {
    const server = createServer();
    const stripe = new FakeStripe(server, options.secretKey ?? 'sk_test_fake', options);
    server.listen(options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
    return stripe;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  /** Faults of the next calls. */
  get faults(): Faults {
    return this.api.faults;
  }

  /** All calls of the API, oldest first. */
  get calls(): readonly LoggedCall[] {
    return this.api.calls;
  }

  async stop(): Promise<void> {
    this.webhooks.stop();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const read = await readRequest(request);
      this.received += 1;
      if (/^\/v[12]\//.test(read.path)) await this.answerCall(read, request, response);
      else send(response, this.pages.answer(read));
    } catch (error) {
      send(response, { status: 500, headers: {}, body: String(error) });
    }
  }

  private async answerCall(
    read: ReadRequest,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { status, body, headers, fault } = await this.api.answer(read, sleep);
    if (fault?.kind === 'cut' || fault?.kind === 'lose') {
      request.socket.destroy();
      return;
    }
    const text = fault?.kind === 'garble' ? '<html>' : JSON.stringify(body);
    send(response, {
      status,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: text,
    });
  }
}

function send(
  response: ServerResponse,
  answer: { status: number; headers: Record<string, string>; body: string | Buffer },
): void {
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
}
