import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Hint, HintBus } from '#libs/platform';
import { Coalescer } from '../coalescer.js';
import { DashboardMembers, type OpenRoom } from './dashboard-members.js';
import { Places } from './places.queries.js';
import { isRelated } from './room.js';
import { RoomStandings } from './room-standing.queries.js';
import type { Changed } from './shapes.js';

/** Milliseconds between two events of a room. */
const PAUSE = 500;
const HEARTBEAT = 30_000;
/** When more requirements changed at once, the event says that anything may have. */
const MOST_NAMED = 20;

/** Slugs of requirements that changed; null: anything may have. */
type News = readonly string[] | null;

/** Tells the dashboards of this process what came over the bus: the same hints that the other sockets hear. */
@Injectable()
export class DashboardRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DashboardRelay.name);
  private readonly rooms = new Coalescer<OpenRoom, News>(
    (room, news) => this.tell(room, news),
    PAUSE,
  );
  /** Hints of one commit come in one breath; they are told together. */
  private readonly gathered = new Map<OpenRoom, News[]>();
  private readonly lookingUp = new Set<Promise<void>>();
  private unsubscribe: (() => void) | null = null;
  private heartbeat: NodeJS.Timeout | null = null;
  private askingAgain = false;

  constructor(
    private readonly bus: HintBus,
    private readonly members: DashboardMembers,
    private readonly places: Places,
    private readonly standings: RoomStandings,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((hint) => this.pass(hint));
    this.heartbeat = setInterval(() => void this.askAgain(), HEARTBEAT).unref();
  }

  beforeApplicationShutdown(): void {
    this.unsubscribe?.();
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.rooms.close();
  }

  private pass(hint: Hint): void {
    switch (hint.topic) {
      case 'notifications':
        return this.noticeWhere(hint.companyId, (room) => room.kind === 'company', []);
      case 'changed':
        return this.lookUp(hint);
      case 'key-revoked':
        return this.members.endOfKeys(hint.keyIds);
      case 'session-ended':
        return this.members.endOfSessions(hint.sessionIds);
      case 'grants-changed':
        return void this.members.grantsChanged(hint.userId);
      case 'missed':
        return void this.catchUp();
      case 'requirement': // comes with `changed`
      case 'message':
        return;
    }
  }

  private lookUp(hint: Hint & { topic: 'changed' }): void {
    const looking = this.changed(hint).finally(() => this.lookingUp.delete(looking));
    this.lookingUp.add(looking);
  }

  private async changed({ companyId, subject, id }: Hint & { topic: 'changed' }): Promise<void> {
    if (this.members.roomsOf(companyId).length === 0) return;
    try {
      const place = await this.places.of(subject, id);
      const news = place?.requirement_slug ? [place.requirement_slug] : null;
      this.noticeWhere(companyId, (room) => !place || isRelated(place, room), news);
    } catch (error) {
      this.log.warn(
        `could not look up what changed: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.noticeWhere(companyId, () => true, null);
    }
  }

  private noticeWhere(companyId: number, concerns: (room: OpenRoom) => boolean, news: News): void {
    for (const room of this.members.roomsOf(companyId)) {
      if (concerns(room)) this.gather(room, news);
    }
  }

  private gather(room: OpenRoom, news: News): void {
    if (this.gathered.size === 0) setImmediate(() => void this.noticeGathered());
    const earlier = this.gathered.get(room);
    if (earlier) earlier.push(news);
    else this.gathered.set(room, [news]);
  }

  private async noticeGathered(): Promise<void> {
    await Promise.all(this.lookingUp);
    for (const [room, all] of this.gathered) this.rooms.notice(room, together(all));
    this.gathered.clear();
  }

  private async tell(room: OpenRoom, all: readonly News[]): Promise<void> {
    if (room.sockets.size === 0) return;
    try {
      const standing = await this.standings.of(room);
      if (!standing) return this.members.close(room);
      const event: Changed = {
        room: room.name,
        ...standing,
        previous: room.told,
        requirements: together(all),
      };
      room.told = standing.version;
      this.members.tell(room, 'changed', event);
    } catch (error) {
      this.log.warn(
        `could not tell of a room, and will try again: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.rooms.notice(room, together(all));
    }
  }

  /** Who may no longer look in hears nothing any more; all others are told how things stand. */
  private async catchUp(): Promise<void> {
    await this.members.askAgain();
    for (const room of this.members.openRooms()) this.rooms.notice(room, null);
  }

  private async askAgain(): Promise<void> {
    if (this.askingAgain) return;
    this.askingAgain = true;
    try {
      await this.members.askAgain();
    } finally {
      this.askingAgain = false;
    }
  }
}

function together(all: readonly News[]): string[] | null {
  if (all.includes(null)) return null;
  const slugs = [...new Set((all as readonly (readonly string[])[]).flat())];
  return slugs.length > MOST_NAMED ? null : slugs;
}
