import { aPopulatedCompany, SHORTLY_BEFORE_FIRST_CALL } from '../support/a-populated-company.js';
import type { BrowserForm } from '../support/browser-form.js';
import type { Client } from '../support/client.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { upload } from '../support/upload.js';

describe('pages of rates', () => {
  let app: TestApp;
  let house: Awaited<ReturnType<typeof aPopulatedCompany>>;
  let show: Awaited<ReturnType<typeof house.show>>;
  let owner: BrowserForm;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    owner = await aSignedInBrowser(app, house.owner);
    manager = await app.as(house.manager);
  });
  beforeEach(async () => {
    show = await house.show();
  });
  afterAll(() => app.close());

  const rates = async (query: string) =>
    (await manager.get(`/pay/rates/?${query}`)).body as Record<string, unknown>[];

  it('add one for a person by name and skill, and keep what was typed when it is refused', async () => {
    const page = await owner.open('/app/pay/rates/');
    const typed = {
      worker: show.worker.name,
      skill: String(show.skill.id),
      amount: '1,250',
      effective_from: '2031-06-01',
    };
    const refused = await owner.submit(page, typed, 'Add rate');
    expect(refused.status).toBe(400);
    expect(refused.forms.find(({ buttons }) => buttons.includes('Add rate'))!.values).toMatchObject(
      { worker: show.worker.name, amount: '1,250', effective_from: '2031-06-01' },
    );
    const added = await owner.submit(refused, { ...typed, amount: '41,50' }, 'Add rate');
    expect(added.text).toContain('The rate was added.');
    expect(await rates(`skill=${show.skill.id}`)).toMatchObject([
      {
        worker: { slug: show.worker.slug },
        amount: '41.50',
        per: 'hour',
        effective_from: '2031-06-01',
      },
    ]);
    const unknown = await owner.submit(
      page,
      { ...typed, worker: 'Nobody', amount: '1' },
      'Add rate',
    );
    expect(unknown.text).toContain('No contact has this name.');
  });

  it('change, end and reopen one in place, and say so in Spanish', async () => {
    const spanish = await aSignedInBrowser(app, house.manager, { 'accept-language': 'es' });
    const path = `/app/pay/rates/?worker=${show.worker.slug}`;
    let page = await spanish.open(path);
    page = await spanish.submit(page, { amount: '33' }, 'Guardar importe');
    expect(page.text).toContain('El importe se cambió.');
    page = await spanish.submit(page, { date: '2030-12-31' }, 'Terminar');
    expect(page.status).toBe(400);
    page = await spanish.submit(page, { date: '2031-06-01' }, 'Terminar');
    expect(await rates(`worker=${show.worker.slug}`)).toMatchObject([
      { amount: '33.00', until: '2031-06-01', ended: true },
    ]);
    await spanish.submit(page, {}, 'Quitar el final');
    expect(await rates(`worker=${show.worker.slug}`)).toMatchObject([
      { until: null, ended: false },
    ]);
  });

  it('come from a file, after a look at each line', async () => {
    const office = await OfficeBrowser.of(app, house.owner);
    const table = [
      'sep=;',
      'Worker;Skill;Amount;Per;From;Notes',
      `${show.worker.name};${show.skill.name};"41,50";;6/1/2031;x`,
      `'=1+1;;20;;2031-06-01;`,
      `;${show.skill.name};19;day;2031-06-01;`,
    ].join('\r\n');
    // As Excel writes "Unicode text".
    const bytes = Buffer.from(`\ufeff${table}`, 'utf16le');
    const path = '/app/pay/rates/import/';
    const look = () => office.upload(path, { name: 'rates.csv', bytes });
    const preview = await look();
    expect(preview.text).toContain('41.50 per hour');
    expect(preview.text).toContain('The company has no contact of this name.');
    expect(preview.text).toContain('These columns are left out: Notes.');
    expect(await rates(`skill=${show.skill.id}`)).toEqual([]);

    await manager.post('/pay/rates/', {
      ...{ skill: show.skill.id, amount: '18', per: 'day', effective_from: '2031-06-01' },
    });
    const movedOn = await office.submit(preview, {}, 'Store 2 rates');
    expect(movedOn.text).toContain('Somebody changed rates or names meanwhile.');
    expect(movedOn.text).toContain('now 18.00 per day');
    const done = await office.submit(movedOn, {}, 'Store 2 rates');
    expect(done.text).toContain('1 rate was added, 1 was changed.');
    expect(await rates(`skill=${show.skill.id}`)).toMatchObject([
      { worker: null, amount: '19.00', per: 'day' },
      { worker: { slug: show.worker.slug }, amount: '41.50', effective_from: '2031-06-01' },
    ]);
    const again = await look();
    expect(again.text).toContain('No line changes anything.');
    expect(again.forms.some(({ action }) => action.includes('store'))).toBe(false);

    for (const [text, says] of [
      ['Worker,From\nAnn,2031-05-01', 'there is none for amount'],
      ['Amount,From\n', 'no line below its titles'],
      ['Amount,From\n"2', 'This file cannot be read.'],
    ] as const) {
      const refused = await office.upload(path, { name: 'x.csv', bytes: Buffer.from(text) });
      expect(refused.status).toBe(400);
      expect(refused.text).toContain(says);
    }
    for (const rows of ['', '{', '[1]', '[[1]]', '{"length":1}']) {
      const forged = await office.submit(preview, { rows }, 'Store 2 rates');
      expect([rows, forged.status]).toEqual([rows, 400]);
    }
  });

  it('come from a file over REST, as it would be and as it is', async () => {
    const file = (text: string) => ({ name: 'rates.csv', bytes: Buffer.from(text) });
    const lines = Array.from(
      { length: 2000 },
      (_, at) => `${at % 2 ? 'x' : at + 1},${show.skill.name},day,1/1/${2100 + (at % 800)}`,
    );
    const many = file(`Amount,Skill,Per,From\n${lines.join('\n')}`);
    const preview = await upload(manager, '/pay/rate-import/?preview=true', many);
    expect(preview).toMatchObject({
      status: 200,
      body: { stored: false, added: 400, changed: 0, same: 0, refused: 1600 },
    });
    expect(await rates(`skill=${show.skill.id}`)).toEqual([]);
    const { body } = await upload(manager, '/pay/rate-import/', many);
    expect(body).toMatchObject({ stored: true, added: 400 });
    const [first, second] = (body as { lines: object[] }).lines;
    expect(first).toMatchObject({ row: 2, outcome: 'added', amount: '1.00', per: 'day' });
    expect(second).toMatchObject({ problem: 'This is no amount above zero.', amount: null });
    const longer = file(`Amount,From\n${'1,1/1/2031\n'.repeat(2001)}`);
    expect((await upload(manager, '/pay/rate-import/', longer)).status).toBe(400);
    expect((await manager.post('/pay/rate-import/', {})).status).toBe(400);
  });

  it('tell why a rate counts, and add one for the requirement', async () => {
    const why = `/app/pay/requirement/${show.requirement.slug}/rate/`;
    expect((await owner.open(why)).text).toContain('No rate: hours only');
    expect((await owner.open(`${why}?worker=${show.worker.slug}`)).text).toContain(
      '22.00 per hour',
    );
    const form = await owner.open(`/app/pay/rates/?requirement=${show.requirement.slug}`);
    const added = await owner.submit(
      form,
      { amount: '300', per: 'call', effective_from: '2031-01-01' },
      'Add rate',
    );
    expect(added.text).toContain('300.00 per call');
    const both = await owner.open(`${why}?worker=${show.worker.slug}`);
    expect(both.text).toMatch(/300\.00 per call.*counts.*22\.00 per hour.*less special/);
  });

  it('set workweek and pay period, which begin where they can', async () => {
    const page = await owner.open('/app/pay/settings/');
    const wrong = { workweek_day: '1', period_kind: 'half_months', period_anchor: '2031-05-20' };
    const refused = await owner.submit(page, wrong, 'Save');
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Half months begin on the 1st to 13th');
    expect(refused.forms.find(({ buttons }) => buttons.includes('Save'))!.values).toMatchObject({
      period_anchor: '2031-05-20',
    });
    const saved = await owner.submit(refused, { ...wrong, period_anchor: '2031-05-05' }, 'Save');
    expect(saved.text).toContain('Saved.');
    expect((await manager.get('/pay/settings/')).body).toMatchObject({
      workweek_day: 1,
      period_kind: 'half_months',
      period_now: { from: '2031-04-20', until: '2031-05-05' },
    });
  });

  it('say which hours have no price', async () => {
    await manager.post(`/call-times/${show.call.slug}/tracking/`, {
      request_id: show.confirmed.id,
      action: 'sign_in',
    });
    const page = (): Promise<{ html: string }> => owner.open('/app/pay/');
    expect((await page()).html).not.toContain(`unrated-${show.worker.slug}`);
    await manager.delete(`/pay/rates/${show.rate.id}/`);
    expect((await page()).html).toContain(`unrated-${show.worker.slug}`);
  });
});
