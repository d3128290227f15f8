import { WebSocket } from 'ws';
import type { CloseReason, SocketTransport } from '../connections/socket-transport.js';

/** Close codes: of the protocol (below 4000) and our own. */
const CLOSE_CODES: Record<CloseReason, number> = {
  restarting: 1012,
  signed_out: 4401,
  not_allowed: 4403,
};
export const RESTARTING = CLOSE_CODES.restarting;

/** Maximum of unsent bytes; above it the client counts as not reading. */
const MAX_BACKLOG_BYTES = 64 * 1024;

/** A socket on `/ws/`. The protocol has no rooms: the path decides what it receives. */
export class WebSocketTransport implements SocketTransport {
  readonly kind = 'raw';
  constructor(private readonly socket: WebSocket) {}

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  get hasStalled(): boolean {
    return this.socket.bufferedAmount > MAX_BACKLOG_BYTES;
  }

  send(frame: string): void {
    this.socket.send(frame, () => undefined);
  }

  sendLeft(): void {}

  close(reason: CloseReason): void {
    this.socket.close(CLOSE_CODES[reason], reason === 'restarting' ? reason : undefined);
  }

  terminate(): void {
    this.socket.terminate();
  }
}
