import type { Browser, Page } from 'playwright-core';
import { aManager, aSteward } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aCall } from '../factories/a-call.js';
import { anEvent } from '../factories/an-event.js';
import { aBrowser, signInOn } from '../support/browser.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await aTestApp({ frontendUrl: '' });
});
afterAll(() => app.close());
beforeEach(() => app.clock.setTime('2026-12-02T15:00:00Z'));

/** A company with one call, worked on Monday from 8 to 20 by somebody with a rate of 20.00, and its manager. */
async function aWorkedCompany() {
  const company = await aCompany(app.db);
  const manager = await aManager(app.db, company.id);
  const event = await anEvent(app.db, {
    ...{ companyId: company.id, locationProfileId: null, eventName: 'Harbor Lights' },
    startDate: '2026-11-30',
  });
  const call = await aCall(app.db, { eventId: event.id, name: 'Load in' });
  const { id: laborRequirementId } = await aRequirement(app.db, { callTimeId: call.id });
  const request = await aConfirmedRequest(app.db, { laborRequirementId });
  await app.db.query(
    `insert into time_entries (labor_request_id, start_at, end_at) values ($1, '2026-11-30T08:00-05:00', '2026-11-30T20:00-05:00')`,
    [request.id],
  );
  await app.db.query(
    `insert into pay_rates (company_id, per, amount, effective_from) values ($1, 'hour', 200000, '2026-01-01')`,
    [company.id],
  );
  return { company, manager, call };
}

const stored = (companyId: number): Promise<Record<string, unknown>[]> =>
  app.db.query(
    `select prs.name, prs.layer, prv.version, prv.rules, prv.effective_from, prv.source, prv.read_on
       from pay_rule_sets prs join pay_rule_set_versions prv on prv.rule_set_id = prs.id where prs.company_id = $1 order by prv.id`,
    [companyId],
  );
const chosen = (companyId: number) =>
  app.db.query(
    `select prc.layer, prs.name, prc.effective_from from pay_rule_set_choices prc left join pay_rule_sets prs on prs.id = prc.rule_set_id
      where prc.company_id = $1 order by prc.id`,
    [companyId],
  );

describeWithProgram('chromium', 'double after 10, meal by 5, night from midnight', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await aBrowser();
  });
  afterAll(() => browser.close());

  it('is set up from the page alone, with the keyboard and without scripts', async () => {
    const { company, manager } = await aWorkedCompany();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await signInOn(page, app.url, manager.username, '/app/pay/');
    const hand = new Hand(page);

    await hand.click(page.getByRole('link', { name: 'Rules', exact: true }));
    await hand.click(page.getByRole('link', { name: 'Start from nothing' }));
    await hand.type('Name', 'Local 470');
    await hand.type('Overtime of the day: Hours a day', '10');
    await hand.type('Overtime of the day: Times the rate', '2');
    await hand.type('Meals: Hours until a meal', '5');
    await hand.type('Meals: Times the rate', '2');
    await hand.type('Night: From', '1200A');
    await hand.type('Night: To', '0800A');
    await hand.type('Night: Times the rate', '1.5');
    await hand.click(page.getByRole('button', { name: 'Preview on the last calls' }));
    await page.locator('#preview-calls', { hasText: 'Harbor Lights · Load in' }).waitFor();
    await hand.click(page.getByRole('button', { name: 'Save rules' }));
    await page.getByText('Local 470 is saved.').waitFor();

    const rules = {
      daily: [{ after: 600, multiplier: 200 }],
      meals: [{ after: 300, cure: 'until_meal', multiplier: 200 }],
      nights: [{ from: 0, to: 480, multiplier: 150 }],
    };
    expect(await stored(company.id)).toEqual([
      {
        ...{ name: 'Local 470', layer: 'contract', version: 1, rules, source: '', read_on: null },
        effective_from: '2026-11-29',
      },
    ]);
    expect(await chosen(company.id)).toEqual([
      { layer: 'contract', name: 'Local 470', effective_from: '2026-11-29' },
    ]);
    const now = await page.locator('#layer-contract').innerText();
    expect(now).toContain('Over 10 h a day: 2 ×.');
    expect(now).toContain('A meal by 5 h, otherwise 2 × until the meal.');
    expect(now).toContain('From 12:00 AM to 8:00 AM: 1.5 ×.');
    expect(hand.presses).toBeLessThanOrEqual(60);
    await context.close();
  });

  /** Counts what somebody presses: keys, and clicks. */
  class Hand {
    presses = 0;
    constructor(private readonly page: Page) {}

    async click(what: ReturnType<Page['locator']>): Promise<void> {
      this.presses += 1;
      await what.click();
    }

    /** Moves there by Tab, as few as it takes, and types. */
    async type(label: string, text: string): Promise<void> {
      const field = this.page.getByLabel(label, { exact: true }).first();
      for (let tabs = 0; ; tabs++) {
        if (await field.evaluate((element) => element === element.ownerDocument.activeElement))
          break;
        if (tabs > 30) throw new Error(`Tab does not lead to ${label}.`);
        await this.page.keyboard.press('Tab');
        this.presses += 1;
      }
      for (const letter of text) {
        await this.page.keyboard.press(letter);
        this.presses += 1;
      }
    }
  }
});

describe('the editor of rules', () => {
  const about = (given: Record<string, string> = {}) => ({
    ...{ layer: 'contract', name: 'House', effective_from: '2026-11-29', do: 'save' },
    ...given,
  });
  const double = { 'daily.0.after': '10', 'daily.0.multiplier': '2' };

  it('shows what the last calls would come to, and stores nothing', async () => {
    const { company, manager } = await aWorkedCompany();
    const office = await OfficeBrowser.of(app, manager);
    const page = await office.submit(
      await office.open('/app/pay/rules/new/'),
      about({ ...double, do: 'preview' }),
      'effective_from',
    );
    expect(page.status).toBe(200);
    // By the rules of the sheet, time after five hours without a meal is paid 1.5 ×.
    expect(page.text).toContain('5 h × 1, 7 h × 1.5 10 h × 1, 2 h × 2 310.00 280.00 −30.00');
    expect(page.html).toContain('value="House"');
    expect(page.text).toContain('8:00 AM – 8:00 PM without a meal 5 h × 1, 7 h × 1.5');
    // A second meal can only be the premium, so that its row begins with it.
    const meals = { 'meals.0.after': '5', 'meals.0.cure': 'until_meal', 'meals.0.multiplier': '2' };
    const second = await office.submit(page, { ...meals, do: 'preview' }, 'effective_from');
    expect(second.html).toMatch(
      /name="meals\.1\.cure"(?:(?!<\/select>)[^])*<option value="one_hour_premium" selected/,
    );
    // To look at it, nothing has to be named.
    const nameless = await office.submit(
      await office.open('/app/pay/rules/new/'),
      about({ ...double, name: '', do: 'preview' }),
      'effective_from',
    );
    expect([nameless.status, nameless.text.includes('310.00 280.00 −30.00')]).toEqual([200, true]);
    expect(await stored(company.id)).toEqual([]);
  });

  it('tells each error beside its field, and keeps what was typed', async () => {
    const { company, manager } = await aWorkedCompany();
    const office = await OfficeBrowser.of(app, manager, { 'accept-language': 'es' });
    const page = await office.submit(
      await office.open('/app/pay/rules/new/'),
      about({ ...double, name: ' ', 'daily.0.multiplier': 'doble', 'nights.0.from': '00:00' }),
      'effective_from',
    );
    expect(page.status).toBe(400);
    expect(page.text).toContain('Escriba un multiplicador, como 1.5 o 2.');
    expect(page.text).toContain('Este campo es obligatorio.');
    expect(page.html).toMatch(
      /id="daily\.0\.multiplier"[^>]*aria-invalid="true"[^>]*value="doble"/,
    );
    expect(page.html).toMatch(/name="nights\.0\.from"[^>]*value="00:00"/);
    expect(await stored(company.id)).toEqual([]);
  });

  it('starts from what was shipped, with its source and the day on which it was read', async () => {
    const { company, manager } = await aWorkedCompany();
    const office = await OfficeBrowser.of(app, manager);
    const overview = await office.open('/app/pay/rules/');
    expect(overview.text).toContain('none of it is legal advice');
    expect(overview.text).toContain('Labor Code 510, 512, 226.7');
    const missing = 'hours beyond 40 a week are paid as the others';
    expect(overview.text).not.toContain('minimum hours that each call names');
    const others = ['/app/pay/', '/app/pay/tax/', '/app/pay/periods/2026-11-29/'];
    for (const opened of [
      overview,
      ...(await Promise.all(others.map((path) => office.open(path)))),
    ])
      expect([opened.path, opened.text]).toEqual([opened.path, expect.stringContaining(missing)]);
    await office.submit(
      await office.open('/app/pay/rules/new/?from=federal'),
      { do: 'save' },
      'effective_from',
    );
    for (const path of ['/app/pay/', '/app/pay/rules/'])
      expect((await office.open(path)).text).not.toContain(missing);
    const editor = await office.open('/app/pay/rules/new/?from=california');
    await office.submit(editor, { do: 'save' }, 'effective_from');
    expect(await stored(company.id)).toMatchObject([
      { name: 'Federal', layer: 'federal', rules: { weekly: [{ after: 2400, multiplier: 150 }] } },
      {
        ...{ name: 'California', layer: 'state', version: 1, read_on: '2026-11-29' },
        rules: { consecutive: [{ nth: 7, first: 480, multiplier: 150, then: 200 }] },
      },
    ]);
  });

  it('writes another version, and keeps the earlier ones to be read', async () => {
    const { company, manager, call } = await aWorkedCompany();
    const office = await OfficeBrowser.of(app, manager);
    const addLabor = `/app/call/${call.slug}/add-labor/`;
    expect((await office.open(addLabor)).text).toContain('Paid at least.');
    const first = await office.open('/app/pay/rules/new/');
    await office.submit(first, about({ ...double, choose: 'on' }), 'effective_from');
    const warned = 'minimum hours that each call names are not paid';
    expect((await office.open('/app/pay/rules/')).text).toContain(warned);
    expect((await office.open(addLabor)).text).toContain('do not pay the minimum of a call.');
    const [{ id }] = await app.db.query('select id from pay_rule_sets where company_id = $1', [
      company.id,
    ]);
    const opened = await office.open(`/app/pay/rules/${id}/`);
    const stale = await office.open(`/app/pay/rules/${id}/`);
    const changes = { 'daily.0.after': '12', effective_from: '2026-12-06', do: 'save' };
    await office.submit(opened, changes, 'effective_from');
    expect(await stored(company.id)).toMatchObject([
      { version: 1, rules: { daily: [{ after: 600, multiplier: 200 }] } },
      { version: 2, rules: { daily: [{ after: 720, multiplier: 200 }] } },
    ]);
    const conflict = await office.submit(
      stale,
      { ...changes, 'daily.0.after': '9' },
      'effective_from',
    );
    expect(conflict.status).toBe(409);
    expect(conflict.html).toMatch(/name="daily\.0\.after"[^>]*value="9"/);
    const again = await office.open(`/app/pay/rules/${id}/`);
    expect(again.text).toContain('Version 1, from Sun, Nov 29 Over 10 h a day: 2 ×.');
    expect(again.text).toContain('Version 2 is planned from Sun, Dec 6 on. What you save counts');
    const midweek = { effective_from: '2026-12-01', do: 'preview' };
    const never = await office.submit(again, midweek, 'effective_from');
    expect(never.text).toContain('what you save with this day never counts.');

    const other = about({ ...double, 'daily.0.multiplier': 'x', 'nights.0.from': '00:00' });
    const wrong = await office.submit(first, other, 'effective_from');
    for (const sentence of ['Another rule set has this name.', 'Type a multiplier', 'Fill this in'])
      expect(wrong.text).toContain(sentence);
    expect(wrong.text).toContain('4 things are missing or wrong.');

    const kept = await office.post(`/app/pay/rules/${id}/archive/`);
    expect(kept.status).toBe(409);
    expect(kept.text).toContain('This rule set is in use. Choose another one first.');
    await office.post('/app/pay/rules/choice/', [
      ...([
        ['layer', 'contract'],
        ['rule_set_id', ''],
        ['effective_from', '2026-11-29'],
      ] as const),
    ]);
    expect((await office.post(`/app/pay/rules/${id}/archive/`)).text).toContain(
      'House is archived.',
    );
    expect((await office.open(`/app/pay/rules/${id}/`)).status).toBe(404);
  });

  it('is closed to stewards and to other companies', async () => {
    const { company, manager } = await aWorkedCompany();
    const office = await OfficeBrowser.of(app, manager);
    await office.submit(await office.open('/app/pay/rules/new/'), about(double), 'effective_from');
    const [{ id }] = await app.db.query('select id from pay_rule_sets where company_id = $1', [
      company.id,
    ]);
    const steward = await OfficeBrowser.of(app, await aSteward(app.db, company.id));
    const stranger = await OfficeBrowser.of(app, (await aWorkedCompany()).manager);
    for (const path of ['/app/pay/rules/', '/app/pay/rules/new/', `/app/pay/rules/${id}/`])
      expect((await steward.open(path)).status).toBe(403);
    expect((await stranger.open(`/app/pay/rules/${id}/`)).status).toBe(404);
    expect((await stranger.post(`/app/pay/rules/${id}/archive/`)).status).toBe(404);
    const fields = Object.entries(about(double));
    expect((await stranger.post(`/app/pay/rules/${id}/`, fields)).status).toBe(404);
    const choice = [
      ['layer', 'contract'],
      ['rule_set_id', String(id)],
      ['effective_from', '2026-11-29'],
    ] as const;
    expect((await stranger.post('/app/pay/rules/choice/', choice)).status).toBe(400);
  });
});

describe('rule sets over REST', () => {
  const rules = { daily: [{ after: 600, multiplier: 200 }] };

  it('are written, revised, chosen and tried out', async () => {
    const { company, manager, call } = await aWorkedCompany();
    const client = await app.as(manager);
    const given = { name: 'House', layer: 'contract', rules, source: 'Handbook' };
    const { status, body: set } = await client.post('/pay/rule-sets/', given);
    expect(status).toBe(201);
    expect(set).toMatchObject({
      ...{ name: 'House', version: 1, effective_from: '2026-11-29', rules, read_on: null },
      says: ['Over 10 h a day: 2 ×.'],
    });
    const choice = { layer: 'contract', rule_set_id: set.id as number };
    expect((await client.post('/pay/rule-choices/', choice)).body).toEqual({
      choices: [
        {
          ...{ layer: 'contract', effective_from: '2026-11-29' },
          rule_set: { id: set.id, name: 'House' },
        },
      ],
      closed_pay: null,
    });
    const later = { daily: [{ after: 480, multiplier: 150 }] };
    const preview = await client.post('/pay/rule-preview/', { layer: 'contract', rules: later });
    expect(preview.body.calls).toMatchObject([
      {
        ...{ call_time: { slug: call.slug }, date: '2026-11-30' },
        ...{ before: { amount: '280.00' }, after: { amount: '280.00' } },
      },
    ]);
    const change = { name: 'Ours', rules: later, effective_from: '2026-12-06', based_on: 1 };
    const path = `/pay/rule-sets/${set.id}/`;
    expect((await client.patch(path, change)).body).toMatchObject({ version: 2 });
    const renamed = await client.patch(path, { name: 'House' });
    expect(renamed.body).toMatchObject({
      ...{ name: 'House', version: 2, effective_from: '2026-12-06', source: 'Handbook' },
    });
    expect((await client.patch(path, { ...change, name: 'Mine' })).status).toBe(409);
    expect((await client.get(path)).body.versions).toMatchObject([{ rules: later }, { rules }]);
    expect((await client.delete(path)).status).toBe(409);
    expect(await stored(company.id)).toHaveLength(2);
  });

  it.each`
    wrong                                                                                                         | field
    ${{ daily: [{ after: 720, multiplier: 200 }, { after: 480, multiplier: 150 }] }}                              | ${'rules.daily.1.after'}
    ${{ meals: [{ after: 300, cure: 'one_hour_premium' }, { after: 600, cure: 'until_meal', multiplier: 200 }] }} | ${'rules.meals.1.cure'}
    ${{ nights: [{ from: '00:00', to: 480, multiplier: 150 }] }}                                                  | ${'rules.nights.0.from'}
    ${{}}                                                                                                         | ${'rules'}
  `('are refused with a sentence that names $field', async ({ wrong, field }) => {
    const { company, manager } = await aWorkedCompany();
    const client = await app.as(manager);
    const body = { name: 'House', layer: 'contract', rules: wrong as object };
    for (const answer of [
      await client.post('/pay/rule-sets/', body),
      await client.post('/pay/rule-preview/', body),
    ]) {
      expect(answer.status).toBe(400);
      expect(Object.keys(answer.body.errors as object)).toEqual([field]);
      expect(answer.body.message).toContain(`${field}: `);
    }
    expect(await stored(company.id)).toEqual([]);
  });

  it('have examples with their sources', async () => {
    const { company, manager } = await aWorkedCompany();
    await app.db.query('update companies set meal_penalty_hundredths = 175 where id = $1', [
      company.id,
    ]);
    const { body } = await (await app.as(manager)).get('/pay/rule-set-examples/');
    const [ofSheet, ...shipped] = body as unknown as Record<string, unknown>[];
    expect(ofSheet).toMatchObject({
      ...{ name: 'Default', source: '', read_on: null },
      rules: { meals: [{ multiplier: 175 }] },
    });
    expect(shipped).toHaveLength(5);
    for (const example of shipped)
      expect(example).toMatchObject({ source: expect.stringMatching(/\w/), read_on: '2026-11-29' });
  });
});
