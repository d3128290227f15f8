import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an API process remembers of a key or session is part of these tables; it is told at the commit that it must forget. */
export class TellWhoseRightsChanged1795399000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function tell_actors_changed() returns trigger language plpgsql as $$
      begin
        perform pg_notify('actors_changed', '');
        return null;
      end $$`);
    const tell = (table: string, event: string, how: string): Promise<unknown> =>
      runner.query(
        `create trigger tell_actors_changed_${event.split(' ', 1)[0]} after ${event} on ${table} ${how} execute function tell_actors_changed()`,
      );
    await tell('api_keys', 'delete', 'for each statement');
    await tell('sessions', 'delete', 'for each statement');
    await tell('role_grants', 'insert or update or delete', 'for each statement');
    await tell(
      'users',
      'update of is_active, username, first_name, last_name',
      'for each statement',
    );
    await tell('workers', 'insert', 'for each row when (new.user_id is not null)');
    await tell(
      'workers',
      'update of user_id',
      'for each row when (old.user_id is distinct from new.user_id)',
    );
    await tell('workers', 'delete', 'for each row when (old.user_id is not null)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function tell_actors_changed() cascade');
  }
}
