import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { serialize } from 'node:v8';
import pg from 'pg';

/** Imported by the server before itself (`--import`): writes down each statement it sends, its values and its rows. */
export const STATEMENTS_FILE = 'BENCH_STATEMENTS';

interface Answered {
  text: string;
  values: unknown[] | undefined;
  _result: pg.QueryResult;
}
type Told = (this: Answered, connection: pg.Connection) => void;

const file = process.env[STATEMENTS_FILE];
if (file) {
  const { prototype } = pg.Query as unknown as { prototype: object };
  const told = Reflect.get(prototype, 'handleReadyForQuery') as Told;
  Reflect.set(
    prototype,
    'handleReadyForQuery',
    function (this: Answered, connection: pg.Connection) {
      const { text, values = [], _result: result } = this;
      const sent = { text, values, rows: result.rows };
      appendFileSync(file, `${serialize(sent).toString('base64')}\n`);
      told.call(this, connection);
    },
  );
}
