import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Hint, HintBus } from '#libs/platform';
import { Coalescer } from '../coalescer.js';
import { DashboardRegistryService, type OpenRoom } from './dashboard-registry.service.js';
import { EntityPathQueries } from './entity-path.queries.js';
import { isRelated } from './room.js';
import { RoomSnapshotQueries } from './room-snapshot.queries.js';
import type { ChangedMessage } from './shapes.js';

/** Milliseconds between two events of a room. */
const PAUSE = 500;
const HEARTBEAT_INTERVAL = 30_000;
/** When more requirements changed at once, the event says that anything may have. */
const MAX_NAMED = 20;

/** Slugs of requirements that changed; null: anything may have. */
type ChangedRequirements = readonly string[] | null;

/** Tells the dashboards of this process what came over the bus: the same hints that the other sockets hear. */
@Injectable()
export class DashboardBroadcastService
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly log = new Logger(DashboardBroadcastService.name);
  private readonly rooms = new Coalescer<OpenRoom, ChangedRequirements>(
    (room, news) => this.broadcast(room, news),
    PAUSE,
  );
  /** Hints of one commit come in one breath; they are told together. */
  private readonly collected = new Map<OpenRoom, ChangedRequirements[]>();
  private readonly pendingLookUps = new Set<Promise<void>>();
  private unsubscribe: (() => void) | null = null;
  private heartbeat: NodeJS.Timeout | null = null;
  private rechecking = false;

  constructor(
    private readonly bus: HintBus,
    private readonly registry: DashboardRegistryService,
    private readonly paths: EntityPathQueries,
    private readonly snapshots: RoomSnapshotQueries,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((hint) => this.onHint(hint));
    this.heartbeat = setInterval(() => void this.recheckAll(), HEARTBEAT_INTERVAL).unref();
  }

  beforeApplicationShutdown(): void {
    this.unsubscribe?.();
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.rooms.close();
  }

  private onHint(hint: Hint): void {
    switch (hint.topic) {
      case 'notifications':
        return this.collectWhere(hint.companyId, (room) => room.kind === 'company', []);
      case 'changed':
        return this.trackLookUp(hint);
      case 'key-revoked':
        return this.registry.closeByKeys(hint.keyIds);
      case 'session-ended':
        return this.registry.closeBySessions(hint.sessionIds);
      case 'grants-changed':
        return void this.registry.recheckUser(hint.userId);
      case 'missed':
        return void this.catchUp();
      case 'requirement': // comes with `changed`
      case 'message':
        return;
    }
  }

  private trackLookUp(hint: Hint & { topic: 'changed' }): void {
    const looking = this.onChanged(hint).finally(() => this.pendingLookUps.delete(looking));
    this.pendingLookUps.add(looking);
  }

  private async onChanged({ companyId, subject, id }: Hint & { topic: 'changed' }): Promise<void> {
    if (this.registry.roomsOf(companyId).length === 0) return;
    try {
      const place = await this.paths.findUnchecked(subject, id);
      const news = place?.requirement_slug ? [place.requirement_slug] : null;
      this.collectWhere(companyId, (room) => !place || isRelated(place, room), news);
    } catch (error) {
      this.log.warn(
        `could not look up what changed: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.collectWhere(companyId, () => true, null);
    }
  }

  private collectWhere(
    companyId: number,
    concerns: (room: OpenRoom) => boolean,
    news: ChangedRequirements,
  ): void {
    for (const room of this.registry.roomsOf(companyId)) {
      if (concerns(room)) this.collect(room, news);
    }
  }

  private collect(room: OpenRoom, news: ChangedRequirements): void {
    if (this.collected.size === 0) setImmediate(() => void this.flushCollected());
    const earlier = this.collected.get(room);
    if (earlier) earlier.push(news);
    else this.collected.set(room, [news]);
  }

  private async flushCollected(): Promise<void> {
    await Promise.all(this.pendingLookUps);
    for (const [room, all] of this.collected) this.rooms.add(room, mergeChanges(all));
    this.collected.clear();
  }

  private async broadcast(room: OpenRoom, all: readonly ChangedRequirements[]): Promise<void> {
    if (room.sockets.size === 0) return;
    try {
      const standing = await this.snapshots.readUnchecked(room);
      if (!standing) return this.registry.closeRoom(room);
      const event: ChangedMessage = {
        room: room.name,
        ...standing,
        previous: room.lastVersion,
        requirements: mergeChanges(all),
      };
      room.lastVersion = standing.version;
      this.registry.broadcast(room, 'changed', event);
    } catch (error) {
      this.log.warn(
        `could not tell of a room, and will try again: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.rooms.add(room, mergeChanges(all));
    }
  }

  /** Who may no longer look in hears nothing any more; all others are told how things stand. */
  private async catchUp(): Promise<void> {
    await this.registry.recheckAll();
    for (const room of this.registry.openRooms()) this.rooms.add(room, null);
  }

  private async recheckAll(): Promise<void> {
    if (this.rechecking) return;
    this.rechecking = true;
    try {
      await this.registry.recheckAll();
    } finally {
      this.rechecking = false;
    }
  }
}

function mergeChanges(all: readonly ChangedRequirements[]): string[] | null {
  if (all.includes(null)) return null;
  const slugs = [...new Set((all as readonly (readonly string[])[]).flat())];
  return slugs.length > MAX_NAMED ? null : slugs;
}
