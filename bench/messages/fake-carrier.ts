import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Twilio server that accepts every text and notes the time of each request. */
export class FakeCarrier {
  /** Milliseconds until it answers. */
  delay = 0;
  /** `performance.now()` of each request, by recipient. */
  readonly arrivals = new Map<string, number>();
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeCarrier> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    const carrier = new FakeCarrier(server);
    server.on('request', (request, response) => {
      const now = performance.now();
      let form = '';
      request.on('data', (chunk: Buffer) => (form += chunk.toString()));
      request.on('end', () => {
        const sid = carrier.take(new URLSearchParams(form).get('To') ?? '', now);
        void carrier.pause().then(() => {
          response.writeHead(201, { 'Content-Type': 'application/json' });
          response.end(JSON.stringify({ sid, status: 'queued', direction: 'outbound-api' }));
        });
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return carrier;
  }

  get env(): Record<string, string> {
    const { port } = this.server.address() as { port: number };
    return {
      TWILIO_ACCOUNT_SID: 'ACbench',
      TWILIO_AUTH_TOKEN: 'bench',
      TWILIO_PHONE_NUMBER: '+14155550100',
      TWILIO_API_URL: `http://127.0.0.1:${port}`,
    };
  }

  /** Resolves when that many texts have come. */
  async waitForTexts(count: number): Promise<void> {
    while (this.arrivals.size < count)
      await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private take(to: string, now: number): string {
    this.arrivals.set(to, now);
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
    return `SM${String(this.arrivals.size).padStart(32, '0')}`;
  }

  private async pause(): Promise<void> {
    if (this.delay > 0) await sleep(this.delay);
  }
}
