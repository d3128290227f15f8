import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hashToken } from '#libs/identity';
import { keyedUuid } from '#libs/kernel';
import { CONFIGURATION, type Configuration, FactBus, type RowOf, type Work } from '#libs/platform';
import type { CalendarFeed } from './calendar-feed.entity.js';
import { CalendarFeedChanged } from './calendar-feed.facts.js';

export interface OpenFeed {
  /** A UUID that nobody can make without the secret key. */
  token: string;
  createdAt: Date;
}

/** The secret address under which calendars read a person's calls, one for each account. */
@Injectable()
export class CalendarFeedService {
  private readonly secret: string;

  constructor(
    @Inject(CONFIGURATION) { secretKey }: Configuration,
    private readonly facts: FactBus,
  ) {
    this.secret = secretKey ?? '';
  }

  /** The actor's own; null: there is none. One statement. */
  async find(work: Work): Promise<OpenFeed | null> {
    const feed = await work.row<Pick<RowOf<CalendarFeed>, 'seed' | 'created_at'>>(
      'select cf.seed, cf.created_at from calendar_feeds cf where cf.user_id = $1',
      [work.actor.userId],
    );
    return feed && { token: this.tokenOf(feed.seed), createdAt: feed.created_at };
  }

  /** Makes an address; the one before ends at once. Calendars that know it get 404 from now on. */
  async renew(work: Work): Promise<OpenFeed> {
    const seed = randomUUID();
    const token = this.tokenOf(seed);
    const userId = work.actor.userId!;
    const made = await work.row<{ is_new: boolean }>(
      `insert into calendar_feeds (user_id, seed, token_hash, created_at) values ($1, $2, $3, $4)
       on conflict (user_id) do update set seed = excluded.seed, token_hash = excluded.token_hash, created_at = excluded.created_at
       returning xmax = 0 as is_new`,
      [userId, seed, hashToken(token), work.now],
    );
    await this.facts.record(
      work,
      new CalendarFeedChanged(userId, made!.is_new ? 'made' : 'renewed'),
    );
    return { token, createdAt: work.now };
  }

  /** Does nothing without one. */
  async end(work: Work): Promise<void> {
    const userId = work.actor.userId!;
    const ended = await work.rows<{ user_id: number }>(
      'delete from calendar_feeds where user_id = $1 returning user_id',
      [userId],
    );
    if (ended.length > 0) await this.facts.record(work, new CalendarFeedChanged(userId, 'ended'));
  }

  private tokenOf(seed: string): string {
    return keyedUuid(this.secret, `calendar feed ${seed}`);
  }
}
