import { MealBreak, TimeEntry } from '#libs/time-entry';
import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { aCall } from '../factories/a-call.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import type { BrowserForm } from '../support/browser-form.js';
import { aPopulatedCompany, type PopulatedCompany } from '../support/a-populated-company.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('reports of hours', () => {
  let app: TestApp;
  let company: PopulatedCompany;
  let manager: BrowserForm;
  let call: Awaited<ReturnType<typeof aCall>>;
  let event: Awaited<ReturnType<typeof anEvent>>;
  let rigger: Awaited<ReturnType<typeof aSkill>>;

  const at = (time: string): Date => new Date(`2031-05-01T${time}:00-04:00`);

  /** A confirmed worker of the call with hours. @param breaks 'paid 12:00' */
  async function worked(
    name: string,
    skill: { id: number },
    end: string | null,
    ...breaks: string[]
  ) {
    const companyId = company.company.id;
    const worker = await aWorker(app.db, { companyId, name });
    const requirement = await requirementOf(skill.id);
    const request = await aConfirmedRequest(app.db, {
      laborRequirementId: requirement,
      workerId: worker.id,
    });
    const { manager: store } = app.db;
    const entry = await store.save(
      store.create(TimeEntry, {
        laborRequestId: request.id,
        startAt: at('08:00'),
        endAt: end === null ? null : at(end),
        mealTriggerMinutes: 300,
      }),
    );
    for (const each of breaks) {
      const [breakType = '', time = ''] = each.split(' ');
      const minutes = breakType === 'paid' ? 30 : 60;
      const typed = { breakType: breakType as 'paid', minutes: minutes as 30 };
      await store.save(
        store.create(MealBreak, { timeEntryId: entry.id, startsAt: at(time), ...typed }),
      );
    }
  }

  const requirements = new Map<number, number>();
  async function requirementOf(laborTypeId: number): Promise<number> {
    const known = requirements.get(laborTypeId);
    if (known) return known;
    const { id } = await aRequirement(app.db, { callTimeId: call.id, laborTypeId, neededLabor: 9 });
    requirements.set(laborTypeId, id);
    return id;
  }

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-05-01T20:00:00-04:00');
    company = await aPopulatedCompany(app);
    const companyId = company.company.id;
    event = await anEvent(app.db, { companyId, eventName: 'Harbor Lights' });
    call = await aCall(app.db, { eventId: event.id, name: 'Load in', time: '08:00' });
    rigger = await aSkill(app.db, { companyId, name: 'Rigger' });
    const audio = await aSkill(app.db, { companyId, name: 'Audio' });
    await worked('Ana Núñez', rigger, '22:00', 'paid 12:00', 'paid 18:30');
    await worked('Bo Late', audio, '18:00', 'unpaid 14:30');
    await worked('Cleo Running', rigger, null);
    const asked = await aWorker(app.db, { companyId, name: 'Dan Asked' });
    await aRequest(app.db, {
      laborRequirementId: await requirementOf(rigger.id),
      workerId: asked.id,
    });
    manager = await aSignedInBrowser(app, company.manager);
  });
  afterAll(() => app.close());

  const report = (query = '') => manager.open(`/app/call/${call.slug}/report/${query}`);

  it('lists the confirmed workers of a call with all breaks and hours of two decimals', async () => {
    const { text, status } = await report();
    expect(status).toBe(200);
    expect(text).toContain(
      'Ana Núñez Rigger 08:00, 2031-05-01 22:00, 2031-05-01 12:00, 2031-05-01 paid; 18:30, 2031-05-01 paid 13.00 1.00 14.00',
    );
    expect(text).toContain('14:30, 2031-05-01 unpaid 7.50 1.50 9.00');
    expect(text).toContain('Cleo Running Rigger 08:00, 2031-05-01 - None 0.00 0.00 0.00');
    expect(text).not.toContain('Dan Asked');
    expect(text).toContain('3 workers · 23.00 h in all');
  });

  it('has the same numbers as the time sheet of the API', async () => {
    const { body } = await (
      await app.as(company.manager)
    ).get(`/call-times/${call.slug}/tracking/`);
    const { text } = await report();
    const requests = (
      body as { labor_requests: { time_entry: { total_hours_worked: number } | null }[] }
    ).labor_requests;
    expect(requests.length).toBe(3);
    for (const { time_entry: entry } of requests)
      expect(text).toContain(entry!.total_hours_worked.toFixed(2));
  });

  it('says whether the hours are approved, by whom and when', async () => {
    expect((await report()).text).toContain('These hours are not approved.');
    await app.db.query(
      `insert into time_sheets (company_id, call_time_id, state, submitted_at, approved_at, approved_by_user_id)
       values ($1, $2, 'approved', '2031-05-02T12:00Z', '2031-05-02T14:30Z', (select id from users where username = $3))`,
      [company.company.id, call.id, company.manager.username],
    );
    expect((await report()).text).toMatch(/Approved: .+, .*May 2, 2031.* 10:30 AM/);
    await app.db.query('delete from time_sheets where call_time_id = $1', [call.id]);
  });

  it('can be narrowed to a skill; all are shown for what is none', async () => {
    expect((await report(`?labor_type=${rigger.id}`)).text).not.toContain('Bo Late');
    for (const query of ['?labor_type=All', '?labor_type=x', ''])
      expect((await report(query)).text).toContain('Bo Late');
  });

  it.each`
    path                                                                   | name
    ${() => `/app/call/${call.slug}/report/?format=pdf`}                   | ${() => `call_time_report_${call.slug}.pdf`}
    ${() => `/app/event-workers-report/?event_ids=${event.id}&format=pdf`} | ${() => `workers_report_${company.company.name.replace(/[^A-Za-z0-9]+/g, '_')}.pdf`}
  `('is a file of landscape letter pages', async ({ path, name }: Record<string, () => string>) => {
    const answer = await manager.send(path!(), { method: 'GET' });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name!()}"`);
    const file = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(file).toMatch(/^%PDF-1\.\d/);
    expect(file).toContain('/MediaBox [0 0 792 612]');
  });

  it('is made of the events that were marked in the list', async () => {
    const list = await manager.open('/app/events/?include_past=on');
    const made = await manager.submit(
      list,
      { event_ids: String(event.id) },
      'Hours of marked events',
    );
    expect(made.path).toBe(`/app/event-workers-report/?event_ids=${event.id}`);
    expect(made.text).toContain('Harbor Lights');
    expect(made.text).toMatch(/Ana Núñez Rigger 08:00, 2031-05-01 22:00, 2031-05-01 2 14\.00/);
  });

  it('sends whoever marked nothing, or what is not theirs, back to the list', async () => {
    const other = await aCompany(app.db);
    const foreign = await anEvent(app.db, { companyId: other.id, eventName: 'Not ours' });
    await aCall(app.db, { eventId: foreign.id });
    for (const ids of ['', 'x', String(foreign.id)]) {
      const { path, html } = await manager.open(`/app/event-workers-report/?event_ids=${ids}`);
      expect(path).toBe('/app/events/');
      expect(html).not.toContain('Not ours');
    }
    const mixed = await manager.open(
      `/app/event-workers-report/?event_ids=${event.id},${foreign.id}`,
    );
    expect(mixed.text).toContain('Ana Núñez');
    expect(mixed.text).not.toContain('Not ours');
  });

  it('is refused to stewards, owners and workers, and unknown to other companies', async () => {
    const other = await aCompany(app.db);
    const stranger = await aSignedInBrowser(app, await aManager(app.db, other.id));
    const path = `/app/call/${call.slug}/report/`;
    expect((await stranger.open(path)).status).toBe(404);
    expect((await (await aSignedInBrowser(app, company.steward)).open(path)).status).toBe(403);
    expect((await (await aSignedInBrowser(app, company.owner)).open(path)).status).toBe(403);
    expect((await (await aSignedInBrowser(app, company.administrator)).open(path)).status).toBe(
      200,
    );
  });
});
