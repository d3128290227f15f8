import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { SESSION_DAYS } from '../credentials/credential-lifetime.js';
import { hashToken } from '../credentials/hash-token.js';
import { shortUserAgent } from '../credentials/short-user-agent.js';
import { Session } from './session.entity.js';

const DAY = 24 * 60 * 60 * 1000;

export interface OpenedSession {
  id: number;
  /** 32 random bytes, base64url: the value of the cookie. Never stored. */
  cookie: string;
  expiresAt: Date;
}

/** Browser sessions under `/app/`: they expire 14 days after their last use, and after 30 days. */
@Injectable()
export class SessionService {
  /** Always a new value, against session fixation. */
  async open(work: Work, userId: number, userAgent: string): Promise<OpenedSession> {
    const cookie = randomBytes(32).toString('base64url');
    const expiresAt = new Date(work.now.getTime() + SESSION_DAYS * DAY);
    const { identifiers } = await work.tx.insert(Session, {
      userId,
      tokenHash: hashToken(cookie),
      userAgent: shortUserAgent(userAgent),
      createdAt: work.now,
      lastUsedAt: work.now,
      expiresAt,
    });
    return { id: identifiers[0]!['id'] as number, cookie, expiresAt };
  }

  /** Ends one session; repeating it is harmless. */
  async revoke(work: Work, sessionId: number): Promise<void> {
    await this.end(work, 'id = $1', [sessionId]);
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

  /** @returns the number of ended sessions */
  private async end(work: Work, which: string, parameters: number[]): Promise<number> {
    const ended = await work.rows<{ id: number }>(
      `with ended as (delete from sessions where ${which} returning id) select id from ended order by id`,
      parameters,
    );
    if (ended.length > 0)
      work.hint({ topic: 'session-ended', sessionIds: ended.map(({ id }) => id) });
    return ended.length;
  }
}
