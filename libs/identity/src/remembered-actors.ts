import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import {
  Clock,
  type Configuration,
  CONFIGURATION,
  type Connection,
  CONNECTION,
  DatabaseNews,
  type Hint,
  HintBus,
} from '#libs/platform';
import type { SignedInActor } from './actors.queries.js';

/** Told by triggers on keys, sessions, grants, people, and the accounts of workers. */
const CHANNEL = 'actors_changed';
const AT_MOST = 10_000;
/** Hints of which each may mean that somebody's rights ended. */
const ENDINGS: ReadonlySet<Hint['topic']> = new Set<Hint['topic']>([
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
export class RememberedActors implements OnModuleInit, OnApplicationShutdown {
  private readonly found = new Map<string, { actor: SignedInActor; from: number }>();
  private readonly news: DatabaseNews;
  private readonly milliseconds: number;
  private changes = 0;

  constructor(
    @Inject(CONFIGURATION) configuration: Configuration,
    @Inject(CONNECTION) connection: Connection,
    private readonly hints: HintBus,
    private readonly clock: Clock,
  ) {
    this.milliseconds = configuration.rememberActorsSeconds * 1000;
    this.news = new DatabaseNews(connection, CHANNEL, () => this.forgetAll());
  }

  onModuleInit(): void {
    this.hints.subscribe(({ topic }) => {
      if (ENDINGS.has(topic)) this.forgetAll();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.news.stop();
  }

  /** @param shown fingerprint of what was shown, and of which kind. @returns null: ask the database, and `keep` what it says */
  of(shown: string): SignedInActor | null {
    if (!this.news.hears) return null;
    const known = this.found.get(shown);
    const age = known ? this.clock.now().getTime() - known.from : 0;
    return known && age >= 0 && age < this.milliseconds ? known.actor : null;
  }

  /** To be taken before the database is asked: what it says is not kept if anything changed meanwhile. */
  moment(): number {
    if (this.milliseconds > 0) this.news.start();
    return this.changes;
  }

  keep(shown: string, actor: SignedInActor, moment: number): void {
    if (!this.news.hears || moment !== this.changes) return;
    if (this.found.size >= AT_MOST) this.found.clear();
    this.found.set(shown, { actor, from: this.clock.now().getTime() });
  }

  private forgetAll(): void {
    this.changes++;
    this.found.clear();
  }
}
