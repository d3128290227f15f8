import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { serialize } from 'node:v8';
import pg from 'pg';

/** Imported by the server before itself (`--import`): writes down each statement it sends, its values, its rows and their number. */
export const STATEMENTS_FILE = 'BENCH_STATEMENTS';

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;

const file = process.env[STATEMENTS_FILE];
if (file) {
  const query = Reflect.get(pg.Client.prototype, 'query') as Query;
  Reflect.set(
    pg.Client.prototype,
    'query',
    function (this: pg.Client, config: unknown, ...rest: unknown[]) {
      const answer = query.call(this, config, ...rest);
      const { text, values } =
        typeof config === 'string'
          ? { text: config, values: rest[0] }
          : (config as { text?: string; values?: unknown });
      if (answer instanceof Promise && text)
        answer.then(({ rows, rowCount: count }: pg.QueryResult) => {
          const sent = { text, values: Array.isArray(values) ? values : [], rows, count };
          appendFileSync(file, `${serialize(sent).toString('base64')}\n`);
        }, ignore);
      return answer;
    },
  );
}

function ignore(): void {}
