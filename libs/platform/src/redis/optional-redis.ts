import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import { openRedis } from './open-redis.js';

/** Timeout in milliseconds; Redis usually answers in well under one. */
const COMMAND_TIMEOUT_MS = 200;
/** Pause after a failed command, so that a hanging Redis delays one call, not each. */
const PAUSE_AFTER_FAILURE_MS = 5000;

/**
 * A connection to Redis that may be missing or away; it is there when `REDIS_URL` is set. Never fails a
 * call and delays none by more than 200 ms; callers work without it.
 */
@Injectable()
export class OptionalRedis implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(OptionalRedis.name);
  private redis: Redis | null = null;
  private pausedUntil = 0;
  private isUnavailable = false;
  private readonly whenConnected: (() => void)[] = [];

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  onModuleInit(): void {
    const url = this.configuration.redisUrl;
    if (!url) return;
    this.redis = openRedis(url, (error) => this.logUnavailable(error), {
      commandTimeout: COMMAND_TIMEOUT_MS,
    });
    this.redis.on('ready', () => {
      this.pausedUntil = 0;
      for (const callback of this.whenConnected) callback();
    });
  }

  /** Calls back at every connection, before anything else is asked over it: Redis may have restarted, and be empty. */
  onConnected(callback: () => void): void {
    this.whenConnected.push(callback);
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  /** @returns null when Redis is not configured, away, hanging or refusing */
  async tryCommand<T>(question: (redis: Redis) => Promise<T>): Promise<T | null> {
    if (this.redis?.status !== 'ready' || performance.now() < this.pausedUntil) return null;
    try {
      const answer = await question(this.redis);
      this.isUnavailable = false;
      return answer;
    } catch (error) {
      this.pausedUntil = performance.now() + PAUSE_AFTER_FAILURE_MS;
      this.logUnavailable(error as Error);
      return null;
    }
  }

  /** Once for each disconnection. */
  private logUnavailable(error: Error): void {
    if (!this.isUnavailable)
      this.log.warn(`Redis is away, each process reads and counts for itself: ${error.message}`);
    this.isUnavailable = true;
  }
}
