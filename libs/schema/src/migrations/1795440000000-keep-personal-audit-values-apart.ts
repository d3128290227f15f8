import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit trail is append-only, and people can be forgotten: values with text move into a table beside the entries, which
 * keep their salted hash. A hash chain for each company shows that no entry was changed, also after an erasure.
 */
export class KeepPersonalAuditValuesApart1795440000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_values (
        hash bytea not null,
        salt text not null,
        before jsonb,
        after jsonb,
        constraint audit_values_pkey primary key (hash)
      )
    `);
    await runner.query(`
      create table audit_links (
        chain bigint not null,
        position bigint not null,
        entry_id bigint not null,
        hash bytea not null,
        constraint audit_links_entry_id_key unique (entry_id),
        constraint audit_links_pkey primary key (chain, position)
      )
    `);
    // Text may name somebody; numbers, flags, and words of ours do not.
    await runner.query(`
      create function audit_values_are_personal(given jsonb) returns boolean language sql immutable as $$
        select case when jsonb_typeof(given) = 'object'
          then jsonb_path_exists(given - array['state', 'kind', 'role', 'break_type', 'language', 'date', 'time', 'starts_at', 'start_at', 'end_at',
                                               'expires_at', 'from'], '$.** ? (@.type() == "string")')
          else false end
      $$
    `);
    await runner.query(`
      create function audit_values_hash(salt text, before jsonb, after jsonb) returns bytea language sql immutable as $$
        select case when salt is not null
          then sha256(convert_to(salt || ' ' || coalesce(before::text, '') || ' ' || coalesce(after::text, ''), 'UTF8')) end
      $$
    `);
    await runner.query(`alter table audit_entries add column values_hash bytea`);
    await this.moveValues(runner);
    await runner.query(`
      create view audit_trail as
        select ae.id, ae.at, ae.user_id, ae.actor_kind, ae.impersonator_id, ae.company_id, ae.action, ae.subject, ae.subject_id,
               coalesce(av.before, ae.before) as before, coalesce(av.after, ae.after) as after, ae.request_id,
               ae.values_hash is not null and av.hash is null as is_erased
          from audit_entries ae left join audit_values av on av.hash = ae.values_hash
    `);
    for (const table of ['audit_values', 'audit_links']) {
      const refused = table === 'audit_values' ? 'update' : 'update or delete';
      await runner.query(
        `create trigger ${table}_append_only before ${refused} on ${table} for each row execute function refuse_change()`,
      );
      await runner.query(
        `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view audit_trail`);
    await runner.query(`alter table audit_entries disable trigger audit_entries_append_only`);
    await runner.query(
      `update audit_entries ae set before = av.before, after = av.after from audit_values av where av.hash = ae.values_hash`,
    );
    await runner.query(`alter table audit_entries enable trigger audit_entries_append_only`);
    await runner.query(`alter table audit_entries drop column values_hash`);
    await runner.query(`drop table audit_links`);
    await runner.query(`drop table audit_values`);
    await runner.query(`drop function audit_values_hash(text, jsonb, jsonb)`);
    await runner.query(`drop function audit_values_are_personal(jsonb)`);
  }

  private async moveValues(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table audit_entries disable trigger audit_entries_append_only`);
    await runner.query(`
      with personal as materialized (
        select id, gen_random_uuid()::text as salt, before, after from audit_entries
         where audit_values_are_personal(before) or audit_values_are_personal(after)
      ), moved as materialized (
        select *, audit_values_hash(salt, before, after) as hash from personal
      ), kept as (
        insert into audit_values (hash, salt, before, after) select hash, salt, before, after from moved
      )
      update audit_entries ae set values_hash = moved.hash, before = null, after = null from moved where moved.id = ae.id
    `);
    await runner.query(`alter table audit_entries enable trigger audit_entries_append_only`);
  }
}
