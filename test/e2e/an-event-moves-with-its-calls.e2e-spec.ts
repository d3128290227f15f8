import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('an event of several days moves with its calls', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-04-20T16:00:00Z');
  });
  afterAll(() => app.close());

  async function aShow() {
    const company = await aCompany(app.db);
    const manager = await app.as(await aManager(app.db, company.id));
    const event = await anEvent(app.db, { companyId: company.id, eventName: 'Tour' });
    const call = async (name: string, date: string) => {
      const { id, slug } = await aCall(app.db, { eventId: event.id, name, date });
      return { slug, requirement: await aRequirement(app.db, { callTimeId: id }) };
    };
    const loadIn = await call('Load in', '2031-05-01');
    const loadOut = await call('Load out', '2031-05-04');
    const edit = (changes: object, query = '') =>
      manager.patch(`/event/${event.slug}/${query}`, {
        event_name: 'Tour',
        start_date: '2031-05-08',
        end_date: '2031-05-11',
        is_single_day: false,
        ...changes,
      });
    const dates = async (): Promise<string[]> =>
      (await manager.get(`/event/${event.slug}`)).body.call_times.map(
        ({ name, date, time }: Record<string, string>) => `${name} ${date} ${time}`,
      );
    return { company, loadIn, loadOut, edit, dates };
  }

  it('once the manager says so: the refusal tells how, and who is confirmed is asked again', async () => {
    const { company, loadIn, loadOut, edit, dates } = await aShow();
    const confirmed = await aWorker(app.db, { companyId: company.id });
    const waiting = await aWorker(app.db, { companyId: company.id });
    for (const { requirement } of [loadIn, loadOut])
      await aConfirmedRequest(app.db, {
        laborRequirementId: requirement.id,
        workerId: confirmed.id,
      });
    await aRequest(app.db, {
      laborRequirementId: loadIn.requirement.id,
      workerId: waiting.id,
      state: 'declined',
    });

    const sentence =
      'The call time "Load in" on 2031-05-01 would lie outside the event. Move or delete it first, or send move_calls=true: then all call times move by 7 days.';
    for (const unsaid of [{}, { move_calls: false }, { move_calls: '' }]) {
      const refused = await edit(unsaid);
      expect(refused).toMatchObject({ status: 400, body: { errors: { start_date: [sentence] } } });
      expect(refused.body.message).toContain('move_calls=true');
      expect(refused.body.message.toLowerCase()).toContain('start date');
    }
    expect(await app.textsTo(confirmed.phoneNumber)).toEqual([]);

    expect(await edit({ move_calls: true })).toMatchObject({
      status: 200,
      body: {
        start_date: '2031-05-08',
        end_date: '2031-05-11',
        message: '2 requests are asked again.',
      },
    });
    expect(await dates()).toEqual(['Load in 2031-05-08 08:00:00', 'Load out 2031-05-11 08:00:00']);
    expect((await app.textsTo(confirmed.phoneNumber)).sort()).toEqual([
      expect.stringContaining('Load in: Thu, May 8 at 8:00 AM'),
      expect.stringContaining('Load out: Sun, May 11 at 8:00 AM'),
    ]);
    expect(await app.textsTo(waiting.phoneNumber)).toEqual([]);
  });

  it.each([
    ['as forms send it', { move_calls: 'true' }, ''],
    ['in the address', {}, '?move_calls=true'],
  ])('%s', async (_, body, query) => {
    const { edit, dates } = await aShow();
    expect((await edit(body, query)).status).toBe(200);
    expect(await dates()).toEqual(['Load in 2031-05-08 08:00:00', 'Load out 2031-05-11 08:00:00']);
  });

  it('is refused with words it does not understand', async () => {
    const { edit, dates } = await aShow();
    for (const answer of [
      await edit({ move_calls: 'perhaps' }),
      await edit({}, '?move_calls=perhaps'),
    ])
      expect(answer).toMatchObject({
        status: 400,
        body: {
          message: expect.stringMatching(/move calls/i),
          errors: { move_calls: [expect.any(String)] },
        },
      });
    expect(await dates()).toEqual(['Load in 2031-05-01 08:00:00', 'Load out 2031-05-04 08:00:00']);
  });
});
