import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Hint, HintBus } from '#libs/platform';
import { Coalescer } from './coalescer.js';
import { laborRequestFrame, messageProgressFrame, NOTIFICATION_FRAME } from './frames.js';
import { LiveSockets } from './live-sockets.js';
import { MessageNews } from './message-news.queries.js';
import { RequirementNews } from './requirement-news.queries.js';
import { companyRoom, messagesRoom, ofRoom, requirementRoom, watchersRoom } from './rooms.js';

/** At most two frames a second: every frame makes each open tab of the company read its whole screen again. */
const PAUSE = 500;
/** When more requests changed at once, one frame says so. */
const MOST_SINGLE_FRAMES = 20;

/** Tells the sockets of this process what came over the bus. */
@Injectable()
export class HintRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(HintRelay.name);
  private readonly companies = new Coalescer<number>(
    (companyId) => this.sockets.tell(companyRoom(companyId), NOTIFICATION_FRAME),
    PAUSE,
  );
  private readonly requirements = new Coalescer<number, number | null>(
    (id, requestIds) => this.tellOfRequests(id, requestIds),
    PAUSE,
  );
  private readonly sendings = new Coalescer<number, number>(
    (_companyId, requestIds) => this.tellOfMessages(requestIds),
    PAUSE,
  );
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly bus: HintBus,
    private readonly sockets: LiveSockets,
    private readonly news: RequirementNews,
    private readonly messages: MessageNews,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((hint) => this.pass(hint));
  }

  beforeApplicationShutdown(): void {
    this.unsubscribe?.();
    this.companies.close();
    this.requirements.close();
    this.sendings.close();
  }

  private pass(hint: Hint): void {
    switch (hint.topic) {
      case 'notifications':
        if (this.sockets.hasListeners(companyRoom(hint.companyId)))
          this.companies.notice(hint.companyId, null);
        return;
      case 'requirement':
        if (this.sockets.hasListeners(requirementRoom(hint.requirementId)))
          this.requirements.notice(hint.requirementId, hint.requestId);
        return;
      case 'message':
        if (this.sockets.hasListeners(watchersRoom(hint.companyId)))
          this.sendings.notice(hint.companyId, hint.requestId);
        return;
      case 'key-revoked':
        return this.sockets.endOfKeys(hint.keyIds);
      case 'session-ended':
        return this.sockets.endOfSessions(hint.sessionIds);
      case 'grants-changed':
        return void this.sockets.grantsChanged(hint.userId);
      case 'missed':
        return void this.catchUp();
      case 'changed': // for dashboards
        return;
    }
  }

  /** Whose key ended meanwhile hears nothing any more; all others read again. */
  private async catchUp(): Promise<void> {
    await this.sockets.askAgain();
    const rooms = this.sockets.roomsInUse().map(ofRoom);
    for (const { kind, id } of rooms) {
      if (kind === 'company') this.companies.notice(id, null);
      if (kind === 'requirement') this.requirements.notice(id, null);
    }
    await this.tellOfSendings(rooms.filter(({ kind }) => kind === 'messages').map(({ id }) => id));
  }

  private async tellOfRequests(
    requirementId: number,
    requestIds: readonly (number | null)[],
  ): Promise<void> {
    const room = requirementRoom(requirementId);
    const ids = [...new Set(requestIds)];
    try {
      const standing = await this.news.standing(
        requirementId,
        ids.filter((id) => id !== null),
      );
      if (!standing) return;
      const told = ids.length > MOST_SINGLE_FRAMES ? [null] : ids;
      for (const id of told) {
        const state = id === null ? null : (standing.states[id] ?? null);
        this.sockets.tell(room, laborRequestFrame(standing.slug, id, state, standing));
      }
    } catch (error) {
      this.log.warn(
        `could not tell of a requirement, and will try again: ${error instanceof Error ? error.message : String(error)}`,
      );
      for (const id of ids) this.requirements.notice(requirementId, id);
    }
  }

  private async tellOfSendings(eventIds: readonly number[]): Promise<void> {
    if (eventIds.length > 0) await this.tellOfMessages(await this.messages.requestsOf(eventIds));
  }

  private async tellOfMessages(requestIds: readonly number[]): Promise<void> {
    try {
      for (const counts of await this.messages.ofEventsOf([...new Set(requestIds)])) {
        this.sockets.tell(
          messagesRoom(counts.event_id),
          messageProgressFrame(counts.event_slug, counts),
        );
      }
    } catch (error) {
      this.log.warn(
        `could not tell how far texts have come: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}
