import { parse } from 'csv-parse/sync';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { anHourlyRate, aWorkedCall } from '../factories/a-worked-call.js';
import { aWorker } from '../factories/a-worker.js';
import type { Company } from '#libs/company';
import type { BrowserForm } from '../support/browser-form.js';
import type { Client } from '../support/client.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { upload } from '../support/upload.js';

const PERIOD = '2031-05-04';

describe('a pay period', () => {
  let app: TestApp;
  let company: Company;
  let browser: BrowserForm;
  let grant: Awaited<ReturnType<typeof aManager>>;
  let manager: Client;
  let dana: { id: number; slug: string };
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-05-13T12:00:00-04:00');
    company = await aCompany(app.db, { name: 'Northern Lights' });
    await anHourlyRate(app.db, company.id);
    grant = await aManager(app.db, company.id);
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
    // Hours by multiplier, pay and what is not approved, and what should be looked at before.
    expect(page.text).toContain('=Dana Diaz none 5.00 7.00 – – – – 341.00 –');
    expect(page.text).toContain('– – – – – – 0.00 4.00 · 88.00');
    expect(page.text).toContain('One worker has no payroll number.');
    const { body: ahead } = await manager.get(`/pay/periods/${PERIOD}/ahead/`);
    expect(ahead).toMatchObject({
      ...{ differences: [], uncounted_entries: 0, open_disputes: 0, waiting_scans: 0 },
      workers: [{ amount: '341.00' }, { amount: '0.00', hours_not_approved: 4 }],
    });
    // What closing would pay has its sum, and leads down to the punches before it is closed, too.
    expect(page.text).toContain('Hours 341.00 Amount 0.00 Corrections');
    expect(page.html).toContain('Close this pay period and pay 341.00?');
    const [address] = new RegExp(`/app/pay/periods/${PERIOD}/workers/[^"]+`).exec(page.html)!;
    const own = await browser.open(address.replaceAll('&amp;', '&'));
    expect(own.text).toContain('Mon, May 5 341.00');
    const [why] = /\/app\/pay\/entries\/\d+\//.exec(own.html)!;
    expect((await browser.open(why)).text).toContain('Why this amount?');
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
    const another = await aSignedInBrowser(app, await aManager(app.db, company.id));
    const late = await another.open(`/app/pay/periods/${PERIOD}/`);
    const closed = await browser.submit(page, { payday: '2031-05-16' }, 'payday');
    expect(closed.path).toBe(`/app/pay/periods/${PERIOD}/?company=${company.slug}`);
    expect(closed.text).toContain('The period is closed.');
    expect(closed.text).toContain('=Dana Diaz none 5.00 7.00');
    // Whoever pressed second reads who was first, also after a reload.
    const second = await another.submit(late, { payday: '2031-05-16' }, 'payday');
    expect([second.status, second.text.includes('Nothing of yours was added.')]).toEqual([
      409,
      true,
    ]);
    expect(second.text).toContain('341.00');
    const again = await another.open(`/app/pay/periods/${PERIOD}/close/`);
    expect([again.status, again.path.split('?')[0]]).toEqual([200, `/app/pay/periods/${PERIOD}/`]);
    // From the total down to what was frozen of each entry.
    const [address] = /\/app\/pay\/periods\/[^"]+\/workers\/[^"]+/.exec(closed.html)!;
    const own = await browser.open(address.replaceAll('&amp;', '&'));
    expect(own.text).toContain('Mon, May 5 341.00');
    const [entry] = /\/app\/pay\/entries\/\d+\/frozen\//.exec(own.html)!;
    const frozen = await browser.open(entry);
    expect(frozen.text).toMatch(
      /Overtime \(1.5\) 132.00 4:00 PM – 8:00 PM 4.00 1.5 22.00 .* state, version 1/,
    );
    expect((await browser.open(entry.replace('frozen/', ''))).html).toContain(entry);
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

    // The page asks for a contact by name.
    const form = await browser.open('/app/pay/exports/');
    const dates = { from: '2031-05-05', until: '2031-05-05' };
    const unknown = await browser.submit(form, { ...dates, worker: 'Nobody' }, 'worker');
    expect([unknown.status, unknown.text.includes('No contact has this name.')]).toEqual([
      400,
      true,
    ]);
    const named = await browser.submit(form, { ...dates, worker: '=dana diaz' }, 'worker');
    expect(named.path).toMatch(/^\/app\/pay\/exports\/\d+\//);

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

  it('shows what the next one carries, before it is closed, here and on the time sheet', async () => {
    await app.db.query(
      `insert into pay_extras (company_id, time_entry_id, kind, cents)
       select $1, te.id, 'travel', 2500 from time_entries te join labor_requests r on r.id = te.labor_request_id where r.worker_id = $2`,
      [company.id, dana.id],
    );
    const { body } = await manager.get('/pay/periods/2031-05-11/ahead/');
    expect(body.differences).toMatchObject([
      {
        worker: '=Dana Diaz',
        period: PERIOD,
        before: '341.00',
        after: '366.00',
        hours: 0,
        because: ['extras'],
      },
    ]);
    expect(body.workers[0]).toMatchObject({
      amount: '25.00',
      difference: '25.00',
      regular_hours: 0,
    });
    const page = await browser.open('/app/pay/periods/2031-05-11/');
    expect(page.text).toMatch(
      /=Dana Diaz 25.00 Travel, per diem, bonus or gift .* Sun, May 4 341.00 366.00/,
    );
    const closed = await manager.get(`/pay/periods/${PERIOD}/ahead/`);
    expect([closed.status, closed.body.code]).toEqual([409, 'pay_period.closed']);
    const { body: own } = await manager.get(
      `/pay/time-entries/${body.differences[0].time_entry}/frozen/`,
    );
    expect(own).toMatchObject({
      amount: '341.00',
      periods: [{ period: PERIOD, amount: '341.00' }],
    });
    expect(own.periods[0].items.at(-1)).toMatchObject({ kind: 'line', set: 'state', version: 1 });
    const { body: entries } = await manager.get(`/pay/periods/${PERIOD}/workers/${dana.slug}/`);
    expect(entries.entries).toMatchObject([
      { amount: '341.00', minutes: 720, is_difference: false },
    ]);
    const none = await manager.get(`/pay/periods/2031-13-01/workers/${dana.slug}/`);
    expect(none.status).toBe(404);
    const sheet = await browser.open(`/app/call/${body.differences[0].call_slug}/track/`);
    expect(sheet.text).toMatch(
      /The next pay period carries corrections .*25.00 Travel, per diem, bonus or gift 341.00 366.00/,
    );
  });

  it('says what a rate or a rule of closed days changes, before it is saved', async () => {
    const form = { amount: '23', per: 'hour', effective_from: '2031-05-05' };
    const page = await browser.open('/app/pay/rates/');
    const asked = await browser.submit(page, form, 'effective_from');
    expect(asked.status).toBe(409);
    // 15.5 hours' worth at 23.00 instead of 22.00; the travel waits already.
    expect(asked.text).toContain(
      'Pay is closed until 2031-05-10: this changes 1 time entry of closed periods by 15.50, which the next closing pays as a difference.',
    );
    expect((await manager.get('/pay/rates/')).body).toHaveLength(1);
    const saved = await browser.submit(asked, {}, 'effective_from');
    const { body: rates } = await manager.get('/pay/rates/');
    expect([saved.status, rates.map(({ amount }: { amount: string }) => Number(amount))]).toEqual([
      200,
      [23],
    ]);
    const { body: later } = await manager.post('/pay/rates/', {
      ...{ ...form, effective_from: '2031-05-25', worker: dana.slug },
    });
    expect(later.closed_pay).toBeNull();
    const { body: ended } = await manager.post(`/pay/rates/${later.id}/end/`, {
      date: '2031-05-26',
    });
    expect(ended.closed_pay).toBeNull();
    const { body: back } = await manager.post('/pay/rates/', {
      ...{ ...form, amount: '22', effective_from: '2031-05-05', worker: dana.slug },
    });
    expect(back.closed_pay).toMatchObject({ closed_until: '2031-05-10', entries: 1 });
    const { body: removed } = await manager.delete(`/pay/rates/${back.id}/`);
    expect(removed).toMatchObject({
      ...{ status: 'success', closed_pay: { entries: 1, difference: '15.50' } },
    });
    const settings = await browser.open('/app/pay/settings/');
    const day = await browser.submit(settings, { workweek_day: '1' }, 'workweek_day');
    expect([day.status, day.text.includes('Pay is closed until')]).toEqual([200, false]);
    expect(day.text).toContain('Now it counts from Wed, May 14 on.');
    const early = { workweek_from: '2031-05-10' };
    const refused = await browser.submit(day, early, 'workweek_day');
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('Pay is closed until 2031-05-10: choose a later day.'),
    ]);
    expect(refused.html).toMatch(/name="workweek_from"[^>]*value="2031-05-10"/);
    const { body: moved } = await manager.patch('/pay/settings/', { workweek_from: '2031-06-02' });
    expect(moved).toMatchObject({ workweek_day: 1, workweek_from: '2031-06-02', closed_pay: null });
  });

  it('says what a file of rates changes of closed days, and stores it when that is confirmed', async () => {
    const file = (amount: string) => ({
      ...{ name: 'rates.csv', bytes: Buffer.from(`Amount,From\n${amount},2031-05-05`) },
    });
    const amounts = async () =>
      (await manager.get('/pay/rates/')).body
        .filter(({ worker }: { worker: object | null }) => worker === null)
        .map(({ amount }: { amount: string }) => amount);
    // 15.5 hours' worth, a dollar more each.
    const effect = { closed_until: '2031-05-10', entries: 1, difference: '15.50' };
    const preview = await upload(manager, '/pay/rate-import/?preview=true', file('24'));
    expect(preview.body).toMatchObject({ stored: false, changed: 1, closed_pay: effect });
    const refused = await upload(manager, '/pay/rate-import/', file('24'));
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'pay_period.changes_closed', message: expect.stringContaining('by 15.50') },
    ]);
    expect(await amounts()).toEqual(['23.00']);
    const stored = await upload(manager, '/pay/rate-import/?confirmed=true', file('24'));
    expect(stored.body).toMatchObject({ stored: true, changed: 1, closed_pay: effect });
    expect(await amounts()).toEqual(['24.00']);
    const again = await upload(manager, '/pay/rate-import/', file('24'));
    expect(again.body).toMatchObject({ stored: true, same: 1, closed_pay: null });

    const office = await OfficeBrowser.of(app, grant, { 'accept-language': 'es' });
    const look = await office.upload('/app/pay/rates/import/', file('25'));
    expect([look.status, look.text]).toEqual([
      200,
      expect.stringContaining('esto cambia 1 registros de períodos cerrados en 15.50'),
    ]);
    const asked = await office.submit(look, { confirmed: '' }, 'Guardar 1 tarifa');
    expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('en 15.50')]);
    expect(await amounts()).toEqual(['24.00']);
    const done = await office.submit(asked, {}, 'Guardar 1 tarifa');
    expect([done.status, await amounts()]).toEqual([200, ['25.00']]);
  });

  it('says over REST what rules change of closed days', async () => {
    const set = {
      ...{ name: 'House', layer: 'contract', effective_from: '2031-01-05' },
      rules: { daily: [{ after: 240, multiplier: 200 }] },
    };
    const { body: written } = await manager.post('/pay/rule-sets/', set);
    const choice = { layer: 'contract', rule_set_id: written.id, effective_from: '2031-05-04' };
    const { body: chosen } = await manager.post('/pay/rule-choices/', choice);
    expect(chosen.closed_pay).toMatchObject({ closed_until: '2031-05-10', entries: 1 });
    const { body: later } = await manager.patch(`/pay/rule-sets/${written.id}/`, {
      ...{
        ...set,
        effective_from: '2031-05-25',
        rules: { daily: [{ after: 60, multiplier: 200 }] },
      },
    });
    expect([later.version, later.closed_pay]).toEqual([2, null]);
    const { body: none } = await manager.post('/pay/rule-choices/', {
      ...{ ...choice, rule_set_id: null },
    });
    expect(none.closed_pay.difference).toBe((-Number(chosen.closed_pay.difference)).toFixed(2));
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
