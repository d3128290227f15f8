import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { WebSocketServer } from 'ws';
import { Channels } from './channels.js';
import { type Listener, LiveSockets } from './live-sockets.js';
import { refuseUpgrade } from './refuse-upgrade.js';
import { Seats } from './seats.js';
import { type Door, Upgrades } from './upgrades.js';
import { type Visitor, Visitors } from './visitors.js';

const HEARTBEAT = 30_000;
/** Nobody has anything to tell us here. */
const LARGEST_INCOMING_FRAME = 4096;
/** Visitors we look up at the same time; whoever comes beyond them may come again. */
const MOST_ASKING = 1000;

type Refusal = 403 | 429 | 503;

/** Lets managers (and stewards, to their requirements) listen. Who may not is refused before the upgrade, with 403. */
@Injectable()
export class LiveDoor implements Door, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(LiveDoor.name);
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LARGEST_INCOMING_FRAME,
  });
  private readonly asking = new Set<Duplex>();
  private heartbeat: NodeJS.Timeout | null = null;
  private askingAgain = false;
  private closing = false;

  constructor(
    private readonly upgrades: Upgrades,
    private readonly visitors: Visitors,
    private readonly channels: Channels,
    private readonly sockets: LiveSockets,
    private readonly seats: Seats,
  ) {}

  onApplicationBootstrap(): void {
    this.upgrades.add(this);
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    if (this.heartbeat) clearInterval(this.heartbeat);
    for (const socket of this.asking) socket.destroy();
    await this.sockets.close();
  }

  opens(path: string): boolean {
    return this.channels.exist(path);
  }

  enter(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.seats.isFull || this.asking.size >= MOST_ASKING) return refuseUpgrade(socket, 503);
    const gone = (): void => void socket.destroy();
    const { endings } = this.sockets;
    socket.on('error', gone);
    this.asking.add(socket);
    void this.ask(request).then((answer) => {
      this.asking.delete(socket);
      if (socket.destroyed) return;
      if (this.closing) return refuseUpgrade(socket, 503);
      if (typeof answer === 'number') return refuseUpgrade(socket, answer);
      const leave = this.seats.take(answer.userId);
      if (typeof leave === 'string') return refuseUpgrade(socket, leave === 'person' ? 429 : 503);
      socket.off('error', gone);
      socket.once('close', leave);
      this.server.handleUpgrade(request, socket, head, (live) =>
        this.sockets.join(live, answer.rooms, answer, endings),
      );
    });
  }

  /** The url carries the key: it is never logged. */
  private async ask(request: IncomingMessage): Promise<(Listener & { rooms: string[] }) | Refusal> {
    const path = (request.url ?? '').split('?', 1)[0]!;
    try {
      const visitor = await this.visitors.of(request);
      const rooms = visitor ? await this.channels.roomsFor(visitor.actor, path) : [];
      if (!visitor || rooms.length === 0) return 403;
      const { userId, keyId, sessionId } = visitor;
      return { rooms, userId, keyId, sessionId, again: () => this.roomsNow(visitor, path) };
    } catch (error) {
      this.log.error(
        `could not look up who wants to listen: ${error instanceof Error ? error.message : String(error)}`,
      );
      return 503;
    }
  }

  private async roomsNow(visitor: Visitor, path: string): Promise<string[] | null> {
    const now = await visitor.again();
    return now && this.channels.roomsFor(now.actor, path);
  }

  /** A slow look-up delays no ping, and look-ups do not pile up. */
  private async beat(): Promise<void> {
    this.sockets.ping();
    if (this.askingAgain) return;
    this.askingAgain = true;
    try {
      await this.sockets.askAgain();
    } finally {
      this.askingAgain = false;
    }
  }
}
