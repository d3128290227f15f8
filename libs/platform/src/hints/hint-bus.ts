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
 * @param batch id of the batch the hint travels in, the same in every process; null where nobody else can know it: without
 *   Redis, for `missed`, and from processes of an older release
 */
type Listener = (hint: Hint, batch: string | null) => void;

/** The hints of one commit, and which process gave them. */
interface HintBatch {
  from: string;
  hints: Hint[];
  /** Grows with each batch of a process. Older releases send none. */
  sequence?: number;
}

/**
 * Carries hints to every API process: to this one at once, to the others through Redis when `REDIS_URL` is set.
 * While Redis is away nothing is queued and no data is lost; whoever may have missed a hint hears `missed` afterwards.
 */
@Injectable()
export class HintBus implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(HintBus.name);
  private readonly listeners = new Set<Listener>();
  /** This process, among those that share the Redis. */
  private readonly instanceId = randomUUID();
  private publisher: Redis | null = null;
  private subscriber: Redis | null = null;
  private stopWatchdog: (() => void) | null = null;
  /** Redis has agreed to tell us; being connected is not enough. */
  private subscribed = false;
  /** Until we are subscribed, and again whenever a connection breaks: we do not hear what the others say. */
  private mayHaveMissedHints = true;
  /** The hints of one commit go out together. */
  private unsentHints: Hint[] = [];
  private sequence = 1;
  /** We said something that the others could not hear. */
  private hasUnpublishedHints = false;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** How hints travel at this moment: `process` (by choice), `redis`, or `degraded` while Redis is away. */
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

  /** After the last request: what it changed is still told to the other processes. */
  onApplicationShutdown(): void {
    this.stopWatchdog?.();
    this.publisher?.disconnect();
    this.subscriber?.disconnect();
  }

  /** @returns a function that ends the subscription */
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
