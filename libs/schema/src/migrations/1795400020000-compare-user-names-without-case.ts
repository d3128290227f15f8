import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROWS_AT_ONCE = 1000;

interface Row {
  id: number;
  username: string;
}

/** One key for all spellings of a user name. Of twins that exist already, the oldest has it, and the others sign in as before. */
export class CompareUserNamesWithoutCase1795400020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table users add column username_key text`);
    for (let after = 0; ;) {
      const rows = (await runner.query(
        `select id, username from users where id > $1 order by id limit ${ROWS_AT_ONCE}`,
        [after],
      )) as Row[];
      if (rows.length === 0) break;
      await runner.query(
        `update users set username_key = given.key
           from (select distinct on (key) id, key from unnest($1::bigint[], $2::text[]) as of(id, key) order by key, id) given
          where users.id = given.id and not exists (select from users o where o.username_key = given.key)`,
        [rows.map(({ id }) => id), rows.map(({ username }) => keyOf(username))],
      );
      after = Number(rows.at(-1)!.id);
    }
    await runner.query(
      `alter table users add constraint users_username_key_key unique (username_key)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table users drop column username_key`);
  }
}

/** As `usernameKey` was when this was written. */
function keyOf(username: string): string {
  return username.trim().normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
