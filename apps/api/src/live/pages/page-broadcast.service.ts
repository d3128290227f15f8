import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DatabaseVersionQueries, type Hint, HintBus } from '#libs/platform';
import { Coalescer } from '../coalescer.js';
import { type OpenSocket, SocketRegistryService } from '../connections/socket-registry.service.js';
import { SocketRevocationService } from '../connections/socket-revocation.service.js';
import { EntityPathQueries } from '../dashboards/entity-path.queries.js';
import { pageChangedFrame } from '../web-sockets/frames.js';
import { concerns, type PageChange, type PageRoom, roomOfKey } from './page-room.js';
import { RequestPathQueries } from './request-path.queries.js';

/** Milliseconds between two readings of the version: one statement for the changes of all companies. */
const VERSION_PAUSE = 200;
/** Milliseconds between two frames of a room: each makes every tab read its page again. */
const ROOM_PAUSE = 500;

type PageHint = Extract<Hint, { topic: 'changed' | 'notifications' | 'message' | 'area' }>;

/** `missed`: hints may have been lost, so anything may have changed. */
type PageNews = PageHint | 'missed';

/**
 * Tells the pages of this process that something changed, with the version of the database after it. Every process
 * reads the version for its own pages: it is one number, whatever changed.
 */
@Injectable()
export class PageBroadcastService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(PageBroadcastService.name);
  private readonly parsedRooms = new Map<string, PageRoom | null>();
  private readonly versionByCompany = new Map<number, number>();
  /** Version of the latest change of no or of every company. */
  private commonVersion = 0;
  private latestVersion = 0;
  private readonly news = new Coalescer<'all', PageNews>(
    (_key, news) => this.readVersion(news),
    VERSION_PAUSE,
  );
  private readonly frames = new Coalescer<string, number>(
    (key, versions) => this.send(key, Math.max(...versions)),
    ROOM_PAUSE,
  );
  /** Something changed while no page was open here: the version is read when the next one opens. */
  private isBehind = true;
  private unsubscribe: (() => void) | null = null;
  /** The database could not be read; logged once until it can be. */
  private isFailing = false;

  constructor(
    private readonly bus: HintBus,
    private readonly sockets: SocketRegistryService,
    private readonly revocations: SocketRevocationService,
    private readonly versions: DatabaseVersionQueries,
    private readonly entityPaths: EntityPathQueries,
    private readonly requestPaths: RequestPathQueries,
  ) {
    sockets.onRoomEmptied((key) => this.parsedRooms.delete(key));
  }

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((hint) => this.onHint(hint));
    this.revocations.onCaughtUp(() => this.hear('missed'));
  }

  beforeApplicationShutdown(): void {
    this.unsubscribe?.();
    this.news.close();
    this.frames.close();
  }

  /** Tells a new socket the version of the last change of its rooms: a page that was read before it reads again. */
  greet(socket: OpenSocket): void {
    if (this.isBehind) {
      this.isBehind = false;
      this.news.add('all', 'missed');
      return;
    }
    for (const key of socket.rooms) {
      const room = this.roomOf(key);
      const version = room ? this.versionOf(room) : 0;
      if (room && version > 0) socket.transport.send(pageChangedFrame(room.name, version));
    }
  }

  private onHint(hint: Hint): void {
    switch (hint.topic) {
      case 'changed':
      case 'notifications':
      case 'message':
      case 'area':
        return this.hear(hint);
      case 'requirement': // comes along with `changed`
      case 'grants-changed': // for the registry, as those below
      case 'key-revoked':
      case 'missed':
      case 'session-ended':
        return;
    }
  }

  private hear(news: PageNews): void {
    if (this.pageKeys().length === 0) this.isBehind = true;
    else this.news.add('all', news);
  }

  private async readVersion(news: readonly PageNews[]): Promise<void> {
    try {
      const version = await this.versions.read();
      this.isFailing = false;
      for (const each of news) this.note(each, version);
      if (this.pageKeys().length === 0) return;
      const changes = await this.changesIn(news.filter((each) => each !== 'missed'));
      const isAnything = news.includes('missed');
      for (const key of this.pageKeys()) {
        const room = this.roomOf(key)!;
        if (isAnything || changes.some((change) => concerns(change, room)))
          this.frames.add(key, version);
      }
    } catch (error) {
      if (!this.isFailing)
        this.log.warn(
          `could not tell pages of a change, and will try again: ${error instanceof Error ? error.message : String(error)}`,
        );
      this.isFailing = true;
      for (const each of news) this.news.add('all', each);
    }
  }

  private note(news: PageNews, version: number): void {
    this.latestVersion = version;
    if (news === 'missed' || news.companyId === null) this.commonVersion = version;
    else this.versionByCompany.set(news.companyId, version);
  }

  private async changesIn(hints: readonly PageHint[]): Promise<PageChange[]> {
    const aboutTexts = hints.filter((hint) => hint.topic === 'message');
    const others = hints.filter((hint) => hint.topic !== 'message');
    return [
      ...(await Promise.all(others.map((hint) => this.changeOf(hint)))),
      ...(await this.changesOfTexts(aboutTexts)),
    ];
  }

  private async changeOf(hint: Exclude<PageHint, { topic: 'message' }>): Promise<PageChange> {
    const { companyId } = hint;
    switch (hint.topic) {
      case 'area':
        return { of: hint.area, companyId };
      case 'notifications':
        return { of: 'feed', companyId: hint.companyId };
      case 'changed':
        return {
          of: 'calls',
          companyId: hint.companyId,
          path: hint.path ?? (await this.entityPaths.findUnchecked(hint.subject, hint.id)),
        };
    }
  }

  private async changesOfTexts(
    hints: readonly (Hint & { topic: 'message' })[],
  ): Promise<PageChange[]> {
    if (hints.length === 0) return [];
    const paths = await this.requestPaths.findUnchecked(hints.map(({ requestId }) => requestId));
    const companyIds = [...new Set(hints.map(({ companyId }) => companyId))];
    return companyIds.flatMap((companyId) => [
      { of: 'messages' as const, companyId },
      ...paths.map((path) => ({ of: 'calls' as const, companyId, path })),
    ]);
  }

  private send(key: string, version: number): void {
    const room = this.roomOf(key);
    if (room) this.sockets.broadcast(key, pageChangedFrame(room.name, version));
  }

  private versionOf({ companyId }: PageRoom): number {
    return companyId === null
      ? this.latestVersion
      : Math.max(this.commonVersion, this.versionByCompany.get(companyId) ?? 0);
  }

  private pageKeys(): string[] {
    return this.sockets.roomsInUse().filter((key) => this.roomOf(key) !== null);
  }

  private roomOf(key: string): PageRoom | null {
    const known = this.parsedRooms.get(key);
    if (known !== undefined) return known;
    const room = roomOfKey(key);
    this.parsedRooms.set(key, room);
    return room;
  }
}
