import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';

/** The owner of a password, as far as known. */
export interface PasswordOwner {
  /** Null: no account yet. */
  userId: number | null;
  /** Companies of the owner, or of the invitation. */
  companyIds: readonly number[];
}

export type OwnNames = (work: Work, owner: PasswordOwner) => Promise<string[]>;

/** Names of each kind at most, the latest first. */
export const NAMES_AT_MOST = 200;

/**
 * Collects names around a person, which passwords must not consist of. Later libs add more, such as
 * events.
 */
@Injectable()
export class OwnNamesService {
  private readonly sources: OwnNames[] = [];

  register(source: OwnNames): void {
    this.sources.push(source);
  }

  async of(work: Work, owner: PasswordOwner): Promise<string[]> {
    const roles = await work.rows<{ id: number; name: string; name_short: string | null }>(
      `select c.id, c.name, c.name_short from companies c where c.id = any($2::bigint[])
          or c.id in (select g.company_id from role_grants g where g.user_id = $1) order by c.id limit ${NAMES_AT_MOST}`,
      [owner.userId, owner.companyIds],
    );
    const found = roles.flatMap(({ name, name_short: short }) => [name, short ?? '']);
    const around = { ...owner, companyIds: roles.map(({ id }) => id) };
    for (const source of this.sources) found.push(...(await source(work, around)));
    return found;
  }
}
