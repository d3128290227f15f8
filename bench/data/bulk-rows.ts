import type { Client } from 'pg';
import { printLine } from '../print-line.js';
import { ShelvedIndexes } from './shelved-indexes.js';
import { TABLE_NAMES } from './tables.js';

const BULK = ['outgoing_messages', 'audit_entries', 'audit_links'];
/** As years of monthly parts look, though the database was made today. */
const MONTHS = 125;

/** What *xlarge* has beyond what the seeder writes: two texts and two audit lines for each request, linked, in monthly parts. */
export class BulkRows {
  private constructor(
    private readonly client: Client,
    private readonly indexes: ShelvedIndexes,
  ) {}

  /** Call it before the seeder writes. */
  static async prepare(client: Client): Promise<BulkRows> {
    await client.query(`set maintenance_work_mem = '1GB'; set work_mem = '256MB'`);
    for (const table of ['audit_entries', 'audit_links']) await client.query(monthsOf(table));
    return new BulkRows(client, await ShelvedIndexes.take(client, [...TABLE_NAMES, ...BULK]));
  }

  /** Call it when the seeder's rows are there. */
  async write(): Promise<void> {
    await step(this.client, 'texts', TEXTS);
    await writeAuditLines(this.client);
    await this.indexes.putBack(this.client, (definition) => printLine(definition.slice(0, 100)));
  }
}

/** Two lines for each request, linked with the hashes that the product makes. */
export async function writeAuditLines(client: Client): Promise<void> {
  await step(client, 'audit lines', AUDIT_ENTRIES);
  await step(client, 'links', LINKS);
}

async function step(client: Client, name: string, statements: string): Promise<void> {
  const began = Date.now();
  // No trigger, no foreign key: of rows that come from rows.
  await client.query(
    `begin; set local session_replication_role = 'replica'; ${statements}; commit`,
  );
  printLine(`  ${name} in ${((Date.now() - began) / 1000).toFixed(0)} s`);
}

/** The part of all that was before becomes the part before the first of these months. */
const monthsOf = (table: string): string => `
  do $$
  declare
    first text := (select inhrelid::regclass::text from pg_inherits where inhparent = '${table}'::regclass and inhrelid::regclass::text like '%before%');
    begins timestamptz := date_trunc('month', now() at time zone 'UTC') at time zone 'UTC';
    month timestamptz := begins - interval '${MONTHS} months';
  begin
    execute format('alter table ${table} detach partition %s', first);
    execute format('alter table ${table} attach partition %s for values from (minvalue) to (%L)', first, month);
    while month < begins loop
      execute format('create table audit_months.%I partition of ${table} for values from (%L) to (%L)',
                     '${table}' || to_char(month at time zone 'UTC', '_YYYY_MM'), month, month + interval '1 month');
      month := month + interval '1 month';
    end loop;
  end $$`;

const TEXTS = `
  insert into outgoing_messages (channel, kind, company_id, recipient, body, segments, status, provider_id, subject_id, call_starts_at, time_zone, created_at, sent_at, tries, status_at)
  select 'sms', sent.kind, r.company_id, w.phone_number, sent.body || r.token_short, 1, 'delivered', 'SM' || replace(r.token::text, '-', '') || sent.n, r.id,
         r.requested_at + interval '20 days', 'America/New_York', sent.at, sent.at, 1, sent.at
    from labor_requests r join workers w on w.id = r.worker_id
   cross join lateral (values
     (1, 'offer', 'CREW1: Rigger at Load in, Harbor Lights. Answer: https://crew.example/', r.requested_at),
     (2, 'reminder', 'CREW1: You are confirmed for Load in, Harbor Lights. https://crew.example/', coalesce(r.responded_at, r.requested_at + interval '1 hour'))
   ) as sent(n, kind, body, at)`;

const AUDIT_ENTRIES = `
  insert into audit_entries (at, user_id, actor_kind, company_id, action, subject, subject_id, before, after, request_id)
  select done.at, case done.n when 1 then 1 end, case done.n when 1 then 'user' else 'short-token' end, r.company_id, done.action, 'labor_request', r.id,
         done.before, done.after, r.token::text
    from labor_requests r
   cross join lateral (values
     (1, 'request.sent', r.requested_at, null::jsonb, '{"state": "pending"}'::jsonb),
     (2, 'request.answered', coalesce(r.responded_at, r.requested_at + interval '1 hour'), '{"state": "pending"}', jsonb_build_object('state', r.state))
   ) as done(n, action, at, before, after)
   order by r.id`;

/** The same hashes that the product makes, as a running aggregate. */
const LINKS = `
  create function pg_temp.next_link(before bytea, entry bytea, instant bytea) returns bytea language sql immutable as
    $$ select sha256(coalesce(before, ''::bytea) || entry || instant) $$;
  create aggregate pg_temp.link_of(bytea, bytea) (sfunc = pg_temp.next_link, stype = bytea);
  insert into audit_links (chain, position, entry_id, hash, entry_hash, at, linked_at)
  select e.company_id, row_number() over chain, e.id, pg_temp.link_of(e.hash, int8send((extract(epoch from e.at) * 1000000)::bigint)) over chain, e.hash, e.at, e.linked_at
    from (select ae.company_id, ae.id, ae.at, max(ae.at) over (partition by ae.company_id order by ae.id) + interval '1 minute' as linked_at,
                 sha256(convert_to(jsonb_build_array(ae.id, extract(epoch from ae.at), ae.user_id, ae.actor_kind, ae.impersonator_id, ae.company_id, ae.action, ae.subject,
                   ae.subject_id, ae.before, ae.after, ae.request_id, encode(ae.values_hash, 'hex'))::text, 'UTF8')) as hash
            from audit_entries ae) e
  window chain as (partition by e.company_id order by e.id);
  insert into audit_chains (chain, position, hash)
  select distinct on (chain) chain, position, hash from audit_links order by chain, position desc`;
