import type { DataSource } from 'typeorm';
import type { PopulatedCompany, PopulatedEvent } from './a-populated-company.js';

const MANY = 25;

/**
 * Multiplies everything that screens show, below the same company, event, call, requirement and worker. Set-wise, so
 * that it is fast.
 */
export async function multiplyRows(
  db: DataSource,
  house: PopulatedCompany,
  show: PopulatedEvent,
): Promise<void> {
  const of = {
    company: house.company.id,
    steward: house.steward.grant.id,
    location: house.location.id,
    event: show.event.id,
    call: show.call.id,
    requirement: show.requirement.id,
    skill: show.requirement.laborTypeId,
    worker: show.worker.id,
    unasked: show.unasked.id,
  };
  const named = (statement: string): string =>
    statement.replace(/:([a-z]+)/g, (_, name: keyof typeof of | 'many') =>
      String(name === 'many' ? MANY : of[name]),
    );
  for (const statement of [...PEOPLE, ...WORK, ...HOURS, ...NOTIFICATIONS_AND_MESSAGES])
    await db.query(named(statement));
}

const PEOPLE = [
  `insert into labor_types (company_id, name) select :company, 'Many ' || n from generate_series(1, :many) n`,
  `insert into location_profiles (company_id, name, time_zone) select :company, 'Hall ' || n, 'America/Chicago' from generate_series(1, :many) n`,
  `insert into users (username, password_hash) select 'many-' || n, '' from generate_series(1, :many) n`,
  `insert into role_grants (user_id, role, company_id) select id, 'steward', :company from users where username like 'many-%'`,
  `insert into workers (slug, company_id, name, phone_number) select 'many' || n, :company, 'Many ' || n, '+1628555' || (1000 + n) from generate_series(1, :many) n`,
  `insert into worker_skills (worker_id, labor_type_id) select w.id, t.id from workers w join labor_types t on t.company_id = w.company_id where w.slug like 'many%'`,
  `insert into alt_phones (worker_id, phone_number) select id, '+16285550199' from workers where company_id = :company`,
];

/** More events of the steward, more calls of the event, and requests in every state for the two known workers and the new ones. */
const WORK = [
  `insert into events (slug, company_id, event_name, start_date, location_profile_id, steward_id)
   select 'many' || n, :company, 'Show ' || n, '2031-05-01', :location, :steward from generate_series(1, :many) n`,
  `insert into call_times (slug, event_id, name, date, time, starts_at)
   select 'many' || e.id, e.id, 'Call', date '2031-05-01', time '12:00', timestamptz '2031-05-01T12:00:00-04:00' from events e where e.slug like 'many%'
    union all
   select 'again' || n, :event, 'Call ' || n, '2031-05-01', '13:00', '2031-05-01T13:00:00-04:00' from generate_series(1, :many) n`,
  `insert into labor_requirements (slug, call_time_id, labor_type_id, needed_labor, fcfs_positions)
   select ct.slug, ct.id, :skill, 9, 2 from call_times ct where ct.slug ~ '^(many|again)'`,
  `insert into labor_requests (labor_requirement_id, worker_id, token_short, state, sent_at)
   select q.id, w.id, 'many' || q.id || '-' || w.id, (array['pending', 'available', 'confirmed', 'declined', 'confirmed'])[1 + q.id % 5], now()
     from labor_requirements q join workers w on w.id in (:worker, :unasked) where q.slug ~ '^(many|again)'`,
  `insert into labor_requests (labor_requirement_id, worker_id, token_short, state, sent_at)
   select :requirement, id, 'crew' || id, 'confirmed', now() from workers where slug like 'many%'`,
  `insert into time_changes (labor_request_id, previous_date, previous_time, expires_at, answered_at)
   select id, '2031-05-01', '06:00', '2031-05-08', case when id % 2 = 0 then now() end from labor_requests where labor_requirement_id = :requirement`,
];

const HOURS = [
  `insert into time_entries (labor_request_id, start_at) select id, '2031-05-01T11:00:00Z' from labor_requests where state = 'confirmed' on conflict do nothing`,
  `insert into meal_breaks (time_entry_id, starts_at, minutes, break_type) select id, '2031-05-01T15:00:00Z', 30, 'paid' from time_entries`,
  `insert into punches (time_entry_id, edge, raw_at, counted_at, source) select id, 'start', now(), now(), 'station' from time_entries`,
];

const NOTIFICATIONS_AND_MESSAGES = [
  `insert into notifications (company_id, event_id, call_time_id, labor_requirement_id, message)
   select :company, :event, :call, :requirement, 'Line ' || n from generate_series(1, :many) n`,
  `insert into outgoing_messages (channel, kind, company_id, recipient, body, segments, status, sent_at)
   select 'sms', 'offer', :company, '+16285551001', 'Text ' || n, 1, 'sent', now() - n * interval '9 days' from generate_series(1, :many) n`,
];
