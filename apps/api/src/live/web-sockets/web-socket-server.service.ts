import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { WebSocketServer } from 'ws';
import { WebSocketChannelPolicy } from './web-socket-channel.policy.js';
import { type Listener, WebSocketRegistryService } from './web-socket-registry.service.js';
import { refuseUpgrade } from '../connections/refuse-upgrade.js';
import { SocketQuotaService } from '../connections/socket-quota.service.js';
import {
  type UpgradeHandler,
  UpgradeRouterService,
} from '../connections/upgrade-router.service.js';
import {
  type SocketIdentity,
  SocketAuthenticatorService,
} from '../connections/socket-authenticator.service.js';

const HEARTBEAT_INTERVAL = 30_000;
/** Nobody has anything to tell us here. */
const MAX_INCOMING_BYTES = 4096;
/** Visitors we look up at the same time; whoever comes beyond them may come again. */
const MAX_PENDING = 1000;

type RefusalStatus = 403 | 429 | 503;

/** Lets managers (and stewards, to their requirements) listen. Who may not is refused before the upgrade, with 403. */
@Injectable()
export class WebSocketServerService
  implements UpgradeHandler, OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly log = new Logger(WebSocketServerService.name);
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_INCOMING_BYTES,
  });
  private readonly pending = new Set<Duplex>();
  private heartbeat: NodeJS.Timeout | null = null;
  private rechecking = false;
  private closing = false;

  constructor(
    private readonly upgrades: UpgradeRouterService,
    private readonly authenticator: SocketAuthenticatorService,
    private readonly channels: WebSocketChannelPolicy,
    private readonly sockets: WebSocketRegistryService,
    private readonly quota: SocketQuotaService,
  ) {}

  onApplicationBootstrap(): void {
    this.upgrades.register(this);
    this.heartbeat = setInterval(() => void this.onHeartbeat(), HEARTBEAT_INTERVAL).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    if (this.heartbeat) clearInterval(this.heartbeat);
    for (const socket of this.pending) socket.destroy();
    await this.sockets.close();
  }

  handles(path: string): boolean {
    return this.channels.isChannel(path);
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.quota.isFull || this.pending.size >= MAX_PENDING) return refuseUpgrade(socket, 503);
    const gone = (): void => void socket.destroy();
    const { revocationCount } = this.sockets;
    socket.on('error', gone);
    this.pending.add(socket);
    void this.authorize(request).then((answer) => {
      this.pending.delete(socket);
      if (socket.destroyed) return;
      if (this.closing) return refuseUpgrade(socket, 503);
      if (typeof answer === 'number') return refuseUpgrade(socket, answer);
      const leave = this.quota.acquire(answer.userId);
      if (typeof leave === 'string') return refuseUpgrade(socket, leave === 'person' ? 429 : 503);
      socket.off('error', gone);
      socket.once('close', leave);
      this.server.handleUpgrade(request, socket, head, (live) =>
        this.sockets.join(live, answer.rooms, answer, revocationCount),
      );
    });
  }

  /** The url carries the key: it is never logged. */
  private async authorize(
    request: IncomingMessage,
  ): Promise<(Listener & { rooms: string[] }) | RefusalStatus> {
    const path = (request.url ?? '').split('?', 1)[0]!;
    try {
      const visitor = await this.authenticator.authenticateRequest(request);
      const rooms = visitor ? await this.channels.roomsFor(visitor.actor, path) : [];
      if (!visitor || rooms.length === 0) return 403;
      const { userId, keyId, sessionId } = visitor;
      return {
        rooms,
        userId,
        keyId,
        sessionId,
        currentRooms: () => this.currentRoomsOf(visitor, path),
      };
    } catch (error) {
      this.log.error(
        `could not look up who wants to listen: ${error instanceof Error ? error.message : String(error)}`,
      );
      return 503;
    }
  }

  private async currentRoomsOf(visitor: SocketIdentity, path: string): Promise<string[] | null> {
    const now = await visitor.refresh();
    return now && this.channels.roomsFor(now.actor, path);
  }

  /** A slow look-up delays no ping, and look-ups do not pile up. */
  private async onHeartbeat(): Promise<void> {
    this.sockets.ping();
    if (this.rechecking) return;
    this.rechecking = true;
    try {
      await this.sockets.recheckAll();
    } finally {
      this.rechecking = false;
    }
  }
}
