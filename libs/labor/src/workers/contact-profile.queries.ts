import { Injectable } from '@nestjs/common';
import type { Company } from '#libs/company';
import { NotFound } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import { assertContactsReached } from './worker.policy.js';
import {
  type AltPhoneRow,
  altPhonesOfWorker,
  WORKER_COLUMNS,
  WORKER_JOINS,
  type WorkerRow,
} from './worker.rows.js';

/** A contact with all that its own page shows of it. */
export type ContactProfile = WorkerRow & {
  /** In the order they were added. */
  alt_phones: AltPhoneRow[];
  created_at: Date;
  company: Pick<RowOf<Company>, 'id' | 'slug' | 'name' | 'time_zone'>;
};

const PROFILE = `
  select ${WORKER_COLUMNS}, ${altPhonesOfWorker('w.id')} as alt_phones, w.created_at,
         json_build_object('id', wc.id, 'slug', wc.slug, 'name', wc.name, 'time_zone', wc.time_zone) as company
    from ${WORKER_JOINS}`;

/** Finds one contact; each method is one statement. @throws NotFound unknown, erased, or out of reach */
@Injectable()
export class ContactProfileQueries {
  async bySlug(work: Work, slug: string): Promise<ContactProfile> {
    return this.reached(
      work,
      await work.row<ContactProfile>(`${PROFILE} where w.slug = $1 and w.erased_at is null`, [
        slug,
      ]),
    );
  }

  async inCompany(work: Work, companyId: number, slug: string): Promise<ContactProfile> {
    return this.reached(
      work,
      await work.row<ContactProfile>(
        `${PROFILE} where w.slug = $1 and w.company_id = $2 and w.erased_at is null`,
        [slug, companyId],
      ),
    );
  }

  async byId(work: Work, id: number): Promise<ContactProfile> {
    return this.reached(
      work,
      await work.row<ContactProfile>(`${PROFILE} where w.id = $1 and w.erased_at is null`, [id]),
    );
  }

  private reached(work: Work, contact: ContactProfile | null): ContactProfile {
    if (!contact) throw new NotFound('Worker');
    assertContactsReached(work.actor, contact.company_id);
    return contact;
  }
}
