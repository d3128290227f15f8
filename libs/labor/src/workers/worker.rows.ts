import type { LaborTypeRow } from '#libs/company';
import type { User } from '#libs/identity';
import { senderOf } from '#libs/messaging';
import { columnsOf, jsonObjectOf, type RowOf } from '#libs/platform';
import { AltPhone } from './alt-phone.entity.js';
import { Worker } from './worker.entity.js';

/** A worker on a list, with skills and what their number consented to; without what only texts, pages and requests ask for. */
export type ListedWorkerRow = Omit<RowOf<Worker>, 'created_at' | 'erased_at' | 'language'> & {
  sms_consent: boolean;
  sent_consent_msg: boolean;
  stop_sms: boolean;
  /** By name. */
  labor_types: LaborTypeRow[];
};

/** A worker as a screen reads it. */
export type WorkerRow = ListedWorkerRow &
  Pick<RowOf<Worker>, 'language'> & {
    user: Pick<RowOf<User>, 'id' | 'username' | 'first_name' | 'last_name'> | null;
  };

export type AltPhoneRow = Omit<RowOf<AltPhone>, 'worker_id'>;

/** One of `AltPhoneRow` for the alias ap (alt_phones). */
const ALT_PHONE = jsonObjectOf(AltPhone, 'ap', ['worker_id']);

/** A worker's further numbers as `AltPhoneRow[]`, in the order they were added. @param worker their id */
export const altPhonesOfWorker = (worker: string): string =>
  `(select coalesce(json_agg(${ALT_PHONE} order by ap.id), '[]') from alt_phones ap where ap.worker_id = ${worker})`;

/**
 * Columns of `ListedWorkerRow` for the alias w (workers) except the skills; joins as in
 * `WORKER_JOINS`.
 */
export const LISTED_WORKER_COLUMNS = `${columnsOf(Worker, 'w', ['created_at', 'erased_at', 'language'])},
  (cons.granted_at is not null and stops.phone_number is null) as sms_consent, cons.asked_at is not null as sent_consent_msg, stops.phone_number is not null as stop_sms`;

/**
 * Columns of `WorkerRow` for the alias w (workers) except the skills; joins as in `WORKER_JOINS`.
 */
const WORKER_COLUMNS_WITHOUT_SKILLS = `${LISTED_WORKER_COLUMNS}, w.language,
  (select json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name)
     from users u where u.id = w.user_id) as "user"`;

/** Columns of `WorkerRow` for the alias w (workers); joins as in `WORKER_JOINS`. */
export const WORKER_COLUMNS = `${WORKER_COLUMNS_WITHOUT_SKILLS},
  (select coalesce(json_agg(to_json(t) order by t.name, t.id), '[]')
     from worker_skills ws join labor_types t on t.id = ws.labor_type_id where ws.worker_id = w.id) as labor_types`;

/** `from workers w` with consents cons and stops. @param workers a relation with the columns of workers */
export const workerJoins = (workers: string): string => `${workers} w
  left join consents cons on cons.phone_number = w.phone_number and cons.company_id = w.company_id
  join companies wc on wc.id = w.company_id
  left join phone_stops stops on stops.phone_number = w.phone_number and stops.sender = ${senderOf('wc')}`;

export const WORKER_JOINS = workerJoins('workers');

/** Further numbers, as `AltPhoneRow[]` under `phones` for each worker_id that has some. @param workers a relation with an `id` */
export const altPhonesOf = (workers: string): string => `
  select ap.worker_id, json_agg(${ALT_PHONE} order by ap.id) as phones
    from alt_phones ap where ap.worker_id in (select id from ${workers}) group by ap.worker_id`;

/**
 * Whether a request counts as worked: confirmed, for a call that has begun, of an event that is not canceled. For the
 * aliases r, ct (call_times) and e (events). @param now parameter with the instant of the work
 */
export const isWorked = (now: string): string =>
  `(r.state = 'confirmed' and ct.starts_at < ${now}::timestamptz and not e.canceled)`;

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
