import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy to a Redis that reports an older version, for code that depends on the version. */
export class OlderRedis {
  private readonly sockets = new Set<Socket>();
  private major = 6;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** @param url of the real Redis */
  static async before(url: string): Promise<OlderRedis> {
    const { hostname, port } = new URL(url);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port: own } = server.address() as AddressInfo;
    const older = new OlderRedis(server, `redis://127.0.0.1:${own}`);
    server.on('connection', (client) => older.pass(client, connect(Number(port), hostname)));
    return older;
  }

  /** Reports a newer version at the next connection. */
  upgrade(): void {
    this.major = 7;
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private pass(client: Socket, redis: Socket): void {
    for (const [from, to] of [
      [client, redis],
      [redis, client],
    ] as const) {
      this.sockets.add(from);
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
    client.pipe(redis);
    redis.on('data', (answer: Buffer) => {
      const text = answer
        .toString('latin1')
        .replace(/^redis_version:\d/m, `redis_version:${this.major}`);
      client.write(Buffer.from(text, 'latin1'));
    });
  }
}
