import { Injectable } from '@nestjs/common';
import { assertCompanyReached } from '#libs/company';
import type { Work } from '#libs/platform';
import { assertContactsReached } from '../workers/worker.policy.js';

/** A steward who may be assigned to an event. */
export interface StewardChoice {
  /** The grant's id. */
  id: number;
  /** Name of the contact, else of the account. */
  name: string;
}

/** A steward as the managers' list shows them. */
export interface ListedSteward extends StewardChoice {
  /** Of their contact; null: they have none in this company. */
  phone_number: string | null;
  /** Not canceled, and not over on the company's calendar. */
  events: { slug: string; name: string; date: string }[];
}

/** A contact who may become a steward. */
export interface StewardCandidate {
  id: number;
  name: string;
  phone_number: string;
  /** A link was sent, and they have not made their account yet. */
  is_invited: boolean;
}

/** How many contacts a search shows. */
export const STEWARD_CANDIDATES = 50;

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

  /** With the events that they will run, by name. One statement. @throws NotFound the actor does not reach the company */
  async listed(work: Work, companyId: number): Promise<ListedSteward[]> {
    assertCompanyReached(work.actor, companyId);
    return work.rows<ListedSteward>(
      `select g.id, coalesce(contact.name, nullif(trim(u.first_name || ' ' || u.last_name), ''), u.username) as name, contact.phone_number,
              coalesce((
                select json_agg(json_build_object('slug', e.slug, 'name', e.event_name, 'date', e.start_date) order by e.start_date, e.id)
                  from events e join companies c on c.id = e.company_id
                 where e.steward_id = g.id and e.archived_at is null and not e.canceled
                   and coalesce(e.end_date, e.start_date) >= ($2 at time zone c.time_zone)::date), '[]') as events
         from role_grants g join users u on u.id = g.user_id
         left join lateral (select w.name, w.phone_number from workers w
                             where w.user_id = u.id and w.company_id = g.company_id order by w.id limit 1) contact on true
        where g.role = 'steward' and g.company_id = $1 and u.is_active
        order by name, g.id`,
      [companyId, work.now],
    );
  }

  /**
   * Contacts who are no stewards yet, those who were invited first, then by name; one more than `STEWARD_CANDIDATES` when
   * there are more. One statement.
   *
   * @param search part of the name or number; blank: everybody
   * @throws NotFound the actor does not reach the company's contacts
   */
  async candidates(work: Work, companyId: number, search: string): Promise<StewardCandidate[]> {
    assertContactsReached(work.actor, companyId);
    const typed = search.trim();
    const digits = typed.replace(/\D/g, '');
    return work.rows<StewardCandidate>(
      `select w.id, w.name, w.phone_number, w.is_steward and w.user_id is null as is_invited from workers w
        where w.company_id = $1 and (w.name ilike $2 or $3 <> '' and strpos(w.phone_number, $3) > 0)
          and not exists (select from role_grants g where g.user_id = w.user_id and g.company_id = w.company_id and g.role = 'steward')
        order by is_invited desc, lower(w.name), w.id limit ${STEWARD_CANDIDATES + 1}`,
      [companyId, `%${typed.replace(/[\\%_]/g, '\\$&')}%`, digits.length >= 3 ? digits : ''],
    );
  }
}
