import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { openRedis } from './redis.js';

/** A question takes well under a millisecond; who waits longer goes on without. */
const PATIENCE_MS = 200;
/** After a question that failed, so that a Redis that hangs delays one call and not each. */
const REST_MS = 5000;

/**
 * What several processes remember together for a while, and may forget: Redis when `REDIS_URL` is set. It never fails a
 * call and delays none by more than 200 ms; whoever asks knows what to do without it.
 */
@Injectable()
export class SharedMemory implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(SharedMemory.name);
  private redis: Redis | null = null;
  private restsUntil = 0;
  private isAway = false;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  onModuleInit(): void {
    const url = this.configuration.redisUrl;
    if (url)
      this.redis = openRedis(url, (error) => this.miss(error), { commandTimeout: PATIENCE_MS });
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  /** @returns null where there is no Redis, or it is away, hangs, or refuses */
  async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T | null> {
    if (this.redis?.status !== 'ready' || performance.now() < this.restsUntil) return null;
    try {
      const answer = await question(this.redis);
      this.isAway = false;
      return answer;
    } catch (error) {
      this.restsUntil = performance.now() + REST_MS;
      this.miss(error as Error);
      return null;
    }
  }

  /** Once for each time it goes away. */
  private miss(error: Error): void {
    if (!this.isAway)
      this.log.warn(`Redis is away, each process counts for itself: ${error.message}`);
    this.isAway = true;
  }
}
