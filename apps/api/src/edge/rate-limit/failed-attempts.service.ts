import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIGURATION, type Configuration, OptionalRedis } from '#libs/platform';
import { FailedAttempts } from './failed-attempts.js';
import type { AttemptLimit } from './attempt-store.js';
import { MemoryAttemptStore } from './memory-attempt-store.js';
import { RedisAttemptStore } from './redis-attempt-store.js';

const KEY_PREFIX = 'callmanager:failures';

/**
 * Creates counters: in Redis when it is configured, so that several processes count together, else in memory. Keys
 * (addresses, user names, mailboxes, links) are stored as keyed hashes only.
 */
@Injectable()
export class FailedAttemptsService {
  constructor(
    private readonly clock: Clock,
    private readonly redis: OptionalRedis,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** @param kind name of the counter: the same in all processes, and unique */
  counterOf(kind: string, { limit, minutes }: { limit: number; minutes: number }): FailedAttempts {
    const allowance: AttemptLimit = {
      limit,
      window: minutes * 60_000,
      now: () => this.clock.now(),
    };
    const own = new MemoryAttemptStore(allowance);
    const store = this.configuration.redisUrl
      ? new RedisAttemptStore(this.redis, `${KEY_PREFIX}:${kind}:`, allowance, own)
      : own;
    const secret = this.configuration.secretKey ?? '';
    return new FailedAttempts(store, allowance, (key) =>
      createHmac('sha256', secret).update(`${kind} ${key}`).digest('base64url').slice(0, 22),
    );
  }
}
