import { Injectable } from '@nestjs/common';
import { assertCompanyReached } from '#libs/company';
import type { Work } from '#libs/platform';

/** A steward who may be assigned to an event. */
export interface StewardChoice {
  /** The grant's id. */
  id: number;
  /** Name of the contact, else of the account. */
  name: string;
}

@Injectable()
export class StewardQueries {
  /** By name. One statement. @throws NotFound the actor does not reach the company */
  async ofCompany(work: Work, companyId: number): Promise<StewardChoice[]> {
    assertCompanyReached(work.actor, companyId);
    return work.rows<StewardChoice>(
      `select g.id, coalesce(
                (select w.name from workers w where w.user_id = u.id and w.company_id = g.company_id order by w.id limit 1),
                nullif(trim(u.first_name || ' ' || u.last_name), ''), u.username) as name
         from role_grants g join users u on u.id = g.user_id
        where g.role = 'steward' and g.company_id = $1 and u.is_active
        order by name, g.id`,
      [companyId],
    );
  }
}
