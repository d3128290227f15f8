import { Injectable } from '@nestjs/common';
import { assertCompanyReached, type Company } from '#libs/company';
import { ReadAuditService, type RowOf, type Work } from '#libs/platform';
import { PeopleRead, UsersRead } from '../identity.facts.js';
import type { RoleGrant } from './role-grant.entity.js';
import type { User } from './user.entity.js';

/** An account and its roles, in one company or all, in the order in which they were given. */
export type PersonRow = Pick<
  RowOf<User>,
  'id' | 'username' | 'first_name' | 'last_name' | 'email' | 'is_active' | 'created_at'
> & {
  /** Of the last 30 days to the hour; older ones only while their key or session is there. Null: none is known. */
  last_signed_in_at: Date | null;
  has_second_factor: boolean;
  roles: (Pick<RowOf<RoleGrant>, 'id' | 'role'> & {
    /** Null for an administrator. */
    company: Pick<RowOf<Company>, 'slug' | 'name'> | null;
  })[];
};

const ROLES = `coalesce((
  select json_agg(json_build_object('id', g.id, 'role', g.role, 'company',
                    case when c.id is null then null else json_build_object('slug', c.slug, 'name', c.name) end) order by g.id)
    from role_grants g left join companies c on c.id = g.company_id
   where g.user_id = u.id and ($1::bigint is null or g.company_id = $1)), '[]') as roles`;
const LAST_SIGNED_IN = `greatest(
  (select max(sn.last_at) from sign_in_networks sn where sn.user_id = u.id),
  (select max(k.created_at) from api_keys k where k.user_id = u.id and k.impersonator_id is null),
  (select max(s.created_at) from sessions s where s.user_id = u.id and s.impersonator_id is null))`;
const HAS_SECOND_FACTOR = `exists (select from second_factors sf where sf.user_id = u.id and sf.confirmed_at is not null)`;
const COLUMNS = `u.id, u.username, u.first_name, u.last_name, u.email, u.is_active, u.created_at,
  ${LAST_SIGNED_IN} as last_signed_in_at, ${HAS_SECOND_FACTOR} as has_second_factor, ${ROLES}`;
/** Escapes of `ilike`: `%`, `_` and `\\` match themselves. */
const MATCHES = `(u.username ilike $2 or u.email ilike $2 or u.first_name || ' ' || u.last_name ilike $2
  or exists (select from role_grants g join companies c on c.id = g.company_id where g.user_id = u.id and c.name ilike $2))`;

export interface PeoplePage {
  people: PersonRow[];
  /** Of all pages; 0 behind the last one. */
  total: number;
}

/** Accounts and their roles. One statement each, and one for the reading's own entry in the audit trail. */
@Injectable()
export class PeopleQueries {
  constructor(private readonly readAudit: ReadAuditService) {}

  /** Those of the user names that belong to an active account. One statement. */
  async activeAmong(work: Work, usernames: readonly string[]): Promise<string[]> {
    const rows = await work.rows<Pick<RowOf<User>, 'username'>>(
      'select u.username from users u where u.is_active and u.username = any($1)',
      [usernames],
    );
    return rows.map(({ username }) => username);
  }

  /** Everybody with a role in the company, by user name. @throws NotFound the actor does not reach the company */
  async ofCompany(work: Work, companyId: number): Promise<PersonRow[]> {
    assertCompanyReached(work.actor, companyId);
    await this.readAudit.record(work, new PeopleRead(companyId));
    return work.rows(
      `select ${COLUMNS} from users u
        where exists (select from role_grants g where g.user_id = u.id and g.company_id = $1) order by u.username`,
      [companyId],
    );
  }

  /**
   * Accounts of any company, by user name.
   *
   * @param search part of the user name, the address, the name or the name of a company they belong to; blank: all
   * @param page from 1
   */
  async find(work: Work, search: string, page = 1, limit = 100): Promise<PeoplePage> {
    await this.readAudit.record(work, new UsersRead(search.trim()));
    const rows = await work.rows<PersonRow & { total: number }>(
      `select ${COLUMNS}, count(*) over ()::int as total from users u where ${MATCHES} order by u.username limit $3 offset $4`,
      [null, patternOf(search), limit, (page - 1) * limit],
    );
    return {
      total: rows[0]?.total ?? 0,
      people: rows.map(({ total: _, ...person }) => person),
    };
  }
}

function patternOf(search: string): string {
  return `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
}
