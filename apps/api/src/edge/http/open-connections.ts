import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as ListeningServer, type Socket } from 'node:net';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** Milliseconds. A turn of the event loop below this leaves no connection half accepted. */
const QUIET_TURN = 2;
const MAX_LOOP_TURNS = 200;

/** The open HTTP connections of a server, for the graceful shutdown. Upgraded WebSockets are not among them. */
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
   * Stops accepting connections and keeps open ones: each gets one more answer, then closes. Connections in the backlog
   * are accepted first, since the system would reset them, and a proxy could not know whether it may send the request
   * again.
   */
  async stopAccepting(): Promise<void> {
    for (let turn = 0; turn < MAX_LOOP_TURNS; turn++) {
      const before = performance.now();
      await turnOfTheLoop();
      if (performance.now() - before < QUIET_TURN) break;
    }
    // The HTTP server's own close() would also end idle connections that a proxy may be about to use.
    ListeningServer.prototype.close.call(this.server);
    this.stopping = true;
    for (const response of this.responses.values()) closeAfterResponse(response);
  }

  /** Resolves when no connection is open. */
  async allClosed(): Promise<void> {
    while (this.sockets.size > 0) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  /** Closes idle connections: those between two requests, or with an incomplete one. */
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
