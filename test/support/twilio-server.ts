import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A message as the server stores and lists it. */
export interface StoredMessage {
  sid: string;
  to: string;
  body: string;
  status: string;
  createdAt: Date;
  /** Address for its delivery reports. */
  statusCallback: string | null;
  /** Requested sender: a number or a service. */
  sender: string;
}

/**
 * The server's behaviour at the next attempt to send: accepts it, refuses it with a status and an error code of Twilio,
 * accepts it and drops the connection without an answer (`lost`), or drops it before accepting (`cut`).
 */
export type SendBehavior =
  'take' | 'lost' | 'cut' | { status: number; code?: number; retryAfter?: number };

export interface Attempt {
  to: string;
  body: string;
  at: number;
}

const ACCOUNT = 'ACtest';
const TOKEN = 'a-secret-token';
const SENDER = '+14155550100';

/**
 * A server on loopback with the part of Twilio's REST API that we use: creating and listing messages. It counts, and a
 * test sets its behaviour.
 */
export class TwilioServer {
  /** All accepted messages, oldest first. */
  readonly messages: StoredMessage[] = [];
  /** All attempts to send, oldest first. */
  readonly attempts: Attempt[] = [];
  /** Number of requests for a list. */
  listRequests = 0;
  /** Milliseconds until it answers. */
  delay = 0;
  behavior: (attempt: Attempt) => SendBehavior = () => 'take';
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly server: Server) {}

  static async start(port = 0): Promise<TwilioServer> {
    const server = createServer();
    const twilio = new TwilioServer(server);
    server.on('request', (request, response) => void twilio.receive(request, response));
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return twilio;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  /** Settings of the application. */
  get settings(): {
    accountSid: string;
    authToken: string;
    phoneNumber: string;
    messagingServiceSid: null;
    apiUrl: string;
  } {
    return {
      accountSid: ACCOUNT,
      authToken: TOKEN,
      phoneNumber: SENDER,
      messagingServiceSid: null,
      apiUrl: this.url,
    };
  }

  /** The same as environment variables of a process. */
  get env(): Record<string, string> {
    return {
      TWILIO_ACCOUNT_SID: ACCOUNT,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_PHONE_NUMBER: SENDER,
      TWILIO_API_URL: this.url,
    };
  }

  messagesTo(phoneNumber: string): StoredMessage[] {
    return this.messages.filter(({ to }) => to === phoneNumber);
  }

  /** Resolves when that many attempts have come. */
  async waitForAttempts(attempts: number): Promise<void> {
    while (this.attempts.length < attempts)
      await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', this.url);
    const [user, password] = Buffer.from(
      (request.headers.authorization ?? '').replace(/^Basic /, ''),
      'base64',
    )
      .toString()
      .split(':');
    if (user !== ACCOUNT || password !== TOKEN)
      return answer(response, 401, { code: 20003, message: 'Authenticate', status: 401 });
    if (url.pathname !== `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`)
      return answer(response, 404, { code: 20404, message: 'Not found', status: 404 });
    if (request.method === 'GET') return this.list(response, url.searchParams);
    await this.acceptMessage(
      request,
      response,
      new URLSearchParams(Buffer.concat(chunks).toString()),
    );
  }

  private async acceptMessage(
    request: IncomingMessage,
    response: ServerResponse,
    form: URLSearchParams,
  ): Promise<void> {
    const attempt: Attempt = {
      to: form.get('To') ?? '',
      body: form.get('Body') ?? '',
      at: Date.now(),
    };
    this.attempts.push(attempt);
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
    const mood = this.behavior(attempt);
    if (mood === 'cut') return void request.socket.destroy();
    if (typeof mood === 'object') {
      if (this.delay > 0) await sleep(this.delay);
      if (mood.retryAfter !== undefined) response.setHeader('Retry-After', String(mood.retryAfter));
      return answer(response, mood.status, {
        code: mood.code ?? null,
        message: `refused with ${mood.code ?? mood.status}`,
        status: mood.status,
      });
    }
    const message = this.store(form);
    if (mood === 'lost') return void request.socket.destroy();
    if (this.delay > 0) await sleep(this.delay);
    answer(response, 201, presented(message));
  }

  private store(form: URLSearchParams): StoredMessage {
    const message: StoredMessage = {
      sid: `SM${String(this.messages.length + 1).padStart(32, '0')}`,
      to: form.get('To') ?? '',
      body: form.get('Body') ?? '',
      status: 'queued',
      createdAt: new Date(),
      statusCallback: form.get('StatusCallback'),
      sender: form.get('MessagingServiceSid') ?? form.get('From') ?? '',
    };
    this.messages.push(message);
    return message;
  }

  /** Newest first. An unsent message has no day yet, so that no filter by day finds it. */
  private list(response: ServerResponse, query: URLSearchParams): void {
    this.listRequests += 1;
    const to = query.get('To');
    const found = this.messages.filter(
      (message) =>
        (to === null || message.to === to) &&
        ![...query.keys()].some((key) => key.startsWith('DateSent')),
    );
    const messages = found
      .toReversed()
      .slice(0, Number(query.get('PageSize') ?? 50))
      .map(presented);
    answer(response, 200, {
      messages,
      page: 0,
      page_size: messages.length,
      uri: '',
      first_page_uri: '',
      next_page_uri: null,
      previous_page_uri: null,
    });
  }
}

function presented({ sid, to, body, status, createdAt, sender }: StoredMessage): object {
  const date = createdAt.toUTCString().replace('GMT', '+0000');
  return {
    sid,
    to,
    from: sender,
    body,
    status,
    direction: 'outbound-api',
    date_created: date,
    date_updated: date,
    date_sent: null,
    account_sid: ACCOUNT,
    num_segments: '1',
    error_code: null,
    error_message: null,
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
