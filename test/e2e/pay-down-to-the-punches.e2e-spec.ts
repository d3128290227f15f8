import { PayRate } from '#libs/pay';
import { Punch, TimeEntry } from '#libs/time-entry';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aCall } from '../factories/a-call.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aWorker } from '../factories/a-worker.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
} from '../support/a-populated-company.js';
import type { BrowserForm } from '../support/browser-form.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const at = (time: string): Date => new Date(`2031-05-01T${time}:00-04:00`);

/** 08:00 to 18:00 without a meal: five hours at 22.00, five at half as much again. */
const AMOUNT = '275.00';

describe('pay down to the punches', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let entryId: number;
  let manager: BrowserForm;
  let owner: BrowserForm;
  let steward: BrowserForm;
  let worker: BrowserForm;
  let stranger: BrowserForm;
  let other: BrowserForm;

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-05-01T20:00:00-04:00');
    house = await aPopulatedCompany(app);
    show = await house.show();
    const { db } = app;
    const companyId = house.company.id;
    await db.manager.insert(PayRate, {
      ...{ companyId, laborTypeId: show.skill.id, per: 'hour', amount: 220_000 },
      effectiveFrom: '2031-01-01',
    });
    const saved = await db.manager.save(
      db.manager.create(TimeEntry, {
        laborRequestId: show.confirmed.id,
        ...{ startAt: at('08:00'), endAt: at('18:00'), mealTriggerMinutes: 300 },
      }),
    );
    entryId = saved.id;
    const punch = { timeEntryId: entryId, source: 'station' as const, userId: null };
    await db.manager.insert(Punch, [
      { ...punch, edge: 'start', rawAt: at('07:52'), countedAt: at('08:00') },
      { ...punch, edge: 'end', rawAt: at('18:04'), countedAt: at('18:00') },
    ]);
    manager = await aSignedInBrowser(app, house.manager);
    owner = await aSignedInBrowser(app, house.owner);
    steward = await aSignedInBrowser(app, house.steward);
    worker = await aSignedInBrowser(app, { userId: house.workerUser.id });
    stranger = await aSignedInBrowser(app, await aManager(db, (await aCompany(db)).id));
    const { userId } = await aManager(db, companyId);
    await db.query('delete from role_grants where user_id = $1', [userId]);
    await aWorker(db, { companyId, userId });
    other = await aSignedInBrowser(app, { userId });
  });
  afterAll(() => app.close());

  const pathOf = (): string => `/app/pay/entries/${entryId}/`;

  it('opens each line to its rule, the counter and the punches', async () => {
    const { text, status } = await manager.open(pathOf());
    expect(status).toBe(200);
    expect(text).toContain(AMOUNT);
    expect(text).toContain('8:00 AM – 1:00 PM 5 h × 1.0 22.00');
    expect(text).toContain('1:00 PM – 6:00 PM 5 h × 1.5 22.00');
    expect(text).toContain('hour 5 to 10 since the last meal, Default: a meal was due after 5 h');
    expect(text).toContain('5:00 h before, 10:00 h after');
    expect(text).toContain('110.00 for the time at 22.00, 55.00 (5 h × 0.5 × 22.00) on top');
    expect(text).toContain('0.00 federal, 0.00 state, 55.00 contract');
    expect(text).toContain('In 7:52 AM, counts as 8:00 AM · sign-in station');
    expect(text).toContain('220.00 ÷ 10 h = 22.00 an hour');
  });

  it('says the same in Spanish', async () => {
    const browser = await aSignedInBrowser(app, house.manager, { 'Accept-Language': 'es' });
    const { text } = await browser.open(pathOf());
    expect(text).toContain('¿Por qué esta cantidad?');
    expect(text).toContain('hora 5 a 10 desde la última comida, Default: tocaba comer a las 5 h');
    expect(text).toContain('Entrada 7:52');
  });

  it('is read by the office and by its worker, and by nobody else', async () => {
    for (const reader of [owner, worker])
      expect((await reader.open(pathOf())).text).toContain(AMOUNT);
    expect((await worker.open(`/app/pay/workers/${show.worker.slug}/`)).text).toContain(AMOUNT);
    for (const path of [pathOf(), `/app/pay/workers/${show.worker.slug}/`]) {
      expect((await stranger.open(path)).status).toBe(404);
      expect((await other.open(path)).status).toBe(404);
      expect((await steward.open(path)).status).toBe(403);
    }
    const call = `/app/pay/call/${show.call.slug}/`;
    expect((await owner.open(call)).text).toContain(AMOUNT);
    expect((await stranger.open(call)).status).toBe(404);
    for (const reader of [steward, worker, other])
      expect((await reader.open(call)).status).toBe(403);
    for (const path of ['/app/pay/entries/0/', '/app/pay/entries/x/', '/app/pay/entries/999999/'])
      expect((await manager.open(path)).status).toBe(404);
  });

  const costPath = (): string => `/app/pay/event/${show.event.slug}/`;

  it('is reached from reports, the event, and the worker’s own hours', async () => {
    const link = `href="${pathOf()}"`;
    for (const path of [
      `/app/call/${show.call.slug}/report/`,
      `/app/event-workers-report/?event_ids=${show.event.id}`,
      `/app/pay/call/${show.call.slug}/`,
      `/app/pay/workers/${show.worker.slug}/?from=2031-05-01&until=2031-05-01`,
    ]) {
      const { html, text } = await manager.open(path);
      expect(html).toContain(link);
      expect(text).toContain(AMOUNT);
    }
    const { html: hours } = await worker.open('/app/user-profile/hours/?month=2031-05');
    expect(hours).toContain(link);
    const [, earned = ''] = /href="(\/app\/pay\/workers\/[^"]+)"/.exec(hours) ?? [];
    expect((await worker.open(earned.replaceAll('&amp;', '&'))).text).toContain(AMOUNT);
    expect((await manager.open(`/app/events/${show.event.slug}/`)).html).toContain(
      `href="${costPath()}"`,
    );
    expect((await manager.open(costPath())).html).toContain(
      `href="/app/pay/call/${show.call.slug}/"`,
    );
  });

  it('shows managers what an event and each candidate cost, and stewards nothing of it', async () => {
    const event = `/app/events/${show.event.slug}/`;
    const { text, html } = await manager.open(costPath());
    // Two calls for two people, four hours each: the minimum of the company.
    expect(text).toContain('352.00 planned if meals are in time · 275.00 so far');
    expect(text).toContain('176.00 planned');
    // The page of the event says where a script finds each of these parts.
    const places = (await manager.open(event)).html.matchAll(
      /<span id="([^"]+)" data-later="([^"]+)"/g,
    );
    const parts = [...places].filter(([, id]) => id !== 'overtime-ahead');
    expect(parts.length).toBeGreaterThan(3);
    for (const [, id, from] of parts) {
      expect(from).toBe(costPath());
      expect(html).toContain(`<span id="${id}"`);
    }
    expect((await steward.open(event)).html).not.toContain('data-later');
    expect((await steward.open(costPath())).status).toBe(403);
    for (const who of [stranger, other])
      expect([403, 404]).toContain((await who.open(costPath())).status);
    const fill = `/app/labor/${show.open.slug}/requests/`;
    // Ten hours so far, and four more that evening.
    const { html: candidates } = await manager.open(fill);
    const [, costs = ''] = /data-later-from="([^"]+)"/.exec(candidates) ?? [];
    const ofEach = await manager.open(costs.replaceAll('&amp;', '&'));
    expect(ofEach.text).toContain('4 h: 88.00');
    const rows = [...candidates.matchAll(/<span id="([^"]+)" data-later(?:="")?>/g)];
    expect(rows.length).toBeGreaterThan(0);
    for (const [, id] of rows) expect(ofEach.html).toContain(`<span id="${id}"`);
    expect(candidates).toContain(`<noscript> <a href="${costs}"`);
    expect((await steward.open(costs)).status).toBe(403);
    expect((await stranger.open(costs)).status).toBe(404);
    for (const path of [event, fill]) {
      const seen = (await steward.open(path)).text;
      expect(seen).not.toMatch(/planned|so far|88\.00|275\.00/);
    }
  });

  it('has the same numbers over REST', async () => {
    const client = await app.as(house.manager);
    const entry = (await client.get(`/pay/time-entries/${entryId}/`)).body;
    expect(entry).toMatchObject({
      ...{ id: entryId, state: 'worked', time_zone: 'America/New_York' },
      sum: { amount: AMOUNT, minutes: 600, added_minutes: 0, without_rate: 0 },
      lines: [
        { minutes: 300, multiplier: 1, amount: '110.00', rate: '22.00', premium: '0.00' },
        {
          ...{ minutes: 300, multiplier: 1.5, amount: '165.00', contract: '55.00' },
          because: {
            ...{ code: 'meal', before: 300, after: 600, claim: { set: 'Default', version: 1 } },
            sentence: 'hour 5 to 10 since the last meal, Default: a meal was due after 5 h, 1.5 ×',
            sentence_es:
              'hora 5 a 10 desde la última comida, Default: tocaba comer a las 5 h, 1.5 ×',
          },
        },
      ],
      weeks: [{ minutes: 600, pay_for_work: '220.00', regular_rate: '22.00' }],
      punches: [{ edge: 'start', raw_at: at('07:52').toISOString() }, { edge: 'end' }],
    });
    const call = (await client.get(`/pay/call-times/${show.call.slug}/`)).body;
    expect(call).toMatchObject({ sum: entry.sum, entries: [{ id: entryId, lines: entry.lines }] });
    const days = '?from=2031-05-01&until=2031-05-01';
    const earned = (await client.get(`/pay/workers/${show.worker.slug}/${days}`)).body;
    expect(earned).toMatchObject({
      sum: entry.sum,
      from: '2031-05-01',
      entries: [{ id: entryId }],
    });
    const none = '?from=2031-05-02&until=2031-05-02';
    expect((await client.get(`/pay/workers/${show.worker.slug}/${none}`)).body.entries).toEqual([]);
    expect((await client.get(`/pay/events/${show.event.slug}/`)).body).toMatchObject({
      planned: { amount: '352.00' },
      so_far: { amount: AMOUNT },
      call_times: [
        {
          slug: show.call.slug,
          so_far: { amount: AMOUNT },
          requirements: [{ slug: show.requirement.slug, needed: 2, planned: { amount: '176.00' } }],
        },
        { slug: show.later.slug, so_far: { amount: null } },
      ],
      overtime_ahead: [],
    });
  });

  it('is refused over REST to all but the office and the worker', async () => {
    const paths = [
      `/pay/time-entries/${entryId}/`,
      `/pay/workers/${show.worker.slug}/`,
      `/pay/call-times/${show.call.slug}/`,
      `/pay/events/${show.event.slug}/`,
    ];
    const { db } = app;
    const statuses = async (of: { userId: number }): Promise<number[]> => {
      const client = await app.as(of);
      const answers = [];
      for (const path of paths) answers.push((await client.get(path)).status);
      return answers;
    };
    expect(await statuses(house.owner)).toEqual([200, 200, 200, 200]);
    expect(await statuses(house.administrator)).toEqual([200, 200, 200, 200]);
    expect(await statuses({ userId: house.workerUser.id })).toEqual([200, 200, 401, 401]);
    expect(await statuses(house.steward)).toEqual([401, 401, 401, 401]);
    const elsewhere = await aManager(db, (await aCompany(db)).id);
    expect(await statuses(elsewhere)).toEqual([404, 404, 404, 404]);
    const client = await app.as(house.manager);
    for (const id of ['x', '0', '-1', '1.5', '99999999999999999999'])
      expect([id, (await client.get(`/pay/time-entries/${id}/`)).status]).toEqual([id, 404]);
    for (const query of ['?from=x', '?until=2031-02-30'])
      expect((await client.get(`/pay/workers/${show.worker.slug}/${query}`)).status).toBe(400);
  });

  it('shows hours alone where nothing has a rate', async () => {
    const { db } = app;
    const skilled = await aRequirement(db, {
      callTimeId: show.later.id,
      laborTypeId: show.unusedSkill.id,
    });
    const request = await aConfirmedRequest(db, {
      ...{ laborRequirementId: skilled.id, workerId: show.unasked.id },
    });
    const { id } = await db.manager.save(
      db.manager.create(TimeEntry, {
        laborRequestId: request.id,
        ...{ startAt: at('18:00'), endAt: at('20:00') },
      }),
    );
    const { text } = await manager.open(`/app/pay/entries/${id}/`);
    expect(text).toContain('hours only');
    expect(text).toContain('Set a rate');
    expect(text).not.toMatch(/\b0\.00/);
    // Of the candidates only the worker of the show has a rate of their own.
    const costs = (await manager.open(`/app/labor/${skilled.slug}/costs/`)).text;
    expect(costs.match(/h: \d/g)).toHaveLength(1);
  });

  it('takes what punches do not tell, with a reason once the sheet is approved', async () => {
    const path = pathOf();
    const van = { sent_home: 'on', kind: 'travel', amount: '25,5', note: 'Van' };
    const wrong = await manager.submit(await manager.open(path), { ...van, amount: 'x' }, 'Save');
    expect(wrong.status).toBe(400);
    const form = (page: typeof wrong) =>
      page.forms.find(({ buttons }) => buttons.includes('Save'))!;
    expect(form(wrong).values).toMatchObject({ ...van, amount: 'x' });
    const added = await manager.submit(wrong, van, 'Save');
    expect(added.text).toContain('300.50');
    expect(form(added).values).toMatchObject({ sent_home: 'on', amount: '' });
    expect(added.text).toContain('Remove: Travel · 25.50 · Van');

    await app.db.query(
      `insert into time_sheets (company_id, call_time_id, state, submitted_at, approved_at)
       values ($1, $2, 'approved', now(), now())`,
      [house.company.id, show.call.id],
    );
    const [, extraId = ''] = /name="removed" value="(\d+)"/.exec(added.html) ?? [];
    const approved = await manager.open(path);
    const bare = await manager.submit(approved, { removed: extraId }, 'Save');
    expect(bare.status).toBe(400);
    expect(bare.text).toContain('Say why its pay changes.');
    expect(form(bare).values).toMatchObject({ removed: extraId, sent_home: 'on' });
    const why = { removed: extraId, sent_home: '', reason: 'Own car' };
    const changed = await owner.submit(await owner.open(path), why, 'Save');
    expect(changed.text).toContain(AMOUNT);
    expect(form(changed).values).not.toHaveProperty('sent_home');

    expect((await worker.open(path)).html).not.toContain('pay-details-form');
    for (const [browser, status] of [
      [worker, 403],
      [steward, 403],
      [stranger, 404],
    ] as const) {
      const page = await browser.open('/app/');
      const { values } = page.forms.find(({ method }) => method === 'post')!;
      const forged = { ...page, forms: [{ ...form(changed), action: path, values }] };
      const { status: given } = await browser.submit(forged, { kind: 'gift', amount: '1' });
      expect(given).toBe(status);
    }
  });

  it('pays a shift that is canceled the evening before, in both worlds, and nobody else reads it', async () => {
    const { db } = app;
    const companyId = house.company.id;
    await db.query(
      `with written as (
         insert into pay_rule_sets (company_id, name, layer, created_at) values ($1, 'Local 680', 'contract', now()) returning id),
       said as (
         insert into pay_rule_set_versions (company_id, rule_set_id, version, rules, effective_from, created_at)
         select $1, written.id, 1, '{"cancellation": {"notice": 1440, "minutes": 180}}', '2000-01-01', now() from written)
       insert into pay_rule_set_choices (company_id, layer, effective_from, rule_set_id, created_at)
       select $1, 'contract', '2031-05-04', written.id, now() from written`,
      [companyId],
    );
    app.clock.setTime('2031-05-05T21:30:00-04:00');
    const days = { startDate: '2031-05-06', endDate: '2031-05-06', locationProfileId: null };
    const event = await anEvent(db, { companyId, ...days });
    const call = await aCall(db, { eventId: event.id, date: '2031-05-06' });
    const requirement = await aRequirement(db, {
      ...{ callTimeId: call.id, laborTypeId: show.skill.id },
    });
    await aConfirmedRequest(db, {
      ...{ laborRequirementId: requirement.id, workerId: show.worker.id },
    });
    const api = await app.as(house.manager);
    expect((await api.post(`/event/${event.slug}/cancel/`)).status).toBe(200);

    const ofCall = (await api.get(`/pay/call-times/${call.slug}/`)).body;
    expect(ofCall).toMatchObject({
      sum: { amount: '66.00', minutes: 0, added_minutes: 180 },
      entries: [
        {
          state: 'canceled',
          date: '2031-05-06',
          adders: [{ kind: 'cancellation', because: { threshold: 1440, before: 630 } }],
        },
      ],
    });
    const { id } = ofCall.entries[0];
    expect((await api.get(`/pay/time-entries/${id}/`)).body).toMatchObject({
      ...{ state: 'canceled', punches: [], lines: [], sum: { amount: '66.00' } },
      cancellation: {
        ...{ canceled_at: '2031-05-06T01:30:00.000Z', starts_at: '2031-05-06T12:00:00.000Z' },
        withdrawn: false,
      },
    });
    expect((await api.get(`/pay/events/${event.slug}/`)).body).toMatchObject({
      ...{ planned: { amount: null }, so_far: { amount: '66.00' } },
    });

    const path = `/app/pay/entries/${id}/`;
    for (const browser of [manager, owner, worker]) {
      const { text, html } = await browser.open(path);
      expect(text).toContain('10 h 30 before the call.');
      expect(text).toContain(
        '3 h for a cancellation with 10:30 h of notice where 24 h are due, Local 680',
      );
      expect(text).toContain('66.00');
      expect(html).not.toContain('pay-details-form');
    }
    const ofCallPage = (await manager.open(`/app/pay/call/${call.slug}/`)).text;
    expect(ofCallPage).toContain('66.00');
    expect(ofCallPage).toContain('Canceled');
    const ofPeriod = `/periods/2031-05-04/workers/${show.worker.slug}/`;
    expect((await manager.open(`/app/pay${ofPeriod}`)).text).toContain('canceled');
    expect((await api.get(`/pay${ofPeriod}`)).body.entries).toMatchObject([
      { id: entryId, is_canceled: false },
      { id, is_canceled: true, minutes: 0, amount: '66.00' },
    ]);
    const earned = `/app/pay/workers/${show.worker.slug}/?from=2031-05-06&until=2031-05-06`;
    expect((await worker.open(earned)).text).toContain('66.00');
    for (const [browser, status] of [
      [steward, 403],
      [stranger, 404],
      [other, 404],
    ] as const)
      expect((await browser.open(path)).status).toBe(status);
    const typed = await api.post(`/pay/time-entries/${id}/extras/`, {
      ...{ kind: 'travel', amount: '5.00', note: 'Van' },
    });
    expect(typed.status).toBe(404);
  });
});
