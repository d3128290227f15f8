import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('a single-day event moves to another day', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-04-20T16:00:00Z');
  });
  afterAll(() => app.close());

  it('takes its calls along, and asks the confirmed crew again', async () => {
    const company = await aCompany(app.db);
    const manager = await app.as(await aManager(app.db, company.id));
    const event = await anEvent(app.db, {
      companyId: company.id,
      isSingleDay: true,
      endDate: '2031-05-01',
      eventName: 'Gala',
    });
    const call = await aCall(app.db, { eventId: event.id, name: 'Load in' });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const worker = await aWorker(app.db, { companyId: company.id });
    await aConfirmedRequest(app.db, { laborRequirementId: requirement.id, workerId: worker.id });

    const form = {
      event_name: 'Gala',
      start_date: '2031-05-09',
      end_date: '2031-05-09',
      is_single_day: true,
      location_profile: String(event.locationProfileId),
    };
    const edited = await manager.patch(`/event/${event.slug}`, form);
    expect(edited).toMatchObject({
      status: 200,
      body: { start_date: '2031-05-09', end_date: '2031-05-09' },
    });
    const { body } = await manager.get(`/event/${event.slug}`);
    expect(body.call_times).toMatchObject([
      {
        slug: call.slug,
        date: '2031-05-09',
        time: '08:00:00',
        time_has_changed: true,
        original_date: '2031-05-01',
      },
    ]);

    const [text, ...more] = await app.textsTo(worker.phoneNumber);
    expect(more).toEqual([]);
    expect(text).toContain('Fri, May 9 at 8:00 AM');
    const [token] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text!)!;
    expect((await app.visitor().get(`/call/confirm-time-change/${token}/`)).body).toMatchObject({
      original_time: '2031-05-01 at 08:00 AM',
      new_time: '2031-05-09 at 08:00 AM',
    });
    expect((await manager.get(`/call-times/${call.slug}/confirmations/`)).body).toMatchObject({
      unconfirmed_requests: [{ worker: { name: worker.name } }],
    });
  });
});
