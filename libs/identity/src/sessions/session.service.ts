import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { IMPERSONATION_HOURS, SESSION_DAYS } from '../credentials/credential-lifetime.js';
import { hashToken } from '../credentials/hash-token.js';
import { shortUserAgent } from '../credentials/short-user-agent.js';
import { Session } from './session.entity.js';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

export interface OpenedSession {
  id: number;
  /** 32 random bytes, base64url: the value of the cookie. Never stored. */
  cookie: string;
  expiresAt: Date;
}

/** An administrator who acts as somebody else, and their own session. */
export interface Impersonation {
  impersonatorId: number;
  openedFromId: number;
}

/** Browser sessions under `/app/`: they expire 14 days after their last use, and after 30 days. */
@Injectable()
export class SessionService {
  /** Always a new value, against session fixation. */
  async open(
    work: Work,
    userId: number,
    userAgent: string,
    impersonation: Impersonation | null = null,
  ): Promise<OpenedSession> {
    const cookie = newCookie();
    const lifetime = impersonation ? IMPERSONATION_HOURS * HOUR : SESSION_DAYS * DAY;
    const expiresAt = new Date(work.now.getTime() + lifetime);
    const { identifiers } = await work.tx.insert(Session, {
      userId,
      tokenHash: hashToken(cookie),
      userAgent: shortUserAgent(userAgent),
      createdAt: work.now,
      lastUsedAt: work.now,
      expiresAt,
      ...impersonation,
    });
    return { id: identifiers[0]!['id'] as number, cookie, expiresAt };
  }

  /** Ends one session, and the administrator's behind it; repeating it is harmless. */
  async revoke(work: Work, sessionId: number): Promise<void> {
    await this.end(
      work,
      'id = $1 or id = (select own.opened_from_id from sessions own where own.id = $1)',
      [sessionId],
    );
  }

  /**
   * Ends the session of an administrator who acts as somebody else, and gives their own one a new cookie.
   *
   * @returns null: the session is nobody else's, or the administrator's own has expired
   */
  async returnToOwn(work: Work, sessionId: number): Promise<OpenedSession | null> {
    const cookie = newCookie();
    const own = await work.row<{ id: number; expires_at: Date }>(
      `update sessions as own set token_hash = $2, last_used_at = $3 from sessions s
        where s.id = $1 and own.id = s.opened_from_id and own.expires_at > $3 returning own.id, own.expires_at`,
      [sessionId, hashToken(cookie), work.now],
    );
    if (!own) return null;
    await this.end(work, 'id = $1', [sessionId]);
    return { id: own.id, cookie, expiresAt: own.expires_at };
  }

  async revokeAll(work: Work, userId: number): Promise<void> {
    await this.end(work, 'user_id = $1', [userId]);
  }

  async revokeAllExcept(work: Work, userId: number, sessionId: number): Promise<void> {
    await this.end(work, 'user_id = $1 and id <> $2', [userId, sessionId]);
  }

  /**
   * Ends a session that its owner chose from the list.
   *
   * @throws NotFound unknown, or somebody else's
   */
  async revokeOwn(work: Work, userId: number, sessionId: number): Promise<void> {
    const ended = await this.end(work, 'id = $1 and user_id = $2', [sessionId, userId]);
    if (ended === 0) throw new NotFound('Session');
  }

  /** With those that administrators opened from them. @returns the number of ended sessions */
  private async end(work: Work, which: string, parameters: number[]): Promise<number> {
    const ended = await work.rows<{ id: number }>(
      `with chosen as (select id from sessions where ${which}),
            ended as (delete from sessions where id in (select id from chosen) or opened_from_id in (select id from chosen) returning id)
       select id from ended order by id`,
      parameters,
    );
    if (ended.length > 0)
      work.hint({ topic: 'session-ended', sessionIds: ended.map(({ id }) => id) });
    return ended.length;
  }
}

function newCookie(): string {
  return randomBytes(32).toString('base64url');
}
