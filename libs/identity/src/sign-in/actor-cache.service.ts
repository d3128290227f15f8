import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import {
  Clock,
  type Configuration,
  CONFIGURATION,
  type DatabaseConnection,
  DATABASE_CONNECTION,
  PgListener,
  type Hint,
  HintBus,
} from '#libs/platform';
import type { SignedInActor } from './signed-in-actor.js';

/** Channel of the triggers on keys, sessions, grants, users, and contacts with accounts. */
const CHANNEL = 'actors_changed';
const MAX_ENTRIES = 10_000;
/** Hints after which a user's rights may have ended. */
const INVALIDATING_TOPICS: ReadonlySet<Hint['topic']> = new Set<Hint['topic']>([
  'key-revoked',
  'session-ended',
  'grants-changed',
  'missed',
]);

/**
 * Caches actors, so that the many requests of one screen look their key up once. An entry is valid
 * for `REMEMBER_ACTORS_SECONDS`, and only while the database can notify us: any change of rights,
 * in this process or another, clears the cache.
 */
@Injectable()
export class ActorCacheService implements OnModuleInit, OnApplicationShutdown {
  private readonly entries = new Map<string, { actor: SignedInActor; from: number }>();
  private readonly listener: PgListener;
  private readonly milliseconds: number;
  private changes = 0;

  constructor(
    @Inject(CONFIGURATION) configuration: Configuration,
    @Inject(DATABASE_CONNECTION) connection: DatabaseConnection,
    private readonly hints: HintBus,
    private readonly clock: Clock,
  ) {
    this.milliseconds = configuration.rememberActorsSeconds * 1000;
    this.listener = new PgListener(connection, CHANNEL, () => this.clear());
  }

  onModuleInit(): void {
    this.hints.subscribe(({ topic }) => {
      if (INVALIDATING_TOPICS.has(topic)) this.clear();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener.stop();
  }

  /**
   * @param credential kind and hash of the credential. @returns null: look it up, then `set` the result
   */
  get(credential: string): SignedInActor | null {
    if (!this.listener.isListening) return null;
    const known = this.entries.get(credential);
    const age = known ? this.clock.now().getTime() - known.from : 0;
    return known && age >= 0 && age < this.milliseconds ? known.actor : null;
  }

  /** Call it before the look-up: its result is not cached if anything changes meanwhile. */
  beginLookUp(): number {
    if (this.milliseconds > 0) this.listener.start();
    return this.changes;
  }

  set(credential: string, actor: SignedInActor, moment: number): void {
    if (!this.listener.isListening || moment !== this.changes) return;
    if (this.entries.size >= MAX_ENTRIES) this.entries.clear();
    this.entries.set(credential, { actor, from: this.clock.now().getTime() });
  }

  private clear(): void {
    this.changes++;
    this.entries.clear();
  }
}
