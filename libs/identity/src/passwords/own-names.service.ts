import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';

/** Whose password it is, as far as is known. */
export interface PasswordOwner {
  /** Null while there is no account. */
  userId: number | null;
  /** Companies they belong to, or are invited by. */
  companyIds: readonly number[];
}

export type OwnNames = (work: Work, owner: PasswordOwner) => Promise<string[]>;

/** So many names of a kind are enough; what is longest ago is guessed last. */
export const NAMES_AT_MOST = 200;

/** Names around a person that a guesser tries first. Who knows further ones, as of events, adds them. */
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
