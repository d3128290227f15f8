import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Hint, HintBus } from '#libs/platform';
import { DashboardRoomsService, type OpenRoom } from './dashboard-rooms.service.js';
import { EntityPathQueries } from './entity-path.queries.js';
import { type EntityPath, isRelated } from './room.js';
import { RoomBroadcastService } from './room-broadcast.service.js';
import { mergeNews, newsOf, type RoomNews } from './room-news.js';

/** Finds the rooms of this process that hints concern: the same hints that raw sockets use. */
@Injectable()
export class RoomHintService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(RoomHintService.name);
  /** Hints of one commit arrive together and are delivered together. */
  private readonly collected = new Map<OpenRoom, RoomNews[]>();
  private readonly pendingLookUps = new Set<Promise<void>>();
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly bus: HintBus,
    private readonly rooms: DashboardRoomsService,
    private readonly paths: EntityPathQueries,
    private readonly broadcast: RoomBroadcastService,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((hint, batch) => this.onHint(hint, batch));
  }

  beforeApplicationShutdown(): void {
    this.unsubscribe?.();
  }

  private onHint(hint: Hint, batch: string | null): void {
    if (hint.topic === 'notifications')
      this.collectWhere(hint.companyId, ({ kind }) => kind === 'company', newsOf([], batch));
    if (hint.topic === 'changed') this.onChanged(hint, batch);
  }

  private onChanged(hint: Hint & { topic: 'changed' }, batch: string | null): void {
    if (this.rooms.ofCompany(hint.companyId).length === 0) return;
    if (hint.path) return this.collectRelated(hint.companyId, hint.path, batch);
    const lookUp = this.lookUpPath(hint, batch).finally(() => this.pendingLookUps.delete(lookUp));
    this.pendingLookUps.add(lookUp);
  }

  private async lookUpPath(
    { companyId, subject, id }: Hint & { topic: 'changed' },
    batch: string | null,
  ): Promise<void> {
    try {
      this.collectRelated(companyId, await this.paths.findUnchecked(subject, id), batch);
    } catch (error) {
      this.log.warn(
        `could not look up what changed: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.collectRelated(companyId, null, batch);
    }
  }

  /** @param path null if it is unknown: all rooms of the company are meant */
  private collectRelated(companyId: number, path: EntityPath | null, batch: string | null): void {
    const requirementIds = path?.requirement_id ? [path.requirement_id] : null;
    this.collectWhere(
      companyId,
      (room) => !path || isRelated(path, room),
      newsOf(requirementIds, batch),
    );
  }

  private collectWhere(
    companyId: number,
    concerns: (room: OpenRoom) => boolean,
    news: RoomNews,
  ): void {
    for (const room of this.rooms.ofCompany(companyId)) {
      if (concerns(room)) this.collect(room, news);
    }
  }

  private collect(room: OpenRoom, news: RoomNews): void {
    if (this.collected.size === 0) setImmediate(() => void this.flushCollected());
    const earlier = this.collected.get(room);
    if (earlier) earlier.push(news);
    else this.collected.set(room, [news]);
  }

  private async flushCollected(): Promise<void> {
    await Promise.all(this.pendingLookUps);
    for (const [room, all] of this.collected) this.broadcast.add(room, mergeNews(all));
    this.collected.clear();
  }
}
