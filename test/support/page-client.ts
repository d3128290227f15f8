import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

/**
 * A tab without a browser: follows the rule of live pages (docs/realtime.md), for tests with many of them. It reads
 * its page when a frame names a higher version, when its socket is back, and when it is shown again.
 */
export class PageClient {
  private socket: WebSocket | null = null;
  private version = 0;
  private isHidden = false;
  private isWanted = false;
  private isReading = false;
  private isOver = false;
  private failures = 0;
  reads = 0;
  /** The content, without what differs at each reading. */
  content = '';

  private constructor(
    private readonly url: string,
    private readonly path: string,
    private readonly room: string,
    private readonly cookie: string,
  ) {}

  static async open(url: string, path: string, room: string, cookie: string): Promise<PageClient> {
    const client = new PageClient(url, path, room, cookie);
    client.readAgain();
    client.connect();
    while (client.content === '') await sleep(20);
    return client;
  }

  hide(isHidden: boolean): void {
    this.isHidden = isHidden;
    if (!isHidden) this.readAgain();
  }

  end(): void {
    this.isOver = true;
    this.socket?.terminate();
  }

  private connect(): void {
    if (this.isOver) return;
    const socket = new WebSocket(
      `${this.url.replace(/^http/, 'ws')}/ws/pages/?room=${encodeURIComponent(this.room)}`,
      { headers: { cookie: this.cookie, origin: this.url } },
    );
    this.socket = socket;
    socket.on('open', () => {
      this.failures = 0;
      this.readAgain();
    });
    socket.on('message', (data: Buffer) => {
      const { version } = JSON.parse(data.toString()) as { version: number };
      if (version > this.version) this.readAgain();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.isOver) return;
      const wait = Math.min(15_000, 250 * 2 ** ++this.failures) * (0.5 + Math.random() / 2);
      void sleep(wait, null, { ref: false }).then(() => this.connect());
    });
  }

  private readAgain(): void {
    this.isWanted = true;
    void this.attempt();
  }

  private async attempt(): Promise<void> {
    while (this.isWanted && !this.isReading && !this.isHidden && !this.isOver) {
      this.isWanted = false;
      this.isReading = true;
      try {
        const headers = { cookie: this.cookie, accept: 'text/html', 'x-live-update': '1' };
        const html = await (await fetch(`${this.url}${this.path}`, { headers })).text();
        const [, version] = /<main[^>]*data-version="(\d+)"/.exec(html) ?? [];
        if (version === undefined) throw new Error(`not live: ${html.slice(0, 200)}`);
        this.version = Number(version);
        this.content = contentOf(html);
        this.reads++;
      } catch {
        this.isWanted = true; // The connection is cut.
      }
      await sleep(250);
      this.isReading = false;
    }
  }
}

/** The content of a page's `<main>`, without form tokens and version. */
export function contentOf(html: string): string {
  return html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replace(/(name="csrf_token" value=")[^"]*/g, '$1')
    .replace(/ data-(version|tag)="[^"]*"/g, '');
}
