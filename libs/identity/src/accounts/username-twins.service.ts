import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { UsernameTaken } from '../identity.errors.js';
import { UserRenamed } from '../identity.facts.js';
import { usernameKey } from '../rules/username-key.js';
import { assertUsername } from './assert-username.js';

/** An account whose user name equals another one's except for spelling. */
export interface UsernameTwin {
  id: number;
  username: string;
  isActive: boolean;
  /** The account with the key: it is used for every spelling but the duplicate's own. */
  keptBy: string;
}

interface UserRow {
  id: number;
  username: string;
  username_key: string | null;
  is_active: boolean;
}

/** Resolves duplicates from before user names were compared ignoring case. */
@Injectable()
export class UsernameTwinsService {
  constructor(private readonly facts: FactBus) {}

  /** Two statements. */
  async list(work: Work): Promise<UsernameTwin[]> {
    const twins = await this.withoutKey(work);
    const owners = await work.rows<UserRow>(
      'select id, username, username_key, is_active from users where username_key = any($1)',
      [twins.map(({ username }) => usernameKey(username))],
    );
    const byKey = new Map(owners.map((owner) => [owner.username_key, owner.username]));
    return twins.map(({ id, username, is_active: isActive }) => ({
      id,
      username,
      isActive,
      keptBy: byKey.get(usernameKey(username)) ?? username,
    }));
  }

  /**
   * Renames an account; duplicates whose key becomes free get it.
   *
   * @throws NotFound no account with exactly this name
   * @throws UsernameTaken, Invalid
   */
  async rename(work: Work, from: string, to: string): Promise<void> {
    const username = assertUsername(to);
    const user = await work.row<{ id: number }>(
      'select id from users where username = $1 for update',
      [from],
    );
    if (!user) throw new NotFound('User');
    const taken = await work.row(
      'select 1 from users where (username = $1 or username_key = $2) and id <> $3',
      [username, usernameKey(username), user.id],
    );
    if (taken) throw new UsernameTaken();
    await work.rows('update users set username = $2, username_key = $3 where id = $1', [
      user.id,
      username,
      usernameKey(username),
    ]);
    await this.facts.record(work, new UserRenamed(user.id, from, username));
    for (const twin of await this.withoutKey(work)) await this.giveFreeKey(work, twin);
  }

  private withoutKey(work: Work): Promise<UserRow[]> {
    return work.rows(
      'select id, username, username_key, is_active from users where username_key is null order by id',
    );
  }

  private async giveFreeKey(work: Work, { id, username }: UserRow): Promise<void> {
    await work.rows(
      `update users set username_key = $2 where id = $1 and not exists (select from users u where u.username_key = $2)`,
      [id, usernameKey(username)],
    );
  }
}
