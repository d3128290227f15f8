import { Injectable, Logger } from '@nestjs/common';
import { WebSocket } from 'ws';

/** Close codes: of the protocol (below 4000) and our own. */
export const RESTARTING = 1012;
export const SIGNED_OUT = 4401;
export const NOT_ALLOWED = 4403;

/** More than this unsent, and the other side has stopped reading. */
const LONGEST_BACKLOG = 64 * 1024;

export interface Listener {
  readonly userId: number;
  /** The key the socket was opened with; null for a session. */
  readonly keyId: number | null;
  /** The session it was opened with; null for a key. */
  readonly sessionId: number | null;
  /** Looks again which rooms the listener may be in; null when who they are does not count any more. */
  readonly again: () => Promise<string[] | null>;
}

interface Member extends Listener {
  readonly socket: WebSocket;
  rooms: readonly string[];
  /** Has answered the last ping. */
  alive: boolean;
}

/** The open sockets of this process, and the rooms they listen in. */
@Injectable()
export class LiveSockets {
  private readonly log = new Logger(LiveSockets.name);
  private readonly members = new Set<Member>();
  private readonly rooms = new Map<string, Set<Member>>();
  private newsOfEndings = 0;

  get size(): number {
    return this.members.size;
  }

  /** Goes up whenever somebody's right to listen may have ended. */
  get endings(): number {
    return this.newsOfEndings;
  }

  /**
   * @param rooms at least one
   * @param endings as it was before the rooms were looked up: what ended meanwhile is asked for again
   */
  join(
    socket: WebSocket,
    rooms: readonly string[],
    listener: Listener,
    endings = this.endings,
  ): void {
    const member: Member = { ...listener, socket, rooms: [], alive: true };
    this.members.add(member);
    this.move(member, rooms);
    socket.on('pong', () => (member.alive = true));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.move(member, []);
      this.members.delete(member);
    });
    if (endings !== this.endings) void this.recheck([member]);
  }

  hasListeners(room: string): boolean {
    return this.rooms.has(room);
  }

  /** Rooms in which somebody listens. */
  roomsInUse(): string[] {
    return [...this.rooms.keys()];
  }

  tell(room: string, frame: string): void {
    for (const { socket } of [...(this.rooms.get(room) ?? [])]) {
      if (socket.readyState !== WebSocket.OPEN) continue;
      if (socket.bufferedAmount > LONGEST_BACKLOG) socket.terminate();
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
  async askAgain(): Promise<void> {
    this.newsOfEndings++;
    await this.recheck([...this.members]);
  }

  endOfKeys(keyIds: readonly number[]): void {
    this.signOut(({ keyId }) => keyId !== null && keyIds.includes(keyId));
  }

  endOfSessions(sessionIds: readonly number[]): void {
    this.signOut(({ sessionId }) => sessionId !== null && sessionIds.includes(sessionId));
  }

  async grantsChanged(userId: number): Promise<void> {
    this.newsOfEndings++;
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

  private signOut(which: (member: Member) => boolean): void {
    this.newsOfEndings++;
    for (const member of [...this.members]) {
      if (which(member)) member.socket.close(SIGNED_OUT);
    }
  }

  /** One after the other, so that a thousand sockets do not ask the database at once. */
  private async recheck(members: readonly Member[]): Promise<void> {
    for (const member of members) {
      if (member.socket.readyState !== WebSocket.OPEN) continue;
      try {
        const rooms = await member.again();
        if (rooms === null) member.socket.close(SIGNED_OUT);
        else if (rooms.length === 0) member.socket.close(NOT_ALLOWED);
        else if (this.members.has(member)) this.move(member, rooms);
      } catch (error) {
        this.log.warn(
          `could not look up who listens: ${error instanceof Error ? error.message : String(error)}`,
        );
        return;
      }
    }
  }

  private move(member: Member, rooms: readonly string[]): void {
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
