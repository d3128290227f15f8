import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { WebSocketServer } from 'ws';
import { Channels } from './channels.js';
import { type Listener, LiveSockets } from './live-sockets.js';
import { refuseUpgrade } from './refuse-upgrade.js';
import { type Door, Upgrades } from './upgrades.js';
import { type Visitor, Visitors } from './visitors.js';

const HEARTBEAT = 30_000;
/** Nobody has anything to tell us here. */
const LARGEST_INCOMING_FRAME = 4096;

/** Lets managers (and stewards, to their requirements) listen. Who may not is refused before the upgrade, with 403. */
@Injectable()
export class LiveDoor implements Door, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(LiveDoor.name);
  private readonly server = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: LARGEST_INCOMING_FRAME });
  private readonly asking = new Set<Duplex>();
  private heartbeat: NodeJS.Timeout | null = null;
  private beating = false;
  private closing = false;

  constructor(
    private readonly upgrades: Upgrades,
    private readonly visitors: Visitors,
    private readonly channels: Channels,
    private readonly sockets: LiveSockets,
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
    const gone = (): void => void socket.destroy();
    socket.on('error', gone);
    this.asking.add(socket);
    void this.ask(request).then((answer) => {
      this.asking.delete(socket);
      if (socket.destroyed) return;
      if (this.closing) return refuseUpgrade(socket, 503);
      if (typeof answer === 'number') return refuseUpgrade(socket, answer);
      socket.off('error', gone);
      this.server.handleUpgrade(request, socket, head, (live) => this.sockets.join(live, answer.rooms, answer));
    });
  }

  /** The url carries the key: it is never logged. */
  private async ask(request: IncomingMessage): Promise<(Listener & { rooms: string[] }) | 403 | 503> {
    const path = (request.url ?? '').split('?', 1)[0]!;
    try {
      const visitor = await this.visitors.of(request);
      const rooms = visitor ? await this.channels.roomsFor(visitor.actor, path) : [];
      if (!visitor || rooms.length === 0) return 403;
      return { rooms, userId: visitor.actor.userId, keyId: visitor.keyId, again: () => this.roomsNow(visitor, path) };
    } catch (error) {
      this.log.error(`could not look up who wants to listen: ${error instanceof Error ? error.message : String(error)}`);
      return 503;
    }
  }

  private async roomsNow(visitor: Visitor, path: string): Promise<string[] | null> {
    const now = await visitor.again();
    return now && this.channels.roomsFor(now.actor, path);
  }

  /** A slow look-up does not make beats pile up. */
  private async beat(): Promise<void> {
    if (this.beating) return;
    this.beating = true;
    try {
      await this.sockets.beat();
    } finally {
      this.beating = false;
    }
  }
}
