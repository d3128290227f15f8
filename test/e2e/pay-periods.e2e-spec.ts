import { parse } from 'csv-parse/sync';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { anHourlyRate, aWorkedCall } from '../factories/a-worked-call.js';
import { aWorker } from '../factories/a-worker.js';
import type { Company } from '#libs/company';
import type { BrowserForm } from '../support/browser-form.js';
import type { Client } from '../support/client.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const PERIOD = '2031-05-04';

describe('a pay period', () => {
  let app: TestApp;
  let company: Company;
  let browser: BrowserForm;
  let manager: Client;
  let dana: { id: number; slug: string };
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-05-13T12:00:00-04:00');
    company = await aCompany(app.db, { name: 'Northern Lights' });
    await anHourlyRate(app.db, company.id);
    const grant = await aManager(app.db, company.id);
    browser = await aSignedInBrowser(app, grant);
    manager = await app.as(grant);
    dana = await aWorker(app.db, { companyId: company.id, name: '=Dana Diaz' });
    await chooseCalifornia();
    await aCall('2031-05-05', { worker: dana, to: '20:00' });
    await aCall('2031-05-06', { sheet: 'draft' });
  });
  afterAll(() => app.close());

  const aCall = (date: string, given: Partial<Parameters<typeof aWorkedCall>[1]> = {}) =>
    aWorkedCall(app.db, { companyId: company.id, date, ...given });

  /** Eight hours a day, and forty a week in federal law. */
  async function chooseCalifornia(): Promise<void> {
    for (const [layer, rules] of [
      ['federal', { weekly: [{ after: 300, multiplier: 150 }] }],
      ['state', { daily: [{ after: 480, multiplier: 150 }] }],
    ] as const)
      await app.db.query(
        `with written as (
           insert into pay_rule_sets (company_id, name, layer, created_at) values ($1, $2, $2, now()) returning id),
         said as (
           insert into pay_rule_set_versions (company_id, rule_set_id, version, rules, effective_from, created_at)
           select $1, written.id, 1, $3, '2000-01-01', now() from written)
         insert into pay_rule_set_choices (company_id, layer, effective_from, rule_set_id, created_at)
         select $1, $2, '2000-01-01', written.id, now() from written`,
        [company.id, layer, JSON.stringify(rules)],
      );
  }

  it('says what waits and what closing does, and refuses a payday on its form', async () => {
    const list = await browser.open('/app/pay/periods/');
    expect(list.text).toContain('Sun, May 4 to Sat, May 10 can be closed 1 1');
    const page = await browser.open(`/app/pay/periods/${PERIOD}/`);
    expect(page.text).toContain('1 approved call is exported, and their lines frozen.');
    expect(page.text).toContain('1 call that is not approved will come with the next period.');
    const refused = await browser.submit(page, { payday: '2031-05-01' }, 'payday');
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('This is before the period begins.');
    expect(refused.forms.find(({ values }) => 'payday' in values)!.values['payday']).toBe(
      '2031-05-01',
    );
    const overview = await browser.open('/app/pay/');
    expect(overview.text).toMatch(/This pay period: Sun, May 11 to Sat, May 17/);
  });

  it('is closed, and has totals, missing numbers and files', async () => {
    const page = await browser.open(`/app/pay/periods/${PERIOD}/`);
    const closed = await browser.submit(page, { payday: '2031-05-16' }, 'payday');
    expect(closed.path).toBe(`/app/pay/periods/${PERIOD}/?company=${company.slug}`);
    expect(closed.text).toContain('The period is closed.');
    expect(closed.text).toContain('=Dana Diaz none 5.00 7.00');
    const [address] = /\/app\/pay\/workers\/[^"]+/.exec(closed.html)!;
    expect((await browser.open(address.replaceAll('&amp;', '&'))).text).toContain('341.00');
    const field = `number_${dana.id}`;
    const long = await browser.submit(closed, { [field]: 'x'.repeat(31) }, field);
    expect([long.status, long.text.includes('At most 30 characters.')]).toEqual([400, true]);
    const typed = await browser.submit(closed, { [field]: '1010' }, field);
    expect(typed.text).toContain('The payroll numbers are saved.');
    const numbered = await browser.submit(typed, { [field]: '1001' }, field);
    expect(numbered.text).toContain('=Dana Diaz 1001 5.00');
    const file = await browser.submit(numbered, { format: 'adp' }, 'format');
    expect(file.text).toContain('Control totals 1 Rows 1 Workers 12.00 Hours 341.00 Amount');
    const bytes = await browser.open(`${file.path.split('?')[0]}file/`);
    expect(bytes.headers.get('content-disposition')).toBe(
      'attachment; filename="adp-without-company-code.csv"',
    );
    expect(bytes.html.split('\r\n')[1]).toBe(',,1001,5.00,7.00,,,22.00,,');
    expect(file.text).toContain('Your company has no code of the payroll yet');
  });

  it('has the same numbers by REST, in a table and in the tax year', async () => {
    const { body: period } = await manager.get(`/pay/periods/${PERIOD}/`);
    expect(period).toMatchObject({
      closed: { workers: 1, hours: 12, amount: '341.00', difference: '0.00', payday: '2031-05-16' },
      workers: [{ payroll_number: '1001', regular_hours: 5, overtime_hours: 7, amount: '341.00' }],
      waiting: [{ date: '2031-05-06', state: 'draft', entries: 1 }],
    });
    const asked = await manager.post('/pay/exports/', { format: 'csv', period: PERIOD });
    expect(asked.body).toMatchObject({ state: 'running', totals: null });
    const early = await manager.get(`/pay/exports/${asked.body.id}/file/`);
    expect([early.status, early.body.code]).toEqual([404, 'pay_export_file.missing']);
    await app.finishTasks();
    const { body: done } = await manager.get(`/pay/exports/${asked.body.id}/`);
    expect(done).toMatchObject({ state: 'done', totals: { hours: 12, amount: '341.00' } });
    const { text } = await manager.get(`/pay/exports/${asked.body.id}/file/`);
    const rows = parse(text, { bom: true }).slice(1);
    expect(rows.map((row) => row[0])).toEqual(rows.map(() => "'=Dana Diaz"));
    const sum = rows.reduce((all, row) => all + Number(row[13]), 0);
    expect(sum).toBeCloseTo(341, 9);

    const { body: year } = await manager.get('/pay/tax/2031/');
    const [{ qualified_overtime: tt }] = year as [{ qualified_overtime: string }];
    // Beyond forty hours nothing was worked: all premium is state's and the contract's.
    expect(tt).toBe('0.00');
    const { body: own } = await manager.get(`/pay/tax/2031/${dana.slug}/`);
    expect(own.weeks[0].lines.map(({ amount }: { amount: string }) => Number(amount))).toEqual(
      rows.map((row) => Number(row[13])),
    );
    expect((await browser.open(`/app/pay/tax/2031/${dana.slug}/`)).text).toContain(
      'Week of Sun, May 4',
    );
    expect((await browser.open('/app/pay/tax/1999/')).status).toBe(404);
  });

  it('has a payroll format that the company writes', async () => {
    const page = await browser.open('/app/pay/mappings/?preset=paychex');
    expect(page.forms.find(({ values }) => 'columns' in values)!.values['name']).toBe('Paychex');
    const wrong = await browser.submit(page, { columns: 'salary = S' }, 'columns');
    expect([wrong.status, wrong.text.includes('there is no field “salary”')]).toEqual([400, true]);
    const columns = 'payroll_number = Nr\nearning = Art\nhours = Std';
    const change = { columns, name: 'Lohn', delimiter: 'semicolon', decimal_mark: 'comma' };
    const saved = await browser.submit(page, { ...change, codes: 'regular = N' }, 'columns');
    expect(saved.text).toContain('The mapping is saved.');
    const { body } = await manager.get('/pay/mappings/');
    const [{ id }] = body.mappings;
    const asked = await manager.post('/pay/exports/', {
      ...{ format: 'mapped', period: PERIOD, mapping: id },
    });
    expect(asked.body).toMatchObject({ state: 'done', missing_codes: ['overtime'], left: [] });
    const { text } = await manager.get(`/pay/exports/${asked.body.id}/file/`);
    expect(text).toBe('Nr;Art;Std\r\n1001;overtime;7,00\r\n1001;N;5,00\r\n');
  });

  it('is for owners, managers and administrators', async () => {
    const { body: files } = await manager.get('/pay/exports/');
    const paths = [
      ...['/pay/periods/', `/pay/periods/${PERIOD}/`, '/pay/exports/', '/pay/tax/2031/'],
      ...['/pay/mappings/', `/pay/exports/${files[0].id}/`, `/pay/exports/${files[0].id}/file/`],
      `/pay/tax/2031/${dana.slug}/`,
    ];
    const owner = await anOwner(app.db, company.id);
    const [administrator, steward] = [
      await anAdministrator(app.db),
      await aSteward(app.db, company.id),
    ];
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    for (const path of paths) {
      const statusOf = async (grant: Parameters<TestApp['as']>[0], query = ''): Promise<number> =>
        (await (await app.as(grant)).get(`${path}${query}`)).status;
      expect([
        path,
        await statusOf(owner),
        await statusOf(administrator, `?company=${company.slug}`),
        await statusOf(steward),
        (await app.visitor().get(path)).status,
        await statusOf(stranger, `?company=${company.slug}`),
      ]).toEqual([path, 200, 200, 401, 401, 400]);
      const others = await (await app.as(stranger)).get(path);
      expect(others.text).not.toMatch(/Dana|341/);
      if (path.startsWith('/pay/mappings')) continue;
      const page = await (await aSignedInBrowser(app, steward)).open(`/app${path}`);
      expect([path, page.status]).toEqual([path, 403]);
    }
  });
});
