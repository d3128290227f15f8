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
import { Seats } from '../seats.js';
import { Visitors } from '../visitors.js';
import { DashboardMembers, type Member } from './dashboard-members.js';
import { type Room, wantedRoom } from './room.js';
import { RoomReach } from './room-reach.queries.js';
import { RoomStandings } from './room-standing.queries.js';
import type { LeaveAnswer, Refused, Snapshot } from './shapes.js';

/** Rooms of one socket. */
export const MOST_ROOMS = 50;
/** Joins of one socket that are looked up at the same time. */
const MOST_JOINING = 10;
/** Snapshots taken until one is newer than what was told meanwhile. */
const MOST_LOOKS = 5;

type Acknowledge = (said: Snapshot | Refused) => void;

/** Dashboards: who comes in, which rooms they look into, and how those stand at that moment. */
@WebSocketGateway({ namespace: 'live' })
export class DashboardGateway implements OnGatewayInit<Namespace>, OnGatewayDisconnect<Socket> {
  private readonly log = new Logger(DashboardGateway.name);

  constructor(
    private readonly visitors: Visitors,
    private readonly seats: Seats,
    private readonly members: DashboardMembers,
    private readonly reach: RoomReach,
    private readonly standings: RoomStandings,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.server
      .of('/')
      .use((_socket, next) => next(refusal('There is nothing here; connect to /live.', 404)));
    namespace.use((socket, next) => {
      this.welcome(socket).then(
        (refused) => (refused ? next(refused) : next()),
        (error: unknown) => {
          this.log.error(
            `could not look up who connects: ${error instanceof Error ? error.message : String(error)}`,
          );
          next(refusal('Please try again in a moment.', 503));
        },
      );
    });
  }

  handleDisconnect(socket: Socket): void {
    this.members.exit(socket);
  }

  /** Answers with a snapshot; again whenever the client asks again. */
  @SubscribeMessage('join')
  async join(
    @ConnectedSocket() socket: Socket,
    @MessageBody() wanted: unknown,
    @Ack() ack: Acknowledge | undefined,
  ): Promise<void> {
    const answer: Acknowledge = (said) => ack?.(said);
    const member = this.members.of(socket);
    if (!member) return answer(refuse('signed_out'));
    const name = nameIn(wanted);
    const isNew = typeof name !== 'string' || !member.rooms.has(name);
    if (
      member.joining >= MOST_JOINING ||
      (isNew && member.rooms.size + member.joining >= MOST_ROOMS)
    )
      return answer(refuse('too_many_rooms'));
    member.joining++;
    try {
      await this.look(socket, member, name, answer);
    } catch (error) {
      this.log.warn(
        `could not look into a room: ${error instanceof Error ? error.message : String(error)}`,
      );
      answer(refuse('try_again'));
    } finally {
      member.joining--;
    }
  }

  @SubscribeMessage('leave')
  leave(@ConnectedSocket() socket: Socket, @MessageBody() wanted: unknown): LeaveAnswer {
    const name = nameIn(wanted);
    return {
      status: 'left',
      was_in: typeof name === 'string' && this.members.leave(socket, name, 'left'),
    };
  }

  /** Null: welcome. */
  private async welcome(socket: Socket): Promise<Error | null> {
    const { endings } = this.members;
    const token = (socket.handshake.auth as { token?: unknown }).token;
    const visitor = await this.visitors.with(token, socket.request);
    if (!visitor) return refusal('Unauthorized', 403);
    const leave = this.seats.take(visitor.userId);
    if (leave === 'person')
      return refusal('You have too many live connections open; close some of them first.', 429);
    if (leave === 'process') return refusal('Please try again in a moment.', 503);
    socket.conn.once('close', leave);
    this.members.enter(socket, visitor, leave);
    socket.conn.once('close', () => this.members.exit(socket));
    if (endings !== this.members.endings) setImmediate(() => void this.members.recheck([socket]));
    return null;
  }

  private async look(
    socket: Socket,
    member: Member,
    name: unknown,
    answer: Acknowledge,
  ): Promise<void> {
    const { endings } = this.members;
    const wanted = wantedRoom(name);
    const visitor = await member.visitor.again();
    const room = wanted && visitor && (await this.reach.find(visitor.actor, wanted));
    if (!room) return answer(refuse(visitor ? 'not_allowed' : 'signed_out'));
    await this.tellStanding(socket, room, answer);
    if (endings !== this.members.endings) void this.members.recheck([socket]);
  }

  /**
   * In the room first, then the look: nothing that happens in between is missed. The answer leaves in the same breath as
   * it was compared, so that whatever the room is told afterwards is newer.
   */
  private async tellStanding(socket: Socket, room: Room, answer: Acknowledge): Promise<void> {
    const open = this.members.join(socket, room);
    if (!open) return answer(refuse('signed_out'));
    for (let looks = 1; looks <= MOST_LOOKS; looks++) {
      const standing = await this.standings.of(room);
      if (!standing) break;
      if (standing.version >= open.told)
        return answer({ status: 'joined', room: room.name, ...standing });
    }
    this.members.leave(socket, room.name, 'gone');
    answer(refuse('not_allowed'));
  }
}

function nameIn(wanted: unknown): unknown {
  return typeof wanted === 'object' && wanted !== null
    ? (wanted as { room?: unknown }).room
    : wanted;
}

function refuse(reason: Refused['reason']): Refused {
  return { status: 'refused', reason };
}

/** What the client hears as `connect_error`. */
function refusal(message: string, status: 403 | 404 | 429 | 503): Error {
  return Object.assign(new Error(message), { data: { status } });
}
