import { Injectable, Logger } from '@nestjs/common';
import {
  type QuotaExceeded,
  type ReleaseSocket,
  SocketQuotaService,
} from './socket-quota.service.js';
import type { CloseReason, LeaveReason, SocketKind, SocketTransport } from './socket-transport.js';

/** Access checks that run at the same time, so that a thousand sockets do not query the database at once. */
const RECHECK_LANES = 2;

/** The user behind a socket. */
export interface SocketListener {
  readonly userId: number;
  /** The key the socket was opened with; null for a session. */
  readonly keyId: number | null;
  /** The session it was opened with; null for a key. */
  readonly sessionId: number | null;
  /**
   * Reads the listener's rooms again.
   *
   * @param rooms in which the socket is
   * @returns those of them in which it may stay, and further ones it belongs to; or why it has to close
   */
  currentRooms(
    rooms: readonly string[],
  ): Promise<readonly string[] | Exclude<CloseReason, 'restarting'>>;
}

/** A socket between its opening and its end. */
export interface OpenSocket {
  readonly transport: SocketTransport;
  readonly listener: SocketListener;
  readonly rooms: ReadonlySet<string>;
}

interface RegisteredSocket extends OpenSocket {
  readonly rooms: Set<string>;
  readonly release: ReleaseSocket;
}

/** The open sockets of this process, raw ones and dashboards: their users, their rooms, and their closing. */
@Injectable()
export class SocketRegistryService {
  private readonly log = new Logger(SocketRegistryService.name);
  private readonly sockets = new Set<RegisteredSocket>();
  private readonly rooms = new Map<string, Set<RegisteredSocket>>();
  private readonly emptyRoomListeners = new Set<(room: string) => void>();
  private revocations = 0;
  private onEmpty: (() => void) | null = null;

  constructor(private readonly quota: SocketQuotaService) {}

  get size(): number {
    return this.sockets.size;
  }

  countByKind(): Record<SocketKind, number> {
    const counts = { raw: 0, dashboard: 0 };
    for (const { transport } of this.sockets) counts[transport.kind]++;
    return counts;
  }

  /** True if no further socket is accepted. */
  get isFull(): boolean {
    return this.quota.isFull;
  }

  /** Grows whenever somebody's access may have ended. */
  get revocationCount(): number {
    return this.revocations;
  }

  /** Reserves a socket that is about to open; the caller releases it if the socket does not open. */
  reserve(userId: number): ReleaseSocket | QuotaExceeded {
    return this.quota.acquire(userId);
  }

  /**
   * @param release of the reservation
   * @param revocationCount as read before the listener was looked up: if it has grown since, access is checked again
   */
  add(
    transport: SocketTransport,
    listener: SocketListener,
    release: ReleaseSocket,
    rooms: readonly string[] = [],
    revocationCount = this.revocationCount,
  ): OpenSocket {
    const socket: RegisteredSocket = { transport, listener, release, rooms: new Set() };
    this.sockets.add(socket);
    for (const room of rooms) this.enter(socket, room);
    if (revocationCount !== this.revocationCount) setImmediate(() => void this.recheck([socket]));
    return socket;
  }

  /** Call it when the socket has closed; idempotent. */
  remove(open: OpenSocket): void {
    const socket = open as RegisteredSocket;
    if (!this.sockets.delete(socket)) return;
    for (const room of socket.rooms) this.takeOut(socket, room);
    socket.release();
    if (this.sockets.size === 0) this.onEmpty?.();
  }

  /** @returns false when the socket has closed */
  enter(open: OpenSocket, room: string): boolean {
    const socket = open as RegisteredSocket;
    if (!this.sockets.has(socket) || !socket.transport.isOpen) return false;
    socket.rooms.add(room);
    const inRoom = this.rooms.get(room) ?? new Set();
    this.rooms.set(room, inRoom.add(socket));
    return true;
  }

  /** @returns false when it was not in the room */
  leave(open: OpenSocket, room: string, reason: LeaveReason): boolean {
    const socket = open as RegisteredSocket;
    if (!socket.rooms.delete(room)) return false;
    this.takeOut(socket, room);
    socket.transport.sendLeft(room, reason);
    return true;
  }

  hasListeners(room: string): boolean {
    return this.rooms.has(room);
  }

  roomsInUse(): string[] {
    return [...this.rooms.keys()];
  }

  /** Calls `listener` with the name of each room that its last socket has left. */
  onRoomEmptied(listener: (room: string) => void): void {
    this.emptyRoomListeners.add(listener);
  }

  /**
   * Sends to a room, and cuts off sockets whose client has stopped reading; those may reconnect.
   *
   * @param isMeant leaves out sockets for which it returns false
   */
  broadcast(
    room: string,
    message: string | object,
    isMeant: (socket: OpenSocket) => boolean = () => true,
  ): void {
    for (const socket of [...(this.rooms.get(room) ?? [])]) {
      if (!socket.transport.isOpen) continue;
      if (socket.transport.hasStalled) socket.transport.terminate();
      else if (isMeant(socket)) socket.transport.send(message);
    }
  }

  closeRoom(room: string): void {
    for (const socket of [...(this.rooms.get(room) ?? [])]) this.leave(socket, room, 'gone');
  }

  closeByKeys(keyIds: readonly number[]): void {
    this.signOut(({ keyId }) => keyId !== null && keyIds.includes(keyId));
  }

  closeBySessions(sessionIds: readonly number[]): void {
    this.signOut(({ sessionId }) => sessionId !== null && sessionIds.includes(sessionId));
  }

  /** Checks the access of all sockets of a user again. */
  async recheckUser(userId: number): Promise<void> {
    this.revocations++;
    await this.recheck([...this.sockets].filter(({ listener }) => listener.userId === userId));
  }

  /** Checks the access of all sockets again. */
  async recheckAll(): Promise<void> {
    this.revocations++;
    await this.recheck([...this.sockets]);
  }

  /** Asks all clients to reconnect in a moment; cuts off those that have not closed within `patience` milliseconds. */
  async closeAll(patience = 1000): Promise<void> {
    if (this.sockets.size === 0) return;
    const gone = new Promise<void>((resolve) => (this.onEmpty = resolve));
    for (const { transport } of [...this.sockets]) transport.close('restarting');
    const enough = setTimeout(() => {
      for (const { transport } of [...this.sockets]) transport.terminate();
    }, patience);
    await gone;
    clearTimeout(enough);
  }

  /**
   * Checks the access of some sockets again. A socket whose access cannot be read stays as it is until the next check.
   */
  async recheck(sockets: readonly OpenSocket[]): Promise<void> {
    const waiting = [...(sockets as readonly RegisteredSocket[])];
    const lane = async (): Promise<void> => {
      for (let socket = waiting.shift(); socket; socket = waiting.shift())
        await this.recheckOne(socket);
    };
    try {
      await Promise.all(Array.from({ length: RECHECK_LANES }, lane));
    } catch (error) {
      waiting.length = 0;
      this.log.warn(
        `could not look up who listens: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  private async recheckOne(socket: RegisteredSocket): Promise<void> {
    if (!this.sockets.has(socket) || !socket.transport.isOpen) return;
    const asked = [...socket.rooms];
    const now = await socket.listener.currentRooms(asked);
    if (typeof now === 'string') return this.end(socket, now);
    for (const room of asked) if (!now.includes(room)) this.leave(socket, room, 'not_allowed');
    for (const room of now) if (!asked.includes(room)) this.enter(socket, room);
  }

  private signOut(which: (listener: SocketListener) => boolean): void {
    this.revocations++;
    for (const socket of [...this.sockets])
      if (which(socket.listener)) this.end(socket, 'signed_out');
  }

  private end(socket: RegisteredSocket, reason: Exclude<CloseReason, 'restarting'>): void {
    for (const room of [...socket.rooms]) this.leave(socket, room, reason);
    socket.transport.close(reason);
  }

  private takeOut(socket: RegisteredSocket, room: string): void {
    const inRoom = this.rooms.get(room);
    inRoom?.delete(socket);
    if (inRoom?.size !== 0) return;
    this.rooms.delete(room);
    for (const listener of this.emptyRoomListeners) listener(room);
  }
}
