import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { PersonExported } from './person.facts.js';
import { type PersonKey, PersonQueries } from './person.queries.js';

/** All that is stored about a person: rows by section, as the database has them, without secrets. */
export type PersonExport = Record<string, object[]>;

/** For each section its rows: $1 contacts, $2 accounts, $3 requests, $4 numbers, $5 addresses. */
const SECTIONS: Record<string, string> = {
  accounts: `select u.id, u.username, u.first_name, u.last_name, u.email, u.is_active, u.created_at, up.phone_number, up.phone_verified_at,
      (select np.phone_number from number_proofs np where np.user_id = u.id) as wanted_number
    from users u left join user_profiles up on up.user_id = u.id where u.id = any($2::bigint[]) order by u.id`,
  roles: `select g.role, c.name as company, g.time_zone, g.created_at from role_grants g left join companies c on c.id = g.company_id
    where g.user_id = any($2::bigint[]) order by g.id`,
  sign_ins: `select 'key' as kind, k.user_agent, k.created_at, k.last_used_at from api_keys k where k.user_id = any($2::bigint[])
    union all select 'session', s.user_agent, s.created_at, s.last_used_at from sessions s where s.user_id = any($2::bigint[]) order by 3`,
  account_changes: `select ac.old_email, ac.new_email, ac.old_phone_number, ac.new_phone_number, ac.created_at, ac.applied_at, ac.ended_at
    from account_changes ac where ac.user_id = any($2::bigint[]) order by ac.id`,
  calendar_feeds: `select cf.created_at from calendar_feeds cf where cf.user_id = any($2::bigint[])`,
  invitations: `select i.kind, i.phone_number, i.created_at, i.expires_at, i.used_at from invitations i
    where i.phone_number = any($4::text[]) or i.accepted_by_id = any($2::bigint[]) order by i.id`,
  contacts: `select w.id, c.name as company, w.name, w.phone_number, w.notes, w.language, w.no_show_count, w.canceled_count, w.created_at,
      (select coalesce(json_agg(json_build_object('phone_number', ap.phone_number, 'label', ap.label) order by ap.id), '[]')
         from alt_phones ap where ap.worker_id = w.id) as alt_phones,
      array(select fn.phone_number from former_numbers fn where fn.worker_id = w.id order by fn.ended_at, fn.phone_number) as former_numbers,
      (select coalesce(json_agg(t.name order by t.name), '[]') from worker_skills ws join labor_types t on t.id = ws.labor_type_id
        where ws.worker_id = w.id) as skills
    from workers w join companies c on c.id = w.company_id where w.id = any($1::bigint[]) order by w.id`,
  times_off: `select tof.starts_on, tof.ends_on, tof.weekday, tof.from_time, tof.until_time, tof.created_at
    from times_off tof where tof.user_id = any($2::bigint[]) order by tof.id`,
  requests: `select r.id, e.event_name, ct.name as call, ct.date, ct.time, t.name as skill, r.state, r.reserved, r.requested_at, r.sent_at,
      r.responded_at, r.confirmed_at, r.reminder_sent_at
    from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join labor_types t on t.id = q.labor_type_id
    join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id where r.id = any($3::bigint[]) order by r.id`,
  deleted_requests: `select dr.id, e.event_name, ct.name as call, ct.date, ct.time, t.name as skill, dr.confirmed_at, dr.deleted_at
    from deleted_requests dr join labor_requirements q on q.id = dr.labor_requirement_id join labor_types t on t.id = q.labor_type_id
    join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id where dr.worker_id = any($1::bigint[]) order by dr.id`,
  cancellations: `select can.id, e.event_name, ct.name as call, can.date, can.starts_at, t.name as skill, can.canceled_at, can.withdrawn_at
    from cancellations can join labor_requirements q on q.id = can.labor_requirement_id join labor_types t on t.id = q.labor_type_id
    join call_times ct on ct.id = can.call_time_id join events e on e.id = ct.event_id where can.worker_id = any($1::bigint[]) order by can.id`,
  time_changes: `select tc.labor_request_id, tc.previous_date, tc.previous_time, tc.created_at, tc.answered_at, tc.cant_do_it, tc.message
    from time_changes tc where tc.labor_request_id = any($3::bigint[]) order by tc.id`,
  messages_sent: `select m.channel, m.kind, m.recipient, m.subject, m.body, m.status, m.created_at, m.sent_at from outgoing_messages m
    where m.recipient = any($4::text[]) or m.channel = 'mail' and lower(m.recipient) = any($5::text[]) or m.subject_id = any($3::bigint[])
    order by m.id`,
  messages_received: `select im.sender, im.body, im.reply, im.received_at from incoming_messages im where im.sender = any($4::text[]) order by im.id`,
  consent: `select ce.phone_number, c.name as company, ce.kind, ce.source, ce.wording, ce.at from consent_entries ce
    left join companies c on c.id = ce.company_id where ce.phone_number = any($4::text[]) order by ce.id`,
};

/** Exports the data that is stored about a person. */
@Injectable()
export class PersonExportService {
  constructor(
    private readonly people: PersonQueries,
    private readonly facts: FactBus,
  ) {}

  /**
   * One statement for each section. Later modules add theirs; the export is audited.
   *
   * @throws NotFound unknown, or erased
   */
  async export(work: Work, key: PersonKey): Promise<PersonExport> {
    const person = await this.people.lock(work, key);
    const { contacts, accounts, requestIds, terms } = person;
    const parameters = [
      contacts.map(({ id }) => id),
      accounts.map(({ id }) => id),
      requestIds,
      terms.phoneNumbers,
      terms.emails.map((email) => email.toLowerCase()),
    ];
    const read = new PersonExported(person);
    for (const [section, sql] of Object.entries(SECTIONS)) {
      const used = parametersIn(sql, parameters);
      read.sections[section] = await work.jsonRows(used.sql, used.parameters);
    }
    await this.facts.record(work, read);
    return read.sections;
  }
}

/** PostgreSQL refuses parameters that a statement does not name. */
function parametersIn(
  sql: string,
  parameters: readonly unknown[],
): {
  sql: string;
  parameters: unknown[];
} {
  const named = [...new Set([...sql.matchAll(/\$(\d)/g)].map((match) => Number(match[1])))];
  return {
    sql: sql.replace(/\$(\d)/g, (_whole, index) => `$${named.indexOf(Number(index)) + 1}`),
    parameters: named.map((index) => parameters[index - 1]),
  };
}
