import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Hint, HintBus } from '#libs/platform';
import { SocketRegistryService } from './socket-registry.service.js';

/**
 * Milliseconds until a revocation without a hint (an expired session, a row deleted by hand) is found at the latest.
 */
const RECHECK_INTERVAL = 30_000;

/** Closes sockets whose access ended: at once on a hint, else at the next check of all sockets. */
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

  /** From here on sockets are closed by hints alone. */
  stopRechecking(): void {
    if (this.interval) clearInterval(this.interval);
  }

  /**
   * Calls `listener` when hints may have been lost and all access has been checked since: sockets without access are
   * closed, all others need the current state.
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
      case 'area':
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

  /** A check that is still running is not started again. */
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
