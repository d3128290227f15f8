import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as ListeningServer, type Socket } from 'node:net';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** A turn of the event loop that took less, in milliseconds, leaves no connection half accepted behind it. */
const QUIET_TURN = 2;
const MAX_LOOP_TURNS = 200;

/** The HTTP connections of a server, for when it leaves. Who became a WebSocket is not among them. */
export class OpenConnections {
  private readonly sockets = new Set<Socket>();
  private readonly responses = new Map<Socket, ServerResponse>();
  private stopping = false;
  private wake: () => void = () => undefined;

  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => this.add(socket));
    server.on('upgrade', ({ socket }: IncomingMessage) => this.forget(socket));
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.responses.set(socket, response);
      response.once('close', () => this.responses.delete(socket));
      if (this.stopping) closeAfterResponse(response);
    });
  }

  /**
   * Accepts no further connection, and lets those that are open be: each gets one more answer, and ends with it. What has arrived
   * is accepted before: the system resets connections nobody accepted, and a proxy does not know whether it may send such a
   * request again.
   */
  async stopAccepting(): Promise<void> {
    for (let turn = 0; turn < MAX_LOOP_TURNS; turn++) {
      const before = performance.now();
      await turnOfTheLoop();
      if (performance.now() - before < QUIET_TURN) break;
    }
    // The HTTP server's own close() would also end connections a proxy may be about to use.
    ListeningServer.prototype.close.call(this.server);
    this.stopping = true;
    for (const response of this.responses.values()) closeAfterResponse(response);
  }

  /** Resolves when no connection is open. */
  async allClosed(): Promise<void> {
    while (this.sockets.size > 0) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  /** Ends those nobody works for: between two requests, or with one that has not arrived whole. */
  destroyIdle(): void {
    for (const socket of [...this.sockets]) {
      if (!this.responses.get(socket)?.req.complete) socket.destroy();
    }
  }

  private add(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.forget(socket));
  }

  private forget(socket: Socket): void {
    this.sockets.delete(socket);
    this.responses.delete(socket);
    this.wake();
  }
}

function closeAfterResponse(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
