import { Injectable, Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { ReleaseSocket } from '../connections/socket-quota.service.js';
import type { SocketIdentity } from '../connections/socket-authenticator.service.js';
import type { Room } from './room.js';
import { parseRoomName } from './room.js';
import { RoomReachQueries } from './room-reach.queries.js';
import type { LeftMessage } from './shapes.js';

/** Packets that wait for the other side; more, and it has stopped reading. It may come back and ask anew. */
const MAX_BACKLOG_PACKETS = 200;

/** A room in which somebody is. */
export interface OpenRoom extends Room {
  readonly sockets: Set<Socket>;
  /** Version of what was last told here; 0 before. */
  lastVersion: number;
}

export interface DashboardConnection {
  identity: SocketIdentity;
  readonly rooms: Map<string, OpenRoom>;
  readonly releaseSocket: ReleaseSocket;
  /** Joins that are being looked up. */
  pendingJoins: number;
}

/** Who is in which room of `/live` in this process; each process tells its own. */
@Injectable()
export class DashboardRegistryService {
  private readonly log = new Logger(DashboardRegistryService.name);
  private readonly connections = new Map<Socket, DashboardConnection>();
  private readonly rooms = new Map<string, OpenRoom>();
  private readonly companies = new Map<number, Set<OpenRoom>>();
  private revocations = 0;

  constructor(private readonly reach: RoomReachQueries) {}

  /** Goes up whenever somebody's right to look in may have ended. */
  get revocationCount(): number {
    return this.revocations;
  }

  add(socket: Socket, visitor: SocketIdentity, leaveSeat: ReleaseSocket): void {
    this.connections.set(socket, {
      identity: visitor,
      rooms: new Map(),
      releaseSocket: leaveSeat,
      pendingJoins: 0,
    });
  }

  find(socket: Socket): DashboardConnection | null {
    return this.connections.get(socket) ?? null;
  }

  remove(socket: Socket): void {
    const member = this.connections.get(socket);
    for (const room of member?.rooms.values() ?? []) this.removeFromRoom(socket, room);
    this.connections.delete(socket);
    member?.releaseSocket();
  }

  /** @returns null when the socket is gone */
  join(socket: Socket, room: Room): OpenRoom | null {
    const member = this.connections.get(socket);
    if (!member || !socket.connected) return null;
    const open = this.rooms.get(room.name) ?? this.openRoom(room);
    open.sockets.add(socket);
    member.rooms.set(room.name, open);
    return open;
  }

  leave(socket: Socket, name: string, reason: LeftMessage['reason']): boolean {
    const member = this.connections.get(socket);
    const room = member?.rooms.get(name);
    if (!member || !room) return false;
    member.rooms.delete(name);
    this.removeFromRoom(socket, room);
    socket.emit('left', { room: name, reason } satisfies LeftMessage);
    return true;
  }

  roomsOf(companyId: number): OpenRoom[] {
    return [...(this.companies.get(companyId) ?? [])];
  }

  openRooms(): OpenRoom[] {
    return [...this.rooms.values()];
  }

  /** Who has stopped reading is cut off. */
  broadcast(room: OpenRoom, event: 'changed', message: object): void {
    for (const socket of [...room.sockets]) {
      const { writeBuffer } = socket.conn as unknown as { writeBuffer: unknown[] };
      if (writeBuffer.length > MAX_BACKLOG_PACKETS) socket.conn.close(true);
      else socket.emit(event, message);
    }
  }

  closeRoom(room: OpenRoom): void {
    for (const socket of [...room.sockets]) this.leave(socket, room.name, 'gone');
  }

  closeByKeys(keyIds: readonly number[]): void {
    this.disconnectWhere(({ keyId }) => keyId !== null && keyIds.includes(keyId));
  }

  closeBySessions(sessionIds: readonly number[]): void {
    this.disconnectWhere(({ sessionId }) => sessionId !== null && sessionIds.includes(sessionId));
  }

  async recheckUser(userId: number): Promise<void> {
    this.revocations++;
    await this.recheck(
      [...this.connections.keys()].filter(
        (socket) => this.connections.get(socket)!.identity.userId === userId,
      ),
    );
  }

  async recheckAll(): Promise<void> {
    this.revocations++;
    await this.recheck([...this.connections.keys()]);
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
    const member = this.connections.get(socket);
    if (!member) return;
    const now = await member.identity.refresh();
    if (!now) return this.disconnect(socket);
    member.identity = now;
    for (const { name } of [...member.rooms.values()]) {
      const still = await this.reach.find(now.actor, parseRoomName(name)!);
      if (!still) this.leave(socket, name, 'not_allowed');
    }
  }

  private disconnectWhere(which: (visitor: SocketIdentity) => boolean): void {
    this.revocations++;
    for (const [socket, { identity }] of [...this.connections]) {
      if (which(identity)) this.disconnect(socket);
    }
  }

  private disconnect(socket: Socket): void {
    for (const name of [...(this.connections.get(socket)?.rooms.keys() ?? [])])
      this.leave(socket, name, 'signed_out');
    socket.disconnect(true);
  }

  private openRoom(room: Room): OpenRoom {
    const open: OpenRoom = { ...room, sockets: new Set(), lastVersion: 0 };
    this.rooms.set(room.name, open);
    this.companies.set(room.companyId, (this.companies.get(room.companyId) ?? new Set()).add(open));
    return open;
  }

  private removeFromRoom(socket: Socket, room: OpenRoom): void {
    room.sockets.delete(socket);
    if (room.sockets.size > 0) return;
    this.rooms.delete(room.name);
    const ofCompany = this.companies.get(room.companyId);
    ofCompany?.delete(room);
    if (ofCompany?.size === 0) this.companies.delete(room.companyId);
  }
}
