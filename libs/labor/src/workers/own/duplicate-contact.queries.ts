import { Injectable } from '@nestjs/common';
import { assertManaged } from '#libs/event';
import type { RowOf, Work } from '#libs/platform';
import type { Worker } from '../worker.entity.js';

/** A contact whose account has proven another number, which another contact of the company has: two contacts, one person. */
export type DuplicateContact = Pick<RowOf<Worker>, 'name' | 'slug' | 'phone_number'> & {
  company_name: string;
  /** The proven number, of the other contact. */
  proven_number: string;
  other_name: string;
  other_slug: string;
};

const MOST = 20;

const SPLIT = `
  select w.name, w.slug, w.phone_number, c.name as company_name, other.phone_number as proven_number, other.name as other_name, other.slug as other_slug
    from user_profiles up
    join workers w on w.user_id = up.user_id and w.phone_number <> up.phone_number and w.erased_at is null
    join workers other on other.company_id = w.company_id and other.phone_number = up.phone_number and other.erased_at is null
    join companies c on c.id = w.company_id
   where up.phone_verified_at is not null`;

/** Numbers that a worker changed and that some company could not take over. One statement each. */
@Injectable()
export class DuplicateContactQueries {
  /** By name. @throws NotFound, Unauthorized the actor does not manage the company */
  ofCompany(work: Work, companyId: number): Promise<DuplicateContact[]> {
    assertManaged(work.actor, { company_id: companyId, steward_id: null }, 'Company');
    return work.rows<DuplicateContact>(
      `${SPLIT} and w.company_id = $1 order by w.name, w.id limit ${MOST}`,
      [companyId],
    );
  }

  /** Those of which a contact is one. Callers have checked reach. */
  ofContactUnchecked(work: Work, workerId: number): Promise<DuplicateContact[]> {
    return work.rows<DuplicateContact>(`${SPLIT} and $1 in (w.id, other.id) order by w.id`, [
      workerId,
    ]);
  }

  /** Of the actor's own account, by company. */
  own(work: Work): Promise<DuplicateContact[]> {
    return work.rows<DuplicateContact>(`${SPLIT} and up.user_id = $1 order by c.name, w.id`, [
      work.actor.userId,
    ]);
  }
}
