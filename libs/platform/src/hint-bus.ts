import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CONFIGURATION, type Configuration } from './configuration.js';
import type { Hint } from './hints.js';
import { openRedis } from './redis.js';

const CHANNEL = 'callmanager:hints';
type Listener = (hint: Hint) => void;

/**
 * Carries hints to every API process: through Redis when `REDIS_URL` is set, else within this process.
 * While Redis is away, hints stay within the process that gave them; nothing is queued, no data is lost.
 */
@Injectable()
export class HintBus implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(HintBus.name);
  private readonly listeners = new Set<Listener>();
  private publisher: Redis | null = null;
  private subscriber: Redis | null = null;
  /** Redis has agreed to tell us; being connected is not enough. */
  private subscribed = false;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** How hints travel at this moment: `process` (by choice), `redis`, or `degraded` while Redis is away. */
  get state(): 'process' | 'redis' | 'degraded' {
    if (!this.publisher) return 'process';
    return this.publisher.status === 'ready' && this.subscribed ? 'redis' : 'degraded';
  }

  async onModuleInit(): Promise<void> {
    const url = this.configuration.redisUrl;
    if (!url) return;
    this.publisher = this.connect(url);
    this.subscriber = this.listen(this.connect(url));
  }

  /** After the last request: what it changed is still told to the other processes. */
  onApplicationShutdown(): void {
    this.publisher?.disconnect();
    this.subscriber?.disconnect();
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(hint: Hint): void {
    if (this.state === 'redis') {
      this.publisher!.publish(CHANNEL, JSON.stringify(hint)).catch(() => this.deliver(hint));
    } else {
      this.deliver(hint);
    }
  }

  private listen(redis: Redis): Redis {
    redis.on('message', (_channel, message) => this.deliver(JSON.parse(message) as Hint));
    redis.on('close', () => (this.subscribed = false));
    redis.on('ready', () => {
      redis.subscribe(CHANNEL).then(
        () => (this.subscribed = redis.status === 'ready'),
        (error: Error) => this.log.warn(`Redis does not let us listen: ${error.message}`),
      );
    });
    return redis;
  }

  private connect(url: string): Redis {
    const away = (error: Error): void => this.log.warn(`Redis is away, live hints stay within this process: ${error.message}`);
    return openRedis(url, away, { autoResubscribe: false });
  }

  private deliver(hint: Hint): void {
    for (const listener of this.listeners) {
      try {
        listener(hint);
      } catch (error) {
        this.log.error(error instanceof Error ? error.stack : String(error));
      }
    }
  }
}
