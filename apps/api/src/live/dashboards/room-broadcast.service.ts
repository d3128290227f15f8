import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Namespace } from 'socket.io';
import { SocketRevocationService } from '../connections/socket-revocation.service.js';
import { Coalescer } from '../coalescer.js';
import {
  DashboardRoomsService,
  type OpenRoom,
  type BroadcastSnapshot,
} from './dashboard-rooms.service.js';
import { type ReadClaim, RoomClaimService } from './room-claim.service.js';
import { isDelivered, mergeNews, newsOf, type RoomNews } from './room-news.js';
import { RoomRelayService } from './room-relay.service.js';
import { RoomSnapshotQueries } from './room-snapshot.queries.js';

/** Milliseconds between two broadcasts of a room, over all processes. */
const PAUSE = 500;
/** Milliseconds of a claim: a little less than the pause, which its owner's clock ends within a millisecond of Redis's. */
const CLAIM = PAUSE - 20;
/** Refused claims without a broadcast after which the claiming process counts as dead or unreachable. */
const MAX_REFUSALS = 2;

/**
 * Broadcasts changes of rooms (docs/decisions/0020). The first process to claim a room reads it once and broadcasts to all;
 * others wait, and claim again if nothing comes. Without Redis each process reads for its own dashboards.
 */
@Injectable()
export class RoomBroadcastService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(RoomBroadcastService.name);
  private readonly pauses = new Coalescer<OpenRoom, RoomNews>(
    (room, news) => this.readAndBroadcast(room, news),
    PAUSE,
  );

  constructor(
    private readonly rooms: DashboardRoomsService,
    private readonly snapshots: RoomSnapshotQueries,
    private readonly claims: RoomClaimService,
    private readonly relay: RoomRelayService,
    private readonly revocations: SocketRevocationService,
  ) {}

  attach(namespace: Namespace): void {
    this.relay.attach(namespace, (room, snapshot) => this.receive(room, snapshot));
  }

  onApplicationBootstrap(): void {
    this.revocations.onCaughtUp(() => {
      for (const room of this.rooms.all()) this.add(room, newsOf(null, null));
    });
  }

  beforeApplicationShutdown(): void {
    this.pauses.close();
  }

  /** Delivers the first news at once, and the news of the following pause together at its end. */
  add(room: OpenRoom, news: RoomNews): void {
    this.pauses.add(room, news);
  }

  private async readAndBroadcast(room: OpenRoom, all: readonly RoomNews[]): Promise<void> {
    if (this.rooms.find(room.name) !== room) return;
    const pending = all.filter((news) => !isDelivered(news, room.sentBatches));
    if (pending.length === 0) return;
    const news = mergeNews(pending);
    const claim = await this.claim(room, news);
    if (isDelivered(news, room.sentBatches)) return;
    if (claim === 'refused') return this.add(room, { ...news, refusals: news.refusals + 1 });
    try {
      const read = await this.snapshots.readUnchecked(room, news.requirementIds ?? []);
      const { batches, requirementIds } = news;
      const snapshot = read && {
        ...read,
        batches,
        requirements: requirementIds && read.requirements,
      };
      if (!this.broadcast(room, snapshot)) return this.add(room, news);
      if (claim === 'granted') this.relay.send(room.name, snapshot);
    } catch (error) {
      this.log.warn(
        `could not broadcast a room, and will try again: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.add(room, news);
    }
  }

  private async claim(room: OpenRoom, { isOwn, refusals }: RoomNews): Promise<ReadClaim> {
    return isOwn || refusals >= MAX_REFUSALS ? 'unknown' : this.claims.claim(room.name, CLAIM);
  }

  /** Handles a snapshot that another process read. */
  private receive(name: string, snapshot: BroadcastSnapshot | null): void {
    const room = this.rooms.find(name);
    if (room) this.broadcast(room, snapshot);
  }

  /** @returns false when a newer one was broadcast meanwhile */
  private broadcast(room: OpenRoom, snapshot: BroadcastSnapshot | null): boolean {
    if (!snapshot) {
      this.rooms.empty(room);
      return true;
    }
    const isNews = this.rooms.broadcast(room, snapshot);
    if (isNews) this.pauses.restartPause(room);
    return isNews;
  }
}
