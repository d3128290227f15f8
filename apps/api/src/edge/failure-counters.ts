import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIGURATION, type Configuration, SharedMemory } from '#libs/platform';
import { Failures } from './failures.js';
import type { Allowance } from './failure-store.js';
import { MemoryFailures } from './memory-failures.js';
import { SharedFailures } from './shared-failures.js';

const PREFIX = 'callmanager:failures';

/**
 * Makes counters: in Redis when it is configured, so that several processes count together, else in memory. Keys (addresses,
 * user names, mailboxes, links) are kept as keyed hashes only.
 */
@Injectable()
export class FailureCounters {
  constructor(
    private readonly clock: Clock,
    private readonly shared: SharedMemory,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** @param kind of what is counted; the same in all processes, and of one counter only */
  of(kind: string, { limit, minutes }: { limit: number; minutes: number }): Failures {
    const allowance: Allowance = { limit, window: minutes * 60_000, now: () => this.clock.now() };
    const own = new MemoryFailures(allowance);
    const store = this.configuration.redisUrl
      ? new SharedFailures(this.shared, `${PREFIX}:${kind}:`, allowance, own)
      : own;
    const secret = this.configuration.secretKey ?? '';
    return new Failures(store, allowance, (key) =>
      createHmac('sha256', secret).update(`${kind} ${key}`).digest('base64url').slice(0, 22),
    );
  }
}
