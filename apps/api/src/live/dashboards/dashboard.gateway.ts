import { Logger } from '@nestjs/common';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import {
  type SocketIdentity,
  SocketAuthenticatorService,
} from '../connections/socket-authenticator.service.js';
import { type OpenSocket, SocketRegistryService } from '../connections/socket-registry.service.js';
import { DashboardRoomsService } from './dashboard-rooms.service.js';
import { DashboardTransport } from './dashboard-transport.js';
import { type Room, parseRoomName } from './room.js';
import { RoomBroadcastService } from './room-broadcast.service.js';
import { RoomReachQueries } from './room-reach.queries.js';
import { RoomSnapshotQueries } from './room-snapshot.queries.js';
import type { LeaveAnswer, RefusedAnswer, JoinedAnswer } from './shapes.js';

/** Maximum number of rooms of one socket. */
export const MAX_ROOMS = 50;
/** Joins of one socket that are looked up at the same time. */
const MAX_PENDING_JOINS = 10;
/** Reads of a snapshot until one is newer than the last broadcast. */
const MAX_SNAPSHOT_ATTEMPTS = 5;

interface DashboardConnection {
  readonly open: OpenSocket;
  readonly visitor: SocketIdentity;
  /** Joins that are being looked up. */
  pendingJoins: number;
}

type Acknowledge = (said: JoinedAnswer | RefusedAnswer) => void;

/** Dashboards: connecting, joining rooms, and the snapshot in the answer to a join. */
@WebSocketGateway({ namespace: 'live' })
export class DashboardGateway implements OnGatewayInit<Namespace>, OnGatewayDisconnect<Socket> {
  private readonly log = new Logger(DashboardGateway.name);
  private readonly connections = new WeakMap<Socket, DashboardConnection>();

  constructor(
    private readonly authenticator: SocketAuthenticatorService,
    private readonly registry: SocketRegistryService,
    private readonly rooms: DashboardRoomsService,
    private readonly broadcast: RoomBroadcastService,
    private readonly reach: RoomReachQueries,
    private readonly snapshots: RoomSnapshotQueries,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.server
      .of('/')
      .use((_socket, next) => next(connectError('There is nothing here; connect to /live.', 404)));
    this.broadcast.attach(namespace);
    namespace.use((socket, next) => {
      this.admit(socket).then(
        (refused) => (refused ? next(refused) : next()),
        (error: unknown) => {
          this.log.error(
            `could not look up who connects: ${error instanceof Error ? error.message : String(error)}`,
          );
          next(connectError('Please try again in a moment.', 503));
        },
      );
    });
  }

  handleDisconnect(socket: Socket): void {
    this.remove(socket);
  }

  /** Answers a join with a snapshot; joining again reads it again. */
  @SubscribeMessage('join')
  async join(
    @ConnectedSocket() socket: Socket,
    @MessageBody() wanted: unknown,
    @Ack() ack: Acknowledge | undefined,
  ): Promise<void> {
    const answer: Acknowledge = (said) => ack?.(said);
    const connection = this.connections.get(socket);
    if (!connection) return answer(refusedAnswer('signed_out'));
    const { rooms } = connection.open;
    const name = roomNameIn(wanted);
    const isNew = typeof name !== 'string' || !rooms.has(name);
    if (
      connection.pendingJoins >= MAX_PENDING_JOINS ||
      (isNew && rooms.size + connection.pendingJoins >= MAX_ROOMS)
    )
      return answer(refusedAnswer('too_many_rooms'));
    connection.pendingJoins++;
    try {
      await this.joinRoom(connection, name, answer);
    } catch (error) {
      this.log.warn(
        `could not look into a room: ${error instanceof Error ? error.message : String(error)}`,
      );
      answer(refusedAnswer('try_again'));
    } finally {
      connection.pendingJoins--;
    }
  }

  @SubscribeMessage('leave')
  leave(@ConnectedSocket() socket: Socket, @MessageBody() wanted: unknown): LeaveAnswer {
    const name = roomNameIn(wanted);
    const open = this.connections.get(socket)?.open;
    const isIn = open !== undefined && typeof name === 'string';
    return { status: 'left', was_in: isIn && this.registry.leave(open, name, 'left') };
  }

  /** Null: the connection is accepted. */
  private async admit(socket: Socket): Promise<Error | null> {
    const { revocationCount } = this.registry;
    const token = (socket.handshake.auth as { token?: unknown }).token;
    const visitor = await this.authenticator.authenticate(token, socket.request);
    if (!visitor) return connectError('Unauthorized', 403);
    const release = this.registry.reserve(visitor.userId);
    if (release === 'person')
      return connectError(
        'You have too many live connections open; close some of them first.',
        429,
      );
    if (release === 'process') return connectError('Please try again in a moment.', 503);
    const { userId, keyId, sessionId } = visitor;
    const currentRooms = (rooms: readonly string[]) => this.currentRoomsOf(visitor, rooms);
    const open = this.registry.add(
      new DashboardTransport(socket),
      { userId, keyId, sessionId, currentRooms },
      release,
      [],
      revocationCount,
    );
    this.connections.set(socket, { open, visitor, pendingJoins: 0 });
    socket.conn.once('close', () => this.remove(socket));
    return null;
  }

  private remove(socket: Socket): void {
    const connection = this.connections.get(socket);
    if (connection) this.registry.remove(connection.open);
    this.connections.delete(socket);
  }

  private async currentRoomsOf(
    visitor: SocketIdentity,
    rooms: readonly string[],
  ): Promise<string[] | 'signed_out'> {
    const now = await visitor.refresh();
    if (!now) return 'signed_out';
    const still: string[] = [];
    for (const room of rooms) {
      if (await this.reach.find(now.actor, parseRoomName(room)!)) still.push(room);
    }
    return still;
  }

  private async joinRoom(
    { open, visitor }: DashboardConnection,
    name: unknown,
    answer: Acknowledge,
  ): Promise<void> {
    const { revocationCount } = this.registry;
    const wanted = parseRoomName(name);
    const now = await visitor.refresh();
    const room = wanted && now && (await this.reach.find(now.actor, wanted));
    if (!room) return answer(refusedAnswer(now ? 'not_allowed' : 'signed_out'));
    await this.sendSnapshot(open, room, answer);
    if (revocationCount !== this.registry.revocationCount) void this.registry.recheck([open]);
  }

  /**
   * Joins the room before the read, so that no change in between is missed. The version is compared in the same turn of
   * the event loop as the answer is sent, so that every later broadcast is newer.
   */
  private async sendSnapshot(socket: OpenSocket, room: Room, answer: Acknowledge): Promise<void> {
    const open = this.rooms.enter(socket, room);
    if (!open) return answer(refusedAnswer('signed_out'));
    for (let looks = 1; looks <= MAX_SNAPSHOT_ATTEMPTS; looks++) {
      const snapshot = await this.snapshots.readUnchecked(room);
      if (!snapshot) break;
      const { version, counts } = snapshot;
      if (version < open.lastVersion) continue;
      this.rooms.answered(open, socket, version);
      return answer({ status: 'joined', room: room.name, version, counts });
    }
    this.registry.leave(socket, room.name, 'gone');
    answer(refusedAnswer('not_allowed'));
  }
}

function roomNameIn(wanted: unknown): unknown {
  return typeof wanted === 'object' && wanted !== null
    ? (wanted as { room?: unknown }).room
    : wanted;
}

function refusedAnswer(reason: RefusedAnswer['reason']): RefusedAnswer {
  return { status: 'refused', reason };
}

/** The client receives it as `connect_error`. */
function connectError(message: string, status: 403 | 404 | 429 | 503): Error {
  return Object.assign(new Error(message), { data: { status } });
}
