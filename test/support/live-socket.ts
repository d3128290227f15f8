import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';
import { AsyncApiChecker } from './asyncapi-checker.js';

interface ConnectOptions {
  headers?: Record<string, string>;
  /** False: the peer vanished without closing. */
  answersPings?: boolean;
}

/** A socket as in a browser, with all received frames. An undocumented frame fails the test. */
export class LiveSocket {
  private readonly received: unknown[] = [];
  private waiting: (() => void)[] = [];
  private mismatch: string | null = null;
  readonly closed: Promise<number>;

  private constructor(
    readonly socket: WebSocket,
    documented: AsyncApiChecker,
    path: string,
  ) {
    const messages = documented.messagesOf(path.split('?', 1)[0]!);
    this.closed = once(socket, 'close').then(([code]) => code as number);
    socket.on('message', (data: Buffer) => {
      const frame: unknown = JSON.parse(data.toString());
      this.received.push(frame);
      this.mismatch ??= documented.mismatchOf(messages, frame);
      this.waiting.splice(0).forEach((wake) => wake());
    });
  }

  /** @returns the socket, or the status of the refusal */
  static async open(
    url: string,
    path: string,
    { headers = {}, answersPings = true }: ConnectOptions = {},
  ): Promise<LiveSocket | number> {
    const documented = await AsyncApiChecker.forServer(url);
    const options: ClientOptions = { headers, autoPong: answersPings };
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, options);
    const live = new LiveSocket(socket, documented, path);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(live));
      socket.once('unexpected-response', (_request, response: IncomingMessage) => {
        response.resume();
        resolve(response.statusCode!);
      });
      socket.once('error', reject);
    });
  }

  /** The first frames, once that many have come. */
  async frames(count: number): Promise<unknown[]> {
    while (this.received.length < count) await new Promise<void>((wake) => this.waiting.push(wake));
    if (this.mismatch) throw new Error(this.mismatch);
    return this.received.slice(0, count);
  }

  /** All frames received so far: frames sent before the server's pong have arrived before it. */
  async receivedUntilNow(): Promise<unknown[]> {
    const answered = once(this.socket, 'pong');
    this.socket.ping();
    await answered;
    if (this.mismatch) throw new Error(this.mismatch);
    return [...this.received];
  }

  end(): void {
    this.socket.terminate();
  }
}
