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
const COLUMNS = `u.id, u.username, u.first_name, u.last_name, u.email, u.is_active, u.created_at, ${ROLES}`;
/** Escapes of `ilike`: `%`, `_` and `\\` match themselves. */
const MATCHES = `(u.username ilike $2 or u.email ilike $2 or u.first_name || ' ' || u.last_name ilike $2)`;

/** Accounts and their roles. One statement each, and one for the reading's own entry in the audit trail. */
@Injectable()
export class PeopleQueries {
  constructor(private readonly readAudit: ReadAuditService) {}

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
   * @param search part of the user name, the address or the name; blank: all
   */
  async find(work: Work, search: string, limit = 100): Promise<PersonRow[]> {
    await this.readAudit.record(work, new UsersRead(search.trim()));
    const pattern = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
    return work.rows(
      `select ${COLUMNS} from users u where ${MATCHES} order by u.username limit $3`,
      [null, pattern, limit],
    );
  }
}
