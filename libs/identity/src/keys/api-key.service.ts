import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { hashToken } from '../credentials/hash-token.js';
import { shortUserAgent } from '../credentials/short-user-agent.js';
import { ApiKey } from './api-key.entity.js';

export interface IssuedKey {
  id: number;
  /** 40 hex digits; shown once, never stored. */
  key: string;
}

/**
 * API keys of programs and of the single-page app: one for each sign-in, until it is revoked or
 * expires.
 */
@Injectable()
export class ApiKeyService {
  /** @param impersonation the administrator who acts as the user with it, for an hour */
  async issue(
    work: Work,
    userId: number,
    userAgent: string,
    impersonation: { impersonatorId: number; openedFromId: number } | null = null,
  ): Promise<IssuedKey> {
    const key = randomBytes(20).toString('hex');
    const { identifiers } = await work.tx.insert(ApiKey, {
      userId,
      keyHash: hashToken(key),
      userAgent: shortUserAgent(userAgent),
      createdAt: work.now,
      lastUsedAt: work.now,
      ...impersonation,
    });
    return { id: identifiers[0]!['id'] as number, key };
  }

  /** Ends one key; repeating it is harmless. */
  async revoke(work: Work, keyId: number): Promise<void> {
    await this.end(work, 'id = $1', [keyId]);
  }

  /** After a password reset, or by an administrator. */
  async revokeAll(work: Work, userId: number): Promise<void> {
    await this.end(work, 'user_id = $1', [userId]);
  }

  /** After a change of password; the key of the call stays. */
  async revokeAllExcept(work: Work, userId: number, keyId: number): Promise<void> {
    await this.end(work, 'user_id = $1 and id <> $2', [userId, keyId]);
  }

  /**
   * Ends a key that its owner chose from the list.
   *
   * @throws NotFound unknown, or somebody else's
   */
  async revokeOwn(work: Work, userId: number, keyId: number): Promise<void> {
    const ended = await this.end(work, 'id = $1 and user_id = $2', [keyId, userId]);
    if (ended === 0) throw new NotFound('ApiKey');
  }

  /** With those that administrators made with them. @returns the number of ended keys */
  private async end(work: Work, which: string, parameters: number[]): Promise<number> {
    const ended = await work.rows<{ id: number }>(
      `with chosen as (select id from api_keys where ${which}),
            ended as (delete from api_keys where id in (select id from chosen) or opened_from_id in (select id from chosen) returning id)
       select id from ended order by id`,
      parameters,
    );
    if (ended.length > 0) work.hint({ topic: 'key-revoked', keyIds: ended.map(({ id }) => id) });
    return ended.length;
  }
}
