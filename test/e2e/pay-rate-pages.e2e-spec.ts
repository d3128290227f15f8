import { aPopulatedCompany, SHORTLY_BEFORE_FIRST_CALL } from '../support/a-populated-company.js';
import type { BrowserForm } from '../support/browser-form.js';
import type { Client } from '../support/client.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

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
