import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Hint, HintBus } from '#libs/platform';
import { Coalescer } from '../coalescer.js';
import { laborRequestFrame, messageProgressFrame, NOTIFICATION_FRAME } from './frames.js';
import { SocketRegistryService } from '../connections/socket-registry.service.js';
import { SocketRevocationService } from '../connections/socket-revocation.service.js';
import { TextProgressQueries } from './text-progress.queries.js';
import { LiveRequirementQueries } from './live-requirement.queries.js';
import { companyRoom, messagesRoom, parseRoom, requirementRoom, watchersRoom } from './rooms.js';

/** At most two frames a second: each makes every open tab of the company read its screen again. */
const PAUSE = 500;
/** Above this number of changed requests one frame covers all. */
const MAX_SINGLE_FRAMES = 20;

/** Broadcasts hints to the raw sockets of this process. */
@Injectable()
export class WebSocketBroadcastService
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly log = new Logger(WebSocketBroadcastService.name);
  private readonly companies = new Coalescer<number>(
    (companyId) => this.sockets.broadcast(companyRoom(companyId), NOTIFICATION_FRAME),
    PAUSE,
  );
  private readonly requirements = new Coalescer<number, number | null>(
    (id, requestIds) => this.sendRequestFrames(id, requestIds),
    PAUSE,
  );
  private readonly messageProgress = new Coalescer<number, number>(
    (_companyId, requestIds) => this.sendProgressOfRequests(requestIds),
    PAUSE,
  );
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly bus: HintBus,
    private readonly sockets: SocketRegistryService,
    private readonly revocations: SocketRevocationService,
    private readonly liveRequirements: LiveRequirementQueries,
    private readonly liveMessages: TextProgressQueries,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((hint) => this.onHint(hint));
    this.revocations.onCaughtUp(() => void this.tellAll());
  }

  beforeApplicationShutdown(): void {
    this.unsubscribe?.();
    this.companies.close();
    this.requirements.close();
    this.messageProgress.close();
  }

  private onHint(hint: Hint): void {
    switch (hint.topic) {
      case 'notifications':
        if (this.sockets.hasListeners(companyRoom(hint.companyId)))
          this.companies.add(hint.companyId, null);
        return;
      case 'requirement':
        if (this.sockets.hasListeners(requirementRoom(hint.requirementId)))
          this.requirements.add(hint.requirementId, hint.requestId);
        return;
      case 'message':
        if (this.sockets.hasListeners(watchersRoom(hint.companyId)))
          this.messageProgress.add(hint.companyId, hint.requestId);
        return;
      case 'changed': // for dashboards and pages
      case 'area': // for pages
      case 'grants-changed': // for the registry, as the others below
      case 'key-revoked':
      case 'missed':
      case 'session-ended':
        return;
    }
  }

  /** Tells all sockets to read again, since hints may have been lost. */
  private async tellAll(): Promise<void> {
    const rooms = this.sockets.roomsInUse().map(parseRoom);
    for (const { kind, id } of rooms) {
      if (kind === 'company') this.companies.add(id, null);
      if (kind === 'requirement') this.requirements.add(id, null);
    }
    await this.sendProgressOfEvents(
      rooms.filter(({ kind }) => kind === 'messages').map(({ id }) => id),
    );
  }

  private async sendRequestFrames(
    requirementId: number,
    requestIds: readonly (number | null)[],
  ): Promise<void> {
    const room = requirementRoom(requirementId);
    const ids = [...new Set(requestIds)];
    try {
      const snapshot = await this.liveRequirements.snapshotUnchecked(
        requirementId,
        ids.filter((id) => id !== null),
      );
      if (!snapshot) return;
      const requestIds = ids.length > MAX_SINGLE_FRAMES ? [null] : ids;
      for (const id of requestIds) {
        const state = id === null ? null : (snapshot.states[id] ?? null);
        this.sockets.broadcast(room, laborRequestFrame(snapshot.slug, id, state, snapshot));
      }
    } catch (error) {
      this.log.warn(
        `could not tell of a requirement, and will try again: ${error instanceof Error ? error.message : String(error)}`,
      );
      for (const id of ids) this.requirements.add(requirementId, id);
    }
  }

  private async sendProgressOfEvents(eventIds: readonly number[]): Promise<void> {
    if (eventIds.length === 0) return;
    try {
      await this.sendProgressOfRequests(
        await this.liveMessages.oneRequestPerEventUnchecked(eventIds),
      );
    } catch (error) {
      this.logProgressFailure(error);
    }
  }

  private async sendProgressOfRequests(requestIds: readonly number[]): Promise<void> {
    try {
      for (const counts of await this.liveMessages.progressByEventUnchecked([
        ...new Set(requestIds),
      ])) {
        this.sockets.broadcast(
          messagesRoom(counts.event_id),
          messageProgressFrame(counts.event_slug, counts),
        );
      }
    } catch (error) {
      this.logProgressFailure(error);
    }
  }

  private logProgressFailure(error: unknown): void {
    this.log.warn(
      `could not tell how far texts have come: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
