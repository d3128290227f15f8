import { Injectable, Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { LeaveSeat } from '../seats.js';
import type { Visitor } from '../visitors.js';
import type { Room } from './room.js';
import { wantedRoom } from './room.js';
import { RoomReach } from './room-reach.queries.js';
import type { Left } from './shapes.js';

/** Packets that wait for the other side; more, and it has stopped reading. It may come back and ask anew. */
const LONGEST_BACKLOG = 200;

/** A room in which somebody is. */
export interface OpenRoom extends Room {
  readonly sockets: Set<Socket>;
  /** Version of what was last told here; 0 before. */
  told: number;
}

export interface Member {
  visitor: Visitor;
  readonly rooms: Map<string, OpenRoom>;
  readonly leaveSeat: LeaveSeat;
  /** Joins that are being looked up. */
  joining: number;
}

/** Who is in which room of `/live` in this process; each process tells its own. */
@Injectable()
export class DashboardMembers {
  private readonly log = new Logger(DashboardMembers.name);
  private readonly members = new Map<Socket, Member>();
  private readonly rooms = new Map<string, OpenRoom>();
  private readonly companies = new Map<number, Set<OpenRoom>>();
  private newsOfEndings = 0;

  constructor(private readonly reach: RoomReach) {}

  /** Goes up whenever somebody's right to look in may have ended. */
  get endings(): number {
    return this.newsOfEndings;
  }

  enter(socket: Socket, visitor: Visitor, leaveSeat: LeaveSeat): void {
    this.members.set(socket, { visitor, rooms: new Map(), leaveSeat, joining: 0 });
  }

  of(socket: Socket): Member | null {
    return this.members.get(socket) ?? null;
  }

  exit(socket: Socket): void {
    const member = this.members.get(socket);
    for (const room of member?.rooms.values() ?? []) this.forget(socket, room);
    this.members.delete(socket);
    member?.leaveSeat();
  }

  /** @returns null when the socket is gone */
  join(socket: Socket, room: Room): OpenRoom | null {
    const member = this.members.get(socket);
    if (!member || !socket.connected) return null;
    const open = this.rooms.get(room.name) ?? this.open(room);
    open.sockets.add(socket);
    member.rooms.set(room.name, open);
    return open;
  }

  leave(socket: Socket, name: string, reason: Left['reason']): boolean {
    const member = this.members.get(socket);
    const room = member?.rooms.get(name);
    if (!member || !room) return false;
    member.rooms.delete(name);
    this.forget(socket, room);
    socket.emit('left', { room: name, reason } satisfies Left);
    return true;
  }

  roomsOf(companyId: number): OpenRoom[] {
    return [...(this.companies.get(companyId) ?? [])];
  }

  openRooms(): OpenRoom[] {
    return [...this.rooms.values()];
  }

  /** Who has stopped reading is cut off. */
  tell(room: OpenRoom, event: 'changed', message: object): void {
    for (const socket of [...room.sockets]) {
      const { writeBuffer } = socket.conn as unknown as { writeBuffer: unknown[] };
      if (writeBuffer.length > LONGEST_BACKLOG) socket.conn.close(true);
      else socket.emit(event, message);
    }
  }

  close(room: OpenRoom): void {
    for (const socket of [...room.sockets]) this.leave(socket, room.name, 'gone');
  }

  endOfKeys(keyIds: readonly number[]): void {
    this.signOut(({ keyId }) => keyId !== null && keyIds.includes(keyId));
  }

  endOfSessions(sessionIds: readonly number[]): void {
    this.signOut(({ sessionId }) => sessionId !== null && sessionIds.includes(sessionId));
  }

  async grantsChanged(userId: number): Promise<void> {
    this.newsOfEndings++;
    await this.recheck(
      [...this.members.keys()].filter(
        (socket) => this.members.get(socket)!.visitor.userId === userId,
      ),
    );
  }

  async askAgain(): Promise<void> {
    this.newsOfEndings++;
    await this.recheck([...this.members.keys()]);
  }

  /** One after the other, so that a thousand sockets do not ask the database at once. */
  async recheck(sockets: readonly Socket[]): Promise<void> {
    for (const socket of sockets) {
      try {
        await this.recheckOne(socket);
      } catch (error) {
        this.log.warn(
          `could not look up who looks in: ${error instanceof Error ? error.message : String(error)}`,
        );
        return;
      }
    }
  }

  private async recheckOne(socket: Socket): Promise<void> {
    const member = this.members.get(socket);
    if (!member) return;
    const now = await member.visitor.again();
    if (!now) return this.putOut(socket);
    member.visitor = now;
    for (const { name } of [...member.rooms.values()]) {
      const still = await this.reach.find(now.actor, wantedRoom(name)!);
      if (!still) this.leave(socket, name, 'not_allowed');
    }
  }

  private signOut(which: (visitor: Visitor) => boolean): void {
    this.newsOfEndings++;
    for (const [socket, { visitor }] of [...this.members]) {
      if (which(visitor)) this.putOut(socket);
    }
  }

  private putOut(socket: Socket): void {
    for (const name of [...(this.members.get(socket)?.rooms.keys() ?? [])])
      this.leave(socket, name, 'signed_out');
    socket.disconnect(true);
  }

  private open(room: Room): OpenRoom {
    const open: OpenRoom = { ...room, sockets: new Set(), told: 0 };
    this.rooms.set(room.name, open);
    this.companies.set(room.companyId, (this.companies.get(room.companyId) ?? new Set()).add(open));
    return open;
  }

  private forget(socket: Socket, room: OpenRoom): void {
    room.sockets.delete(socket);
    if (room.sockets.size > 0) return;
    this.rooms.delete(room.name);
    const ofCompany = this.companies.get(room.companyId);
    ofCompany?.delete(room);
    if (ofCompany?.size === 0) this.companies.delete(room.companyId);
  }
}
