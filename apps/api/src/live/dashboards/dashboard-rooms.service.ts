import { Injectable } from '@nestjs/common';
import { type OpenSocket, SocketRegistryService } from '../connections/socket-registry.service.js';
import type { Room } from './room.js';
import type { RoomSnapshot } from './room-snapshot.queries.js';
import type { ChangedMessage } from './shapes.js';

/** Batches of hints of which a room remembers that they were told. */
const MAX_TOLD_BATCHES = 500;

/** A snapshot as a process tells it: to its own dashboards, and to the other processes. */
export interface ToldSnapshot extends RoomSnapshot, Pick<ChangedMessage, 'requirements'> {
  /** Batches of hints that had arrived before the room was read. */
  batches: readonly string[];
}

/** A room in which somebody of this process is. */
export interface OpenRoom extends Room {
  /** Version of what was last told here; 0 before. */
  lastVersion: number;
  /** Batches of hints that what was told here includes. */
  readonly toldBatches: Set<string>;
  /** Who was answered with a version that the room has not been told yet. */
  readonly ahead: Map<OpenSocket, number>;
}

/** The rooms of `/live` in which somebody of this process is, and what was told there. */
@Injectable()
export class DashboardRoomsService {
  private readonly rooms = new Map<string, OpenRoom>();
  private readonly companies = new Map<number, Set<OpenRoom>>();

  constructor(private readonly registry: SocketRegistryService) {
    registry.onRoomEmptied((name) => this.close(name));
  }

  /** @returns null when the socket is gone */
  enter(socket: OpenSocket, room: Room): OpenRoom | null {
    if (!this.registry.enter(socket, room.name)) return null;
    return this.rooms.get(room.name) ?? this.open(room);
  }

  find(name: string): OpenRoom | null {
    return this.rooms.get(name) ?? null;
  }

  ofCompany(companyId: number): OpenRoom[] {
    return [...(this.companies.get(companyId) ?? [])];
  }

  all(): OpenRoom[] {
    return [...this.rooms.values()];
  }

  /** Somebody was answered with this version: nothing older is told to them. */
  answered(room: OpenRoom, socket: OpenSocket, version: number): void {
    if (version > room.lastVersion) room.ahead.set(socket, version);
  }

  /**
   * Tells the dashboards of this process.
   *
   * @returns false for what is older than what they were told: nobody hears it, and its hints are still to be told
   */
  tell(room: OpenRoom, { version, counts, requirements, batches }: ToldSnapshot): boolean {
    if (version < room.lastVersion) return false;
    const changed: ChangedMessage = {
      room: room.name,
      version,
      counts,
      previous: room.lastVersion,
      requirements: requirements && [...requirements],
    };
    this.registry.broadcast(
      room.name,
      changed,
      (socket) => (room.ahead.get(socket) ?? 0) <= version,
    );
    room.lastVersion = version;
    for (const [socket, ahead] of room.ahead) if (ahead <= version) room.ahead.delete(socket);
    for (const batch of batches) remember(room.toldBatches, batch);
    return true;
  }

  /** What the room showed was deleted. */
  empty(room: OpenRoom): void {
    this.registry.closeRoom(room.name);
  }

  private open(room: Room): OpenRoom {
    const open: OpenRoom = { ...room, lastVersion: 0, toldBatches: new Set(), ahead: new Map() };
    this.rooms.set(room.name, open);
    this.companies.set(room.companyId, (this.companies.get(room.companyId) ?? new Set()).add(open));
    return open;
  }

  private close(name: string): void {
    const room = this.rooms.get(name);
    if (!room) return;
    this.rooms.delete(name);
    const ofCompany = this.companies.get(room.companyId);
    ofCompany?.delete(room);
    if (ofCompany?.size === 0) this.companies.delete(room.companyId);
  }
}

function remember(batches: Set<string>, batch: string): void {
  if (batches.size >= MAX_TOLD_BATCHES) batches.delete(batches.values().next().value!);
  batches.add(batch);
}
