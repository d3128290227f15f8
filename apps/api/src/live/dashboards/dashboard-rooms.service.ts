import { Injectable } from '@nestjs/common';
import { type OpenSocket, SocketRegistryService } from '../connections/socket-registry.service.js';
import type { Room } from './room.js';
import type { RoomSnapshot } from './room-snapshot.queries.js';
import type { ChangedMessage } from './shapes.js';

/** Batches of hints that a room remembers as delivered. */
const MAX_SENT_BATCHES = 500;

/** A snapshot as a process sends it to its own dashboards and to the other processes. */
export interface BroadcastSnapshot extends RoomSnapshot, Pick<ChangedMessage, 'requirements'> {
  /** Batches of hints that had arrived before the room was read. */
  batches: readonly string[];
}

/** A room with at least one member in this process. */
export interface OpenRoom extends Room {
  /** Version of the last broadcast here; 0 before the first. */
  lastVersion: number;
  /** Batches of hints that the broadcasts here included. */
  readonly sentBatches: Set<string>;
  /** Sockets that were answered with a newer version than the last broadcast. */
  readonly ahead: Map<OpenSocket, number>;
}

/** The rooms of `/live` with members in this process, and their last broadcasts. */
@Injectable()
export class DashboardRoomsService {
  private readonly rooms = new Map<string, OpenRoom>();
  private readonly companies = new Map<number, Set<OpenRoom>>();

  constructor(private readonly registry: SocketRegistryService) {
    registry.onRoomEmptied((name) => this.close(name));
  }

  /** @returns null when the socket has closed */
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

  /** Notes that the socket was answered with this version, so that no older one is sent to it. */
  answered(room: OpenRoom, socket: OpenSocket, version: number): void {
    if (version > room.lastVersion) room.ahead.set(socket, version);
  }

  /**
   * Broadcasts to the dashboards of this process.
   *
   * @returns false for a snapshot older than the last broadcast: it is not sent, and its hints are still to be
   *   delivered
   */
  broadcast(
    room: OpenRoom,
    { version, counts, requirements, batches }: BroadcastSnapshot,
  ): boolean {
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
    for (const batch of batches) remember(room.sentBatches, batch);
    return true;
  }

  /** Empties a room whose entity was deleted. */
  empty(room: OpenRoom): void {
    this.registry.closeRoom(room.name);
  }

  private open(room: Room): OpenRoom {
    const open: OpenRoom = { ...room, lastVersion: 0, sentBatches: new Set(), ahead: new Map() };
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
  if (batches.size >= MAX_SENT_BATCHES) batches.delete(batches.values().next().value!);
  batches.add(batch);
}
