import { aRequest } from '../../../../test/factories/a-request.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { RememberWhatTextsAsk1795420000000 } from './1795420000000-remember-what-texts-ask.js';

describe('questions that were open before texts asked more', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([], {}, 'owner');
  });
  afterAll(() => app.close());

  const startsAt = '2031-05-01T12:00:00.000Z';

  it('know what they ask and of which company, and are as before on the way back', async () => {
    const migration = new RememberWhatTextsAsk1795420000000();
    const runner = app.db.createQueryRunner();
    const [menu, drop, late] = [aPhoneNumber(), aPhoneNumber(), aPhoneNumber()];
    const ask = (phone: string, kind: string, items: object[]) =>
      app.db.query(
        `insert into text_questions (phone_number, kind, items, asked_at, expires_at) values ($1, $2, $3, now(), now())`,
        [phone, kind, JSON.stringify(items)],
      );
    const itemsOf = async (phone: string) =>
      (await app.db.query('select items from text_questions where phone_number = $1', [phone]))[0]
        ?.items;
    try {
      await migration.down(runner);
      const [a, b] = [await aRequest(app.db), await aRequest(app.db)];
      const companyOf = async ({ workerId }: { workerId: number }): Promise<number> =>
        (await app.db.query('select company_id from workers where id = $1', [workerId]))[0]
          .company_id;
      const item = (requestId: number) => ({ requestId, startsAt });
      await ask(menu, 'menu', [item(b.id), item(0), item(a.id)]);
      await ask(drop, 'drop', [item(a.id)]);

      await migration.up(runner);
      expect(await itemsOf(menu)).toEqual([
        { ...item(b.id), kind: 'offer', companyId: await companyOf(b) },
        { ...item(0), kind: 'offer', companyId: 0 },
        { ...item(a.id), kind: 'offer', companyId: await companyOf(a) },
      ]);
      expect(await itemsOf(drop)).toEqual([
        { ...item(a.id), kind: 'drop', companyId: await companyOf(a) },
      ]);
      await ask(late, 'late', [{ ...item(a.id), kind: 'drop', companyId: 1 }]);

      await migration.down(runner);
      expect(await itemsOf(menu)).toEqual([item(b.id), item(0), item(a.id)]);
      expect(await itemsOf(drop)).toEqual([item(a.id)]);
      expect(await itemsOf(late)).toBeUndefined();
      await migration.up(runner);
    } finally {
      await runner.release();
    }
  });
});
