import { OutgoingMessage } from '#libs/messaging';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aUser } from '../factories/a-user.js';
import { aPhoneNumber } from '../factories/numbers.js';
import type { Answer, Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const NOW = '2031-05-15T16:00:00Z';

describe('how much was texted', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(NOW);
  });
  afterAll(() => app.close());

  const sent = (
    companyId: number | null,
    sentAt: string,
    segments = 1,
    given: Partial<OutgoingMessage> = {},
  ): Promise<unknown> =>
    app.db.manager.insert(OutgoingMessage, {
      channel: 'sms',
      kind: 'offer',
      companyId,
      recipient: aPhoneNumber(),
      body: 'x',
      segments,
      status: 'delivered',
      sentAt: new Date(sentAt),
      createdAt: new Date(sentAt),
      ...given,
    });
  const managerOf = async (companyId: number): Promise<Client> =>
    app.as(await aManager(app.db, companyId));
  const usage = async (by: Client): Promise<Answer['body']> => (await by.get('/sms-usage/')).body;

  it('W20 counts segments of thirty days that carriers took, of the own company; all for administrators', async () => {
    const [company, other] = [await aCompany(app.db), await aCompany(app.db)];
    const administrator = await anAdministrator(app.db);
    const { count: before } = (await (await app.as(administrator)).get('/sms-count/')).body;
    await sent(company.id, '2031-05-14T12:00:00Z', 3);
    await sent(company.id, '2031-04-16T12:00:00Z', 2, { status: 'undelivered' });
    await sent(company.id, '2031-04-14T12:00:00Z', 10);
    for (const given of [
      { status: 'failed' },
      { status: 'queued', sentAt: null },
      { status: 'dropped' },
      { channel: 'mail', segments: 9 },
    ] as const)
      await sent(company.id, NOW, 7, given);
    await sent(other.id, '2031-05-14T12:00:00Z', 100);
    await sent(null, '2031-05-14T12:00:00Z', 1000);

    const counts: [string, { userId: number }, number][] = [
      ['manager', await aManager(app.db, company.id), 5],
      ['owner', await anOwner(app.db, company.id), 5],
      ['steward', await aSteward(app.db, company.id), 0],
      ['nobody in particular', { userId: (await aUser(app.db)).id }, 0],
      ['administrator', administrator, before + 1105],
    ];
    for (const [who, person, count] of counts)
      expect([who, (await (await app.as(person)).get('/sms-count/')).body]).toEqual([
        who,
        { count },
      ]);
    expect((await app.visitor().get('/sms-count/')).status).toBe(401);
  });

  it('tells twelve months, the last one the present one, and their days', async () => {
    const company = await aCompany(app.db);
    await sent(company.id, '2031-05-02T12:00:00Z', 3);
    await sent(company.id, '2031-05-01T03:59:00Z', 2);
    await sent(company.id, '2030-06-01T04:00:00Z', 4);
    await sent(company.id, '2030-06-01T03:59:00Z', 8);
    const body = await usage(await managerOf(company.id));
    expect(Object.keys(body)).toEqual(['total', 'monthly', 'daily']);
    expect([
      body.total,
      body.monthly.length,
      body.monthly[0],
      body.monthly[1],
      ...body.monthly.slice(-2),
    ]).toEqual([
      17,
      12,
      { month: '2030-06', count: 4 },
      { month: '2030-07', count: 0 },
      { month: '2031-04', count: 2 },
      { month: '2031-05', count: 3 },
    ]);
    expect(Object.keys(body.daily)).toEqual(
      body.monthly.map(({ month }: { month: string }) => month),
    );
    expect([
      body.daily['2031-05'].length,
      body.daily['2031-05'][1],
      body.daily['2031-04'].at(-1),
    ]).toEqual([15, { date: '2031-05-02', count: 3 }, { date: '2031-04-30', count: 2 }]);
  });

  it("by the company's own clocks, and nothing where nothing was sent", async () => {
    const company = await aCompany(app.db, { timeZone: 'Pacific/Auckland' });
    const manager = await managerOf(company.id);
    expect(await usage(manager)).toEqual({ total: 0, monthly: [], daily: {} });
    await sent(company.id, '2031-04-30T13:00:00Z', 1);
    expect((await usage(manager)).daily['2031-05'][0]).toEqual({ date: '2031-05-01', count: 1 });
  });

  it('tells administrators of every company, told apart', async () => {
    await app.close();
    app = await aTestApp();
    app.clock.setTime(NOW);
    const acme = [
      await aCompany(app.db, { name: 'Acme', nameShort: 'A1' }),
      await aCompany(app.db, { name: 'Acme', nameShort: 'A2' }),
    ];
    const count = await aCompany(app.db, { name: 'count', nameShort: 'CNT' });
    await aCompany(app.db, { name: 'Quiet' });
    await sent(acme[0]!.id, '2031-05-02T12:00:00Z', 3);
    await sent(acme[1]!.id, '2031-05-02T12:00:00Z', 5);
    await sent(count.id, '2031-04-02T12:00:00Z', 4);
    await sent(null, '2031-05-02T12:00:00Z', 1);

    const administrator = await app.as(await anAdministrator(app.db));
    const body = await usage(administrator);
    expect([body.total, body.monthly.at(-1)]).toEqual([13, { month: '2031-05', count: 9 }]);
    expect(body.monthly_by_company.at(-1)).toEqual({
      month: '2031-05',
      'Acme (A1)': 3,
      'Acme (A2)': 5,
      'count (CNT)': 0,
      Quiet: 0,
    });
    expect(body.daily_by_company['2031-05'][1]).toEqual({
      date: '2031-05-02',
      count: 9,
      'Acme (A1)': 3,
      'Acme (A2)': 5,
      'count (CNT)': 0,
      Quiet: 0,
    });
    expect(body.companies).toEqual([
      { name: 'Acme (A2)', count: 5 },
      { name: 'count (CNT)', count: 4 },
      { name: 'Acme (A1)', count: 3 },
    ]);
    expect(await recordStatements(app.db, () => administrator.get('/sms-usage/'))).toHaveLength(4);
    expect(await recordStatements(app.db, () => administrator.get('/sms-count/'))).toHaveLength(2);
  });

  it('tells stewards and workers nothing', async () => {
    const company = await aCompany(app.db);
    for (const person of [
      await aSteward(app.db, company.id),
      { userId: (await aUser(app.db)).id },
    ]) {
      expect((await (await app.as(person)).get('/sms-usage/')).status).toBe(401);
    }
    expect(await usage(await app.as(await anOwner(app.db, company.id)))).toEqual({
      total: 0,
      monthly: [],
      daily: {},
    });
  });
});
