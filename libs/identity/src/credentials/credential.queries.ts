import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import {
  IMPERSONATION_HOURS,
  KEY_DAYS,
  KEY_IDLE_DAYS,
  SESSION_IDLE_DAYS,
} from './credential-lifetime.js';

/** A valid key or session, as its owner may see it: without the secret. */
export interface CredentialRow {
  id: number;
  /** The client's user agent at sign-in, at most 200 characters. */
  user_agent: string;
  created_at: Date;
  /** Written once an hour at most. */
  last_used_at: Date;
  /** When it expires without further use. */
  expires_at: Date;
}

const KEY_EXPIRY = `least(created_at + interval '${KEY_DAYS} days', last_used_at + interval '${KEY_IDLE_DAYS} days',
  case when impersonator_id is not null then created_at + interval '${IMPERSONATION_HOURS} hours' end)`;
const SESSION_EXPIRY = `least(expires_at, last_used_at + interval '${SESSION_IDLE_DAYS} days')`;

/** The actor's own valid keys and sessions, newest first. One statement each. */
@Injectable()
export class CredentialQueries {
  ownKeys(work: Work): Promise<CredentialRow[]> {
    return this.list(work, 'api_keys', KEY_EXPIRY);
  }

  ownSessions(work: Work): Promise<CredentialRow[]> {
    return this.list(work, 'sessions', SESSION_EXPIRY);
  }

  private list(
    work: Work,
    table: 'api_keys' | 'sessions',
    expiry: string,
  ): Promise<CredentialRow[]> {
    return work.rows(
      `select id, user_agent, created_at, last_used_at, ${expiry} as expires_at
         from ${table} where user_id = $1 and ${expiry} > $2 order by id desc`,
      [work.actor.userId, work.now],
    );
  }
}
