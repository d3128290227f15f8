import { aCompany } from '../../../../test/factories/a-company.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { inShortTransaction, inSteps } from './online-change.js';

describe('a change of a table that somebody has locked', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([], {}, 'owner');
  });
  afterAll(() => app.close());

  it.each`
    database               | companies | steps
    ${'without companies'} | ${0}      | ${['as one', 'as one']}
    ${'in use'}            | ${1}      | ${['one by one']}
  `(
    'is tried again $database, each time in a transaction of its own',
    async ({ companies, steps }: { companies: number; steps: string[] }) => {
      if (companies > 0) await aCompany(app.db);
      const [runner, locking] = [app.db.createQueryRunner(), app.db.createQueryRunner()];
      const begun: string[] = [];
      try {
        await locking.startTransaction();
        await locking.query('lock table workers');
        const query = runner.query.bind(runner) as (sql: string) => Promise<never>;
        const asked: string[] = [];
        runner.query = async (sql: string): Promise<never> => {
          asked.push(sql);
          if (sql.includes('pg_sleep')) await locking.rollbackTransaction();
          return query(sql);
        };
        await inSteps(runner, async (inUse) => {
          begun.push(inUse ? 'one by one' : 'as one');
          await inShortTransaction(runner, `comment on table workers is 'changed ${companies}'`);
        });
        expect(asked.filter((sql) => sql.includes('pg_sleep'))).toHaveLength(1);
        expect(begun).toEqual(steps);
        const [table] = await app.db.query(
          `select obj_description('workers'::regclass) as comment`,
        );
        expect(table).toEqual({ comment: `changed ${companies}` });
        expect(runner.isTransactionActive).toBe(false);
      } finally {
        if (locking.isTransactionActive) await locking.rollbackTransaction();
        await locking.release();
        await runner.release();
      }
    },
  );
});
