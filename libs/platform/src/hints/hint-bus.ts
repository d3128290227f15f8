import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import type { Hint } from './hints.js';
import { openRedis } from '../redis/open-redis.js';
import { startRedisWatchdog } from '../redis/redis-watchdog.js';

const CHANNEL = 'callmanager:hints';

/**
 * @param batch id of the hint's batch, the same in every process; null: no other process has it (no
 * Redis, `missed`, or sent by an older release)
 */
type Listener = (hint: Hint, batch: string | null) => void;

/** The hints of one commit, and the process that sent them. */
interface HintBatch {
  from: string;
  hints: Hint[];
  /** Increases with each batch of a process. Older releases send none. */
  sequence?: number;
}

/**
 * Sends hints to every API process: to this one directly, to the others through Redis when
 * `REDIS_URL` is set.
 * While Redis is away nothing is queued and no data is lost; processes that may have missed hints
 * get `missed` afterwards.
 */
@Injectable()
export class HintBus implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(HintBus.name);
  private readonly listeners = new Set<Listener>();
  /** Id of this process among those that share the Redis. */
  private readonly instanceId = randomUUID();
  private publisher: Redis | null = null;
  private subscriber: Redis | null = null;
  private stopWatchdog: (() => void) | null = null;
  /** The subscription is confirmed; being connected is not enough. */
  private subscribed = false;
  /** Not subscribed, also after each broken connection: hints of other processes may be missed. */
  private mayHaveMissedHints = true;
  /** The hints of one commit are sent together. */
  private unsentHints: Hint[] = [];
  private sequence = 1;
  /** A hint of ours could not be sent to the others. */
  private hasUnpublishedHints = false;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /**
   * How hints travel now: `process` (no Redis configured), `redis`, or `degraded` while Redis is
   * away.
   */
  get state(): 'process' | 'redis' | 'degraded' {
    if (!this.publisher) return 'process';
    return this.publisher.status === 'ready' && this.subscribed ? 'redis' : 'degraded';
  }

  async onModuleInit(): Promise<void> {
    const url = this.configuration.redisUrl;
    if (!url) return;
    this.publisher = this.preparePublisher(this.connect(url));
    this.subscriber = this.prepareSubscriber(this.connect(url));
    this.stopWatchdog = startRedisWatchdog([this.publisher, this.subscriber]);
  }

  /** Runs after the last request, so that its hints still reach the other processes. */
  onApplicationShutdown(): void {
    this.stopWatchdog?.();
    this.publisher?.disconnect();
    this.subscriber?.disconnect();
  }

  /** @returns a function that unsubscribes */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(hint: Hint): void {
    this.deliver(hint, this.publisher && batchId(this.instanceId, this.sequence));
    this.send(hint);
  }

  private send(hint: Hint): void {
    if (!this.publisher) return;
    if (this.unsentHints.length === 0) queueMicrotask(() => this.flush());
    this.unsentHints.push(hint);
  }

  private flush(): void {
    const batch: HintBatch = {
      from: this.instanceId,
      sequence: this.sequence++,
      hints: this.unsentHints,
    };
    this.unsentHints = [];
    this.publisher!.publish(CHANNEL, JSON.stringify(batch)).catch(
      () => (this.hasUnpublishedHints = true),
    );
  }

  private preparePublisher(redis: Redis): Redis {
    return redis.on('ready', () => {
      if (!this.hasUnpublishedHints) return;
      this.hasUnpublishedHints = false;
      this.send({ topic: 'missed' });
    });
  }

  private prepareSubscriber(redis: Redis): Redis {
    redis.on('message', (_channel, message) => {
      const { from, sequence, hints } = JSON.parse(message) as HintBatch;
      if (from === this.instanceId) return;
      const batch = sequence === undefined ? null : batchId(from, sequence);
      hints.forEach((hint) => this.deliver(hint, batch));
    });
    redis.on('close', () => {
      this.subscribed = false;
      this.mayHaveMissedHints = true;
    });
    redis.on('ready', () => {
      redis.subscribe(CHANNEL).then(
        () => this.afterSubscribe(redis),
        (error: Error) => this.log.warn(`Redis does not let us listen: ${error.message}`),
      );
    });
    return redis;
  }

  private afterSubscribe(redis: Redis): void {
    this.subscribed = redis.status === 'ready';
    if (!this.mayHaveMissedHints || !this.subscribed) return;
    this.mayHaveMissedHints = false;
    this.deliver({ topic: 'missed' }, null);
  }

  private connect(url: string): Redis {
    const away = (error: Error): void =>
      this.log.warn(`Redis is away, live hints stay within this process: ${error.message}`);
    return openRedis(url, away, { autoResubscribe: false });
  }

  private deliver(hint: Hint, batch: string | null): void {
    for (const listener of this.listeners) {
      try {
        listener(hint, batch);
      } catch (error) {
        this.log.error(error instanceof Error ? error.stack : String(error));
      }
    }
  }
}

function batchId(from: string, sequence: number): string {
  return `${from}/${sequence}`;
}
