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
import { SocketQuotaService } from '../connections/socket-quota.service.js';
import { SocketAuthenticatorService } from '../connections/socket-authenticator.service.js';
import {
  DashboardRegistryService,
  type DashboardConnection,
} from './dashboard-registry.service.js';
import { type Room, parseRoomName } from './room.js';
import { RoomReachQueries } from './room-reach.queries.js';
import { RoomSnapshotQueries } from './room-snapshot.queries.js';
import type { LeaveAnswer, RefusedAnswer, JoinedAnswer } from './shapes.js';

/** Rooms of one socket. */
export const MAX_ROOMS = 50;
/** Joins of one socket that are looked up at the same time. */
const MAX_PENDING_JOINS = 10;
/** Snapshots taken until one is newer than what was told meanwhile. */
const MAX_SNAPSHOT_ATTEMPTS = 5;

type Acknowledge = (said: JoinedAnswer | RefusedAnswer) => void;

/** Dashboards: who comes in, which rooms they look into, and how those stand at that moment. */
@WebSocketGateway({ namespace: 'live' })
export class DashboardGateway implements OnGatewayInit<Namespace>, OnGatewayDisconnect<Socket> {
  private readonly log = new Logger(DashboardGateway.name);

  constructor(
    private readonly authenticator: SocketAuthenticatorService,
    private readonly quota: SocketQuotaService,
    private readonly registry: DashboardRegistryService,
    private readonly reach: RoomReachQueries,
    private readonly snapshots: RoomSnapshotQueries,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.server
      .of('/')
      .use((_socket, next) => next(connectError('There is nothing here; connect to /live.', 404)));
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
    this.registry.remove(socket);
  }

  /** Answers with a snapshot; again whenever the client asks again. */
  @SubscribeMessage('join')
  async join(
    @ConnectedSocket() socket: Socket,
    @MessageBody() wanted: unknown,
    @Ack() ack: Acknowledge | undefined,
  ): Promise<void> {
    const answer: Acknowledge = (said) => ack?.(said);
    const member = this.registry.find(socket);
    if (!member) return answer(refusedAnswer('signed_out'));
    const name = roomNameIn(wanted);
    const isNew = typeof name !== 'string' || !member.rooms.has(name);
    if (
      member.pendingJoins >= MAX_PENDING_JOINS ||
      (isNew && member.rooms.size + member.pendingJoins >= MAX_ROOMS)
    )
      return answer(refusedAnswer('too_many_rooms'));
    member.pendingJoins++;
    try {
      await this.joinRoom(socket, member, name, answer);
    } catch (error) {
      this.log.warn(
        `could not look into a room: ${error instanceof Error ? error.message : String(error)}`,
      );
      answer(refusedAnswer('try_again'));
    } finally {
      member.pendingJoins--;
    }
  }

  @SubscribeMessage('leave')
  leave(@ConnectedSocket() socket: Socket, @MessageBody() wanted: unknown): LeaveAnswer {
    const name = roomNameIn(wanted);
    return {
      status: 'left',
      was_in: typeof name === 'string' && this.registry.leave(socket, name, 'left'),
    };
  }

  /** Null: welcome. */
  private async admit(socket: Socket): Promise<Error | null> {
    const { revocationCount } = this.registry;
    const token = (socket.handshake.auth as { token?: unknown }).token;
    const visitor = await this.authenticator.authenticate(token, socket.request);
    if (!visitor) return connectError('Unauthorized', 403);
    const leave = this.quota.acquire(visitor.userId);
    if (leave === 'person')
      return connectError(
        'You have too many live connections open; close some of them first.',
        429,
      );
    if (leave === 'process') return connectError('Please try again in a moment.', 503);
    socket.conn.once('close', leave);
    this.registry.add(socket, visitor, leave);
    socket.conn.once('close', () => this.registry.remove(socket));
    if (revocationCount !== this.registry.revocationCount)
      setImmediate(() => void this.registry.recheck([socket]));
    return null;
  }

  private async joinRoom(
    socket: Socket,
    member: DashboardConnection,
    name: unknown,
    answer: Acknowledge,
  ): Promise<void> {
    const { revocationCount } = this.registry;
    const wanted = parseRoomName(name);
    const visitor = await member.identity.refresh();
    const room = wanted && visitor && (await this.reach.find(visitor.actor, wanted));
    if (!room) return answer(refusedAnswer(visitor ? 'not_allowed' : 'signed_out'));
    await this.sendSnapshot(socket, room, answer);
    if (revocationCount !== this.registry.revocationCount) void this.registry.recheck([socket]);
  }

  /**
   * In the room first, then the look: nothing that happens in between is missed. The answer leaves in the same breath as
   * it was compared, so that whatever the room is told afterwards is newer.
   */
  private async sendSnapshot(socket: Socket, room: Room, answer: Acknowledge): Promise<void> {
    const open = this.registry.join(socket, room);
    if (!open) return answer(refusedAnswer('signed_out'));
    for (let looks = 1; looks <= MAX_SNAPSHOT_ATTEMPTS; looks++) {
      const standing = await this.snapshots.readUnchecked(room);
      if (!standing) break;
      if (standing.version >= open.lastVersion)
        return answer({ status: 'joined', room: room.name, ...standing });
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

/** What the client hears as `connect_error`. */
function connectError(message: string, status: 403 | 404 | 429 | 503): Error {
  return Object.assign(new Error(message), { data: { status } });
}
