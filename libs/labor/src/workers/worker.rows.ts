import type { LaborTypeRow } from '#libs/company';
import type { Language } from '#libs/messaging';

/** A worker as screens read it, with skills and the consent of the number. */
export interface WorkerRow {
  id: number;
  slug: string;
  company_id: number;
  user_id: number | null;
  name: string;
  phone_number: string;
  notes: string | null;
  /** Language of their texts and pages. */
  language: Language;
  no_show_count: number;
  canceled_count: number;
  is_steward: boolean;
  primary_skill_id: number | null;
  secondary_skill_id: number | null;
  sms_consent: boolean;
  sent_consent_msg: boolean;
  stop_sms: boolean;
  /** By name. */
  labor_types: LaborTypeRow[];
  user: { id: number; username: string; first_name: string; last_name: string } | null;
}

/** A worker on a list: without columns that only texts, pages and requests need. */
export type ListedWorkerRow = Omit<WorkerRow, 'user' | 'language'>;

export interface AltPhoneRow {
  id: number;
  phone_number: string;
  label: string | null;
}

/**
 * Columns of `ListedWorkerRow` for the alias w (workers) except the skills; joins as in
 * `WORKER_JOINS`.
 */
export const LISTED_WORKER_COLUMNS = `
  w.id, w.slug, w.company_id, w.user_id, w.name, w.phone_number, w.notes, w.no_show_count, w.canceled_count, w.is_steward,
  w.primary_skill_id, w.secondary_skill_id,
  (cons.granted_at is not null and stops.phone_number is null) as sms_consent, cons.asked_at is not null as sent_consent_msg, stops.phone_number is not null as stop_sms`;

/**
 * Columns of `WorkerRow` for the alias w (workers) except the skills; joins as in `WORKER_JOINS`.
 */
export const WORKER_COLUMNS_WITHOUT_SKILLS = `${LISTED_WORKER_COLUMNS}, w.language,
  (select json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name)
     from users u where u.id = w.user_id) as "user"`;

/** Columns of `WorkerRow` for the alias w (workers); joins as in `WORKER_JOINS`. */
export const WORKER_COLUMNS = `${WORKER_COLUMNS_WITHOUT_SKILLS},
  (select coalesce(json_agg(to_json(t) order by t.name, t.id), '[]')
     from worker_skills ws join labor_types t on t.id = ws.labor_type_id where ws.worker_id = w.id) as labor_types`;

/** `from workers w` with consents cons and stops. @param workers a relation with the columns of workers */
export const workerJoins = (workers: string): string => `${workers} w
  left join consents cons on cons.phone_number = w.phone_number and cons.company_id = w.company_id
  left join phone_stops stops on stops.phone_number = w.phone_number`;

export const WORKER_JOINS = workerJoins('workers');

/** Further numbers, as `AltPhoneRow[]` under `phones` for each worker_id that has some. @param workers a relation with an `id` */
export const altPhonesOf = (workers: string): string => `
  select a.worker_id, json_agg(json_build_object('id', a.id, 'phone_number', a.phone_number, 'label', a.label) order by a.id) as phones
    from alt_phones a where a.worker_id in (select id from ${workers}) group by a.worker_id`;

/**
 * Relation of the workers of some requests: `id`, `name`, and the whole `WorkerRow` as JSON in
 * `worker`. Skills are aggregated for all workers at once; one sub-select for each would cost more
 * than the rest.
 *
 * @param requests a relation with a `worker_id`
 */
export const workersOfRequests = (requests: string): string => `
  select worker.id, worker.name, to_json(worker) as worker
    from (select ${WORKER_COLUMNS_WITHOUT_SKILLS}, coalesce(skills.list, '[]') as labor_types
            from ${WORKER_JOINS}
            left join (select ws.worker_id, json_agg(t order by t.name, t.id) as list
                         from worker_skills ws join labor_types t on t.id = ws.labor_type_id
                        where ws.worker_id in (select worker_id from ${requests}) group by ws.worker_id) skills on skills.worker_id = w.id
           where w.id in (select worker_id from ${requests})) worker`;
