import { Injectable, Logger } from '@nestjs/common';
import { WebSocket } from 'ws';

/** Close codes: of the protocol (below 4000) and our own. */
export const RESTARTING = 1012;
export const SIGNED_OUT = 4401;
export const NOT_ALLOWED = 4403;

/** More than this unsent, and the other side has stopped reading. */
const MAX_BACKLOG_BYTES = 64 * 1024;

export interface Listener {
  readonly userId: number;
  /** The key the socket was opened with; null for a session. */
  readonly keyId: number | null;
  /** The session it was opened with; null for a key. */
  readonly sessionId: number | null;
  /** Looks again which rooms the listener may be in; null when who they are does not count any more. */
  readonly currentRooms: () => Promise<string[] | null>;
}

interface RegisteredSocket extends Listener {
  readonly socket: WebSocket;
  rooms: readonly string[];
  /** Has answered the last ping. */
  alive: boolean;
}

/** The open sockets of this process, and the rooms they listen in. */
@Injectable()
export class WebSocketRegistryService {
  private readonly log = new Logger(WebSocketRegistryService.name);
  private readonly members = new Set<RegisteredSocket>();
  private readonly rooms = new Map<string, Set<RegisteredSocket>>();
  private revocations = 0;

  get size(): number {
    return this.members.size;
  }

  /** Goes up whenever somebody's right to listen may have ended. */
  get revocationCount(): number {
    return this.revocations;
  }

  /**
   * @param rooms at least one
   * @param endings as it was before the rooms were looked up: what ended meanwhile is asked for again
   */
  join(
    socket: WebSocket,
    rooms: readonly string[],
    listener: Listener,
    endings = this.revocationCount,
  ): void {
    const member: RegisteredSocket = { ...listener, socket, rooms: [], alive: true };
    this.members.add(member);
    this.setRooms(member, rooms);
    socket.on('pong', () => (member.alive = true));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.setRooms(member, []);
      this.members.delete(member);
    });
    if (endings !== this.revocationCount) void this.recheck([member]);
  }

  hasListeners(room: string): boolean {
    return this.rooms.has(room);
  }

  /** Rooms in which somebody listens. */
  roomsInUse(): string[] {
    return [...this.rooms.keys()];
  }

  broadcast(room: string, frame: string): void {
    for (const { socket } of [...(this.rooms.get(room) ?? [])]) {
      if (socket.readyState !== WebSocket.OPEN) continue;
      if (socket.bufferedAmount > MAX_BACKLOG_BYTES) socket.terminate();
      else socket.send(frame, () => undefined);
    }
  }

  /** Ends what did not answer the last ping, and pings the others. */
  ping(): void {
    for (const member of [...this.members]) {
      if (member.alive) member.socket.ping(() => undefined);
      else member.socket.terminate();
      member.alive = false;
    }
  }

  /** Asks for all sockets again who may still listen. */
  async recheckAll(): Promise<void> {
    this.revocations++;
    await this.recheck([...this.members]);
  }

  closeByKeys(keyIds: readonly number[]): void {
    this.closeSignedOut(({ keyId }) => keyId !== null && keyIds.includes(keyId));
  }

  closeBySessions(sessionIds: readonly number[]): void {
    this.closeSignedOut(({ sessionId }) => sessionId !== null && sessionIds.includes(sessionId));
  }

  async recheckUser(userId: number): Promise<void> {
    this.revocations++;
    await this.recheck([...this.members].filter((member) => member.userId === userId));
  }

  /** Asks all to come back in a moment; who does not go by themselves within `patience` milliseconds is put out. */
  async close(patience = 1000): Promise<void> {
    const closed = [...this.members].map(
      ({ socket }) => new Promise((resolve) => socket.once('close', resolve)),
    );
    for (const { socket } of this.members) socket.close(RESTARTING, 'restarting');
    const enough = setTimeout(
      () => this.members.forEach(({ socket }) => socket.terminate()),
      patience,
    );
    await Promise.all(closed);
    clearTimeout(enough);
  }

  private closeSignedOut(which: (member: RegisteredSocket) => boolean): void {
    this.revocations++;
    for (const member of [...this.members]) {
      if (which(member)) member.socket.close(SIGNED_OUT);
    }
  }

  /** One after the other, so that a thousand sockets do not ask the database at once. */
  private async recheck(members: readonly RegisteredSocket[]): Promise<void> {
    for (const member of members) {
      if (member.socket.readyState !== WebSocket.OPEN) continue;
      try {
        const rooms = await member.currentRooms();
        if (rooms === null) member.socket.close(SIGNED_OUT);
        else if (rooms.length === 0) member.socket.close(NOT_ALLOWED);
        else if (this.members.has(member)) this.setRooms(member, rooms);
      } catch (error) {
        this.log.warn(
          `could not look up who listens: ${error instanceof Error ? error.message : String(error)}`,
        );
        return;
      }
    }
  }

  private setRooms(member: RegisteredSocket, rooms: readonly string[]): void {
    for (const room of member.rooms) {
      const there = this.rooms.get(room);
      there?.delete(member);
      if (there?.size === 0) this.rooms.delete(room);
    }
    for (const room of rooms) {
      const there = this.rooms.get(room) ?? new Set();
      this.rooms.set(room, there.add(member));
    }
    member.rooms = rooms;
  }
}
