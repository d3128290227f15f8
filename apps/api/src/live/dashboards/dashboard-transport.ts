import type { Socket } from 'socket.io';
import type { CloseReason, LeaveReason, SocketTransport } from '../connections/socket-transport.js';
import { RESTARTING } from '../web-sockets/web-socket-transport.js';
import type { LeftMessage } from './shapes.js';

/** Packets that wait for the other side; more, and it has stopped reading. */
const MAX_BACKLOG_PACKETS = 200;

/** A connection of engine.io, of which its types tell nothing. One that polls has no socket, and no code to close with. */
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

  /** Also while it is being let into the namespace. */
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

/** The client comes back by itself. */
export function closeForRestart(connection: EngineConnection): void {
  const { socket } = connection.transport;
  if (socket) socket.close(RESTARTING, 'restarting');
  else connection.close(true);
}
