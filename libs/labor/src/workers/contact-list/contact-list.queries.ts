import { Injectable } from '@nestjs/common';
import { LaborTypeQueries, type LaborTypeRow } from '#libs/company';
import { extendObject } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { assertContactsReached } from '../worker.policy.js';
import type { ContactRow } from '../worker.queries.js';
import {
  altPhonesOfWorker,
  isWorked,
  LISTED_WORKER_COLUMNS,
  WORKER_JOINS,
  workerJoins,
} from '../worker.rows.js';
import { type ContactFilter, type ContactSort, searchPatterns } from './contact-filter.js';

/** A contact with the day of the latest call that they worked (see `isWorked`), as 'YYYY-MM-DD'; null: none. */
export type ListedContact = ContactRow & { last_worked: string | null };

/** One page of a company's contacts. */
export interface ContactPage {
  contacts: ListedContact[];
  /** Of the filter, on all pages. */
  total: number;
  /** Of the company, whatever the filter. */
  all: number;
  /** All skills of the company, by name. */
  laborTypes: LaborTypeRow[];
}

const ORDERS: Record<ContactSort, string> = {
  name: 'lower(w.name), w.name, w.id',
  newest: 'w.created_at desc, w.id desc',
  last_worked: 'worked.day desc nulls last, lower(w.name), w.id',
  no_shows: 'w.no_show_count desc, lower(w.name), w.id',
  canceled: 'w.canceled_count desc, lower(w.name), w.id',
};

/** $2 and $3: patterns of the search, $4: skill, $6: only no-shows. */
const MATCHES = `
  ($3::text is null and lower(w.name) like all($2::text[])
   or w.phone_number like $3
   or $3 is not null and exists (select from alt_phones ap where ap.worker_id = w.id and ap.phone_number like $3))
  and ($4::bigint is null or exists (select from worker_skills ws where ws.worker_id = w.id and ws.labor_type_id = $4))
  and (not $6::boolean or w.no_show_count > 0)`;

/** $5: consent; only with `WORKER_JOINS`, which cost more than the rest for all workers of a company. */
const CONSENTS = `
  case $5::text
        when 'yes' then cons.granted_at is not null and stops.phone_number is null
        when 'asked' then cons.asked_at is not null and cons.granted_at is null and stops.phone_number is null
        when 'none' then cons.asked_at is null and cons.granted_at is null and stops.phone_number is null
        when 'stopped' then stops.phone_number is not null
        else true end`;

const WORKED = `
  from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
  join events e on e.id = ct.event_id`;

/** Latest days of work of a company's workers; $9: now. */
const LAST_DAYS = `
  select r.worker_id, max(ct.date) as day ${WORKED}
   where r.worker_id in (select id from workers where company_id = $1) and ${isWorked('$9')} group by r.worker_id`;

/**
 * What belongs to each contact is looked up by its index. Joined lists of all would be as fast if PostgreSQL knew how many contacts
 * a page has; it expects one, and makes such a list again for each.
 */
const pageOrdered = (sort: ContactSort, isByConsent: boolean): string => `
  with matching as materialized (
    select w.id, row_number() over (order by ${ORDERS[sort]}) as place
      from ${isByConsent ? WORKER_JOINS : 'workers w'}
      ${sort === 'last_worked' ? `left join (${LAST_DAYS}) worked on worked.worker_id = w.id` : ''}
     where w.company_id = $1 and w.erased_at is null and ${MATCHES} and ${isByConsent ? CONSENTS : '$5::text is null'}
  ), those as materialized (
    select w.*, m.place from matching m join workers w on w.id = m.id where m.place > $7 and m.place <= $7 + $8
  )
  select (select count(*)::int from matching) as total,
         (select count(*)::int from workers where company_id = $1 and erased_at is null) as "all",
         (select coalesce(json_agg(listed order by listed.place), '[]') from (
            select ${LISTED_WORKER_COLUMNS}, w.place,
                   (select max(ct.date) ${WORKED} where r.worker_id = w.id and ${isWorked('$9')}) as last_worked,
                   (select coalesce(json_agg(ws.labor_type_id), '[]') from worker_skills ws where ws.worker_id = w.id) as labor_type_ids,
                   ${altPhonesOfWorker('w.id')} as alt_phones
              from ${workerJoins('those')}) listed) as contacts`;

interface FoundPage {
  total: number;
  all: number;
  contacts: (Omit<ListedContact, 'labor_types'> & { labor_type_ids: number[]; place: number })[];
}

/** The contacts page of a company. */
@Injectable()
export class ContactListQueries {
  constructor(private readonly skills: LaborTypeQueries) {}

  /**
   * Two statements, however many contacts.
   *
   * @param page 1 and up; beyond the last there are no contacts
   * @throws NotFound the actor does not reach the company's contacts
   */
  async page(
    work: Work,
    companyId: number,
    filter: ContactFilter,
    { page, size }: { page: number; size: number },
  ): Promise<ContactPage> {
    assertContactsReached(work.actor, companyId);
    const { names, number } = searchPatterns(filter.search ?? '');
    const found = (await work.row<FoundPage>(
      pageOrdered(filter.sort, filter.consent !== undefined),
      [
        ...[companyId, names, number, filter.skillId ?? null],
        ...[filter.consent ?? null, filter.noShows ?? false, (page - 1) * size, size, work.now],
      ],
    ))!;
    const laborTypes = await this.skills.ofCompany(work, companyId);
    const contacts = found.contacts.map(({ labor_type_ids: ids, place: _, ...contact }) =>
      extendObject(contact, { labor_types: laborTypes.filter(({ id }) => ids.includes(id)) }),
    );
    return { contacts, total: found.total, all: found.all, laborTypes };
  }
}
