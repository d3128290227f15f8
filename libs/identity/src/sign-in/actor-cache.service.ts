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

/** Told by triggers on keys, sessions, grants, people, and the accounts of workers. */
const CHANNEL = 'actors_changed';
const MAX_ENTRIES = 10_000;
/** Hints of which each may mean that somebody's rights ended. */
const INVALIDATING_TOPICS: ReadonlySet<Hint['topic']> = new Set<Hint['topic']>([
  'key-revoked',
  'session-ended',
  'grants-changed',
  'missed',
]);

/**
 * Who was there a moment ago, so that the dozens of requests after one click look their key up once. An answer is believed for
 * a few seconds (`REMEMBER_ACTORS_SECONDS`), and only while the database would tell us of a change: whatever ends or changes
 * anybody's rights, in this process or another, empties the memory at once.
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

  /** @param shown fingerprint of what was shown, and of which kind. @returns null: ask the database, and `keep` what it says */
  get(shown: string): SignedInActor | null {
    if (!this.listener.isListening) return null;
    const known = this.entries.get(shown);
    const age = known ? this.clock.now().getTime() - known.from : 0;
    return known && age >= 0 && age < this.milliseconds ? known.actor : null;
  }

  /** To be taken before the database is asked: what it says is not kept if anything changed meanwhile. */
  beginLookUp(): number {
    if (this.milliseconds > 0) this.listener.start();
    return this.changes;
  }

  set(shown: string, actor: SignedInActor, moment: number): void {
    if (!this.listener.isListening || moment !== this.changes) return;
    if (this.entries.size >= MAX_ENTRIES) this.entries.clear();
    this.entries.set(shown, { actor, from: this.clock.now().getTime() });
  }

  private clear(): void {
    this.changes++;
    this.entries.clear();
  }
}
