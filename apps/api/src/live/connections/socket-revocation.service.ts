import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Hint, HintBus } from '#libs/platform';
import { SocketRegistryService } from './socket-registry.service.js';

/** What nobody told us of (a session that ran out, a row deleted by hand) is found after so many milliseconds at most. */
const RECHECK_INTERVAL = 30_000;

/** Ends sockets whose right to listen ended: at once when a hint says so, else at the next look at all of them. */
@Injectable()
export class SocketRevocationService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly caughtUpListeners = new Set<() => void>();
  private unsubscribe: (() => void) | null = null;
  private interval: NodeJS.Timeout | null = null;
  private rechecking = false;

  constructor(
    private readonly bus: HintBus,
    private readonly registry: SocketRegistryService,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((hint) => this.onHint(hint));
    this.interval = setInterval(() => void this.recheckAll(), RECHECK_INTERVAL).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unsubscribe?.();
    this.stopRechecking();
    await this.registry.closeAll();
  }

  /** From here on sockets end by hints alone. */
  stopRechecking(): void {
    if (this.interval) clearInterval(this.interval);
  }

  /**
   * Called when hints may have got lost and everybody's rights have been looked up since: who may no longer listen is gone,
   * all others are to be told how things stand.
   */
  onCaughtUp(listener: () => void): void {
    this.caughtUpListeners.add(listener);
  }

  private onHint(hint: Hint): void {
    switch (hint.topic) {
      case 'key-revoked':
        return this.registry.closeByKeys(hint.keyIds);
      case 'session-ended':
        return this.registry.closeBySessions(hint.sessionIds);
      case 'grants-changed':
        return void this.registry.recheckUser(hint.userId);
      case 'missed':
        return void this.catchUp();
      case 'changed':
      case 'message':
      case 'notifications':
      case 'requirement':
        return;
    }
  }

  private async catchUp(): Promise<void> {
    await this.registry.recheckAll();
    for (const listener of this.caughtUpListeners) listener();
  }

  /** A slow look does not pile up. */
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
