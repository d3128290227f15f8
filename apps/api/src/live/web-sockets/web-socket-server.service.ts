import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Actor } from '#libs/kernel';
import { WebSocketChannelPolicy } from './web-socket-channel.policy.js';
import { WebSocketTransport } from './web-socket-transport.js';
import { refuseUpgrade } from '../connections/refuse-upgrade.js';
import {
  type OpenSocket,
  type SocketListener,
  SocketRegistryService,
} from '../connections/socket-registry.service.js';
import {
  type UpgradeHandler,
  UpgradeRouterService,
} from '../connections/upgrade-router.service.js';
import type { ReleaseSocket } from '../connections/socket-quota.service.js';
import {
  type SocketIdentity,
  SocketAuthenticatorService,
} from '../connections/socket-authenticator.service.js';

const HEARTBEAT_INTERVAL = 30_000;
/** Maximum size of a client's message; clients have nothing to send. */
const MAX_INCOMING_BYTES = 4096;
/** Handshakes that are checked at the same time; further ones are refused and may retry. */
const MAX_PENDING = 1000;

type RefusalStatus = 403 | 503;

/** Some paths of `/ws/`, and the rooms that their sockets join. */
export interface SocketChannel {
  handles(path: string): boolean;
  /** Empty: the actor has no access. */
  roomsFor(actor: Actor, path: string, query: URLSearchParams): Promise<string[]>;
  /** Called once a socket of the channel is open and in its rooms. */
  opened?(socket: OpenSocket): void;
}

interface AuthorizedListener {
  listener: SocketListener;
  rooms: string[];
  channel: SocketChannel;
}

/**
 * Accepts the sockets of its channels. Whom a channel gives no room is refused before the upgrade, with 403.
 */
@Injectable()
export class WebSocketServerService
  implements UpgradeHandler, OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly log = new Logger(WebSocketServerService.name);
  private readonly server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_INCOMING_BYTES,
  });
  private readonly channels: SocketChannel[];
  private readonly pending = new Set<Duplex>();
  /** Sockets that have not answered the last ping. */
  private readonly silent = new WeakSet<WebSocket>();
  private heartbeat: NodeJS.Timeout | null = null;
  private closing = false;

  constructor(
    private readonly upgrades: UpgradeRouterService,
    private readonly authenticator: SocketAuthenticatorService,
    channels: WebSocketChannelPolicy,
    private readonly registry: SocketRegistryService,
  ) {
    this.channels = [channels];
  }

  /** Adds a channel, before the first socket. */
  serve(channel: SocketChannel): void {
    this.channels.push(channel);
  }

  onApplicationBootstrap(): void {
    this.upgrades.register(this);
    this.heartbeat = setInterval(() => this.ping(), HEARTBEAT_INTERVAL).unref();
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
    if (this.heartbeat) clearInterval(this.heartbeat);
    for (const socket of this.pending) socket.destroy();
  }

  handles(path: string): boolean {
    return this.channels.some((channel) => channel.handles(path));
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.registry.isFull || this.pending.size >= MAX_PENDING) return refuseUpgrade(socket, 503);
    const gone = (): void => void socket.destroy();
    const { revocationCount } = this.registry;
    socket.on('error', gone);
    this.pending.add(socket);
    void this.authorize(request).then((answer) => {
      this.pending.delete(socket);
      if (socket.destroyed) return;
      if (this.closing) return refuseUpgrade(socket, 503);
      if (typeof answer === 'number') return refuseUpgrade(socket, answer);
      const release = this.registry.reserve(answer.listener.userId);
      if (typeof release === 'string')
        return refuseUpgrade(socket, release === 'person' ? 429 : 503);
      socket.off('error', gone);
      socket.once('close', release);
      this.server.handleUpgrade(request, socket, head, (live) =>
        this.open(live, answer, release, revocationCount),
      );
    });
  }

  /** Ends sockets that did not answer the last ping, and pings the others. */
  ping(): void {
    for (const socket of this.server.clients) {
      if (this.silent.has(socket)) socket.terminate();
      else socket.ping(() => undefined);
      this.silent.add(socket);
    }
  }

  private open(
    socket: WebSocket,
    { listener, rooms, channel }: AuthorizedListener,
    release: ReleaseSocket,
    revocationCount: number,
  ): void {
    const open = this.registry.add(
      new WebSocketTransport(socket),
      listener,
      release,
      rooms,
      revocationCount,
    );
    socket.on('pong', () => this.silent.delete(socket));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.registry.remove(open));
    channel.opened?.(open);
  }

  /** The URL contains the key: never log it. */
  private async authorize(request: IncomingMessage): Promise<AuthorizedListener | RefusalStatus> {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const channel = this.channels.find((one) => one.handles(path));
    if (!channel) return 403;
    const roomsFor = (actor: Actor) => channel.roomsFor(actor, path, new URLSearchParams(query));
    try {
      const visitor = await this.authenticator.authenticateRequest(request);
      const rooms = visitor ? await roomsFor(visitor.actor) : [];
      if (!visitor || rooms.length === 0) return 403;
      const { userId, keyId, sessionId } = visitor;
      const currentRooms = () => currentRoomsOf(visitor, roomsFor);
      return { rooms, channel, listener: { userId, keyId, sessionId, currentRooms } };
    } catch (error) {
      this.log.error(
        `could not look up who wants to listen: ${error instanceof Error ? error.message : String(error)}`,
      );
      return 503;
    }
  }
}

async function currentRoomsOf(
  visitor: SocketIdentity,
  roomsFor: (actor: Actor) => Promise<string[]>,
): Promise<string[] | 'signed_out' | 'not_allowed'> {
  const now = await visitor.refresh();
  if (!now) return 'signed_out';
  const rooms = await roomsFor(now.actor);
  return rooms.length > 0 ? rooms : 'not_allowed';
}
