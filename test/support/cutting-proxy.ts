import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Forwards connections to a server on loopback, until it is told to cut or to hold them. */
export class CuttingProxy {
  private readonly sockets = new Set<Socket>();
  private isCut = false;
  private isHeld = false;
  /** Accepted while not cut. */
  connections = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** @param url `http://127.0.0.1:<port>` */
  static async before(url: string): Promise<CuttingProxy> {
    const target = Number(new URL(url).port);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const proxy = new CuttingProxy(server, `http://127.0.0.1:${port}`);
    server.on('connection', (client) => proxy.forward(client, target));
    return proxy;
  }

  /** Ends all connections, and refuses new ones. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Keeps all connections, accepts new ones, and forwards nothing more: so a machine that lost its network looks. */
  hold(): void {
    this.isHeld = true;
    for (const socket of this.sockets) socket.unpipe();
  }

  restore(): void {
    this.isCut = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private forward(client: Socket, target: number): void {
    if (this.isCut) return void client.resetAndDestroy();
    this.connections++;
    if (this.isHeld) return void this.sockets.add(client.on('error', () => client.destroy()));
    const server = connect(target, '127.0.0.1');
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
