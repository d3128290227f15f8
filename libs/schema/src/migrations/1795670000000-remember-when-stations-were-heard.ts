import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever stands at another door sees whether the tablet of this one still reaches the server. */
export class RememberWhenStationsWereHeard1795670000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table stations add column last_heard_at timestamptz`);
    await runner.query(
      `update stations st set last_heard_at = heard.at
         from (select sc.station_id, max(sc.received_at) as at from scans sc group by sc.station_id) heard
        where heard.station_id = st.id`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table stations drop column last_heard_at`);
  }
}
