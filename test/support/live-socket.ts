import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';

interface Opening {
  headers?: Record<string, string>;
  /** False: a peer that is gone without saying so. */
  answersPings?: boolean;
}

/** A socket as a browser has it, with everything it heard. */
export class LiveSocket {
  private readonly heard: unknown[] = [];
  private waiting: (() => void)[] = [];
  readonly closed: Promise<number>;

  private constructor(readonly socket: WebSocket) {
    this.closed = once(socket, 'close').then(([code]) => code as number);
    socket.on('message', (data: Buffer) => {
      this.heard.push(JSON.parse(data.toString()));
      this.waiting.splice(0).forEach((wake) => wake());
    });
  }

  /** @returns the socket, or the status with which it was refused */
  static async open(url: string, path: string, { headers = {}, answersPings = true }: Opening = {}): Promise<LiveSocket | number> {
    const options: ClientOptions = { headers, autoPong: answersPings };
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, options);
    const live = new LiveSocket(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(live));
      socket.once('unexpected-response', (_request, response: IncomingMessage) => {
        response.resume();
        resolve(response.statusCode!);
      });
      socket.once('error', reject);
    });
  }

  /** The first frames, once as many have come. */
  async frames(count: number): Promise<unknown[]> {
    while (this.heard.length < count) await new Promise<void>((wake) => this.waiting.push(wake));
    return this.heard.slice(0, count);
  }

  /** Everything that was sent to it until now: what the server sent before its pong has arrived before it. */
  async heardUntilNow(): Promise<unknown[]> {
    const answered = once(this.socket, 'pong');
    this.socket.ping();
    await answered;
    return [...this.heard];
  }

  end(): void {
    this.socket.terminate();
  }
}
