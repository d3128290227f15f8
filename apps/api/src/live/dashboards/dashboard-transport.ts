import type { Socket } from 'socket.io';
import type { CloseReason, LeaveReason, SocketTransport } from '../connections/socket-transport.js';
import { RESTARTING } from '../web-sockets/web-socket-transport.js';
import type { LeftMessage } from './shapes.js';

/** Maximum of waiting packets; above it the client counts as not reading. */
const MAX_BACKLOG_PACKETS = 200;

/**
 * The part of an engine.io connection that its types leave out. A polling connection has no socket and no close code.
 */
export interface EngineConnection {
  readyState: string;
  writeBuffer: unknown[];
  transport: { socket?: { close(code: number, reason: string): void } };
  close(discard: boolean): void;
}

/** A socket in the namespace `/live`. */
export class DashboardTransport implements SocketTransport {
  readonly kind = 'dashboard';
  private readonly connection: EngineConnection;

  constructor(private readonly socket: Socket) {
    this.connection = socket.conn as unknown as EngineConnection;
  }

  /** Also true before it has joined the namespace. */
  get isOpen(): boolean {
    return this.connection.readyState === 'open';
  }

  get hasStalled(): boolean {
    return this.connection.writeBuffer.length > MAX_BACKLOG_PACKETS;
  }

  send(changed: object): void {
    this.socket.emit('changed', changed);
  }

  sendLeft(room: string, reason: LeaveReason): void {
    this.socket.emit('left', { room, reason } satisfies LeftMessage);
  }

  close(reason: CloseReason): void {
    if (reason === 'restarting') closeForRestart(this.connection);
    else if (this.socket.connected) this.socket.disconnect(true);
    else this.terminate();
  }

  terminate(): void {
    this.connection.close(true);
  }
}

/** The client reconnects by itself. */
export function closeForRestart(connection: EngineConnection): void {
  const { socket } = connection.transport;
  if (socket) socket.close(RESTARTING, 'restarting');
  else connection.close(true);
}
