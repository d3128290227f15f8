import type { Company } from '#libs/company';
import type { Event } from '#libs/event';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { anEvent } from '../factories/an-event.js';
import type { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('call times over REST', () => {
  let app: TestApp;
  let company: Company;
  let event: Event;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    company = await aCompany(app.db, { minimumMinutes: 240 });
    event = await anEvent(app.db, { companyId: company.id });
    manager = await app.as(await aManager(app.db, company.id));
  });

  const form = {
    name: 'Load in',
    date: '2031-05-01',
    time: '08:00',
    minimum_hours: '4',
    message: '',
  };
  const add = (body: object, client = manager) =>
    client.post(`/call-time/${event.slug}/add-call-time/`, body);

  it('F3 have a form to fill in: the event, its company and the skills', async () => {
    const skill = await aSkill(app.db, { companyId: company.id, name: 'Rigger' });
    const filled = await manager.get(`/call-time/${event.slug}/add-call-time/`);
    expect(filled).toMatchObject({
      status: 200,
      body: {
        event: { slug: event.slug, event_name: event.eventName },
        company: { id: company.id, minimum_hours: 4 },
        labor_types: [{ id: skill.id, name: 'Rigger' }],
      },
    });
    expect(filled.headers.get('content-type')).toContain('application/json');
  });

  it('are added to an event', async () => {
    const added = await add(form);
    expect(added.status).toBe(201);
    expect(added.body).toEqual({
      id: expect.any(Number),
      slug: expect.stringMatching(/^[A-Za-z0-9]{7}$/),
      name: 'Load in',
      date: '2031-05-01',
      time: '08:00:00',
      call_unixtime: Date.parse('2031-05-01T12:00:00Z') / 1000,
      minimum_hours: 4,
      expected_hours: null,
      original_date: '2031-05-01',
      original_time: '08:00:00',
      last_modified: expect.stringMatching(/Z$/),
      message: '',
      time_has_changed: null,
      event: event.id,
      labor_requirements: [],
      event_slug: event.slug,
      event_name: event.eventName,
    });
    expect((await manager.get(`/event/${event.slug}`)).body.call_times).toHaveLength(1);
  });

  it.each(['07:30', '07:30:00', '07:30:15'])(
    'F4 take a time with and without seconds: %s',
    async (time) => {
      const shown = time.length === 5 ? `${time}:00` : time;
      const added = await add({ ...form, time, minimum_hours: '' });
      expect(added).toMatchObject({ status: 201, body: { time: shown, minimum_hours: 4 } });
      const again = { name: 'Load out', date: '2031-05-02', time, minimum_hours: '', message: '' };
      expect(await manager.post(`/call-time/${added.body.slug}/copy/`, again)).toMatchObject({
        status: 201,
        body: { time: shown, date: '2031-05-02' },
      });
    },
  );

  it.each`
    field               | value           | because
    ${'name'}           | ${''}           | ${'a call has a name'}
    ${'date'}           | ${''}           | ${'a call has a day'}
    ${'date'}           | ${undefined}    | ${'a call has a day'}
    ${'date'}           | ${'tomorrow'}   | ${'that is no day'}
    ${'date'}           | ${'05/01/2031'} | ${'days are written year first'}
    ${'date'}           | ${'2031-06-01'} | ${'the event is over by then'}
    ${'time'}           | ${undefined}    | ${'a call has a time'}
    ${'time'}           | ${''}           | ${'a call has a time'}
    ${'time'}           | ${'8 AM'}       | ${'times are written as a clock of 24 hours'}
    ${'time'}           | ${'24:00'}      | ${'no clock shows that'}
    ${'minimum_hours'}  | ${25}           | ${'a day has 24 hours'}
    ${'expected_hours'} | ${24.5}         | ${'a day has 24 hours'}
    ${'expected_hours'} | ${-0.5}         | ${'no call ends before it begins'}
    ${'expected_hours'} | ${'6.25'}       | ${'hours are halved at most'}
    ${'expected_hours'} | ${'all day'}    | ${'that is no number'}
  `('F4 are refused with $value as $field, because $because', async ({ field, value }) => {
    const answer = await add({ ...form, [field]: value });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        status: 'error',
        errors: { [field]: [expect.any(String)] },
        [field]: [expect.any(String)],
      },
    });
    expect((await manager.get(`/event/${event.slug}`)).body.call_times).toEqual([]);
  });

  it('are expected to take some hours, until these are emptied; who does not know of them changes nothing', async () => {
    const { body: added } = await add({ ...form, expected_hours: '6.5' });
    expect(added).toMatchObject({ minimum_hours: 4, expected_hours: 6.5 });
    const edit = async (changes: object): Promise<unknown> =>
      (await manager.patch(`/call-times/${added.slug}/edit/`, changes)).body.call_time
        .expected_hours;
    expect(await edit({ ...form, name: 'Load in, stage B' })).toBe(6.5);
    expect(await edit({ expected_hours: 4 })).toBe(4);
    expect((await manager.get(`/event/${event.slug}`)).body.call_times).toMatchObject([
      { expected_hours: 4 },
    ]);
    expect(await edit({ expected_hours: 0 })).toBe(0);
    expect(await edit({ expected_hours: '' })).toBeNull();
  });

  it('are copied with the hours they are expected to take, unless told otherwise', async () => {
    const call = await aCall(app.db, { eventId: event.id, expectedMinutes: 570 });
    const copy = async (given: object): Promise<unknown> =>
      (await manager.post(`/call-time/${call.slug}/copy/`, { ...form, ...given })).body
        .expected_hours;
    expect(await copy({ time: '09:00' })).toBe(9.5);
    expect(await copy({ time: '10:00', expected_hours: 3 })).toBe(3);
    expect(await copy({ time: '11:00', expected_hours: null })).toBeNull();
  });

  it('say what is wrong with a message inside errors only', async () => {
    const answer = await add({ ...form, message: 7 });
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.any(String), errors: { message: [expect.any(String)] } },
    });
  });

  it('are edited; another time is a move, and the first one is remembered', async () => {
    const call = await aCall(app.db, { eventId: event.id });
    const skill = await aSkill(app.db, { companyId: company.id, name: 'Rigger' });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, laborTypeId: skill.id });
    const same = await manager.patch(`/call-times/${call.slug}/edit/`, {
      ...form,
      name: 'Load in, stage B',
    });
    expect(same.status).toBe(200);
    expect(same.body).toMatchObject({
      status: 'success',
      call_time: {
        slug: call.slug,
        name: 'Load in, stage B',
        time_has_changed: null,
        event: event.id,
        labor_requirements: [
          {
            slug: requirement.slug,
            labor_type: { name: 'Rigger' },
            call_time: { slug: call.slug },
          },
        ],
      },
    });
    const moved = await manager.patch(`/call-times/${call.slug}/edit`, {
      time: '09:30',
      date: '2031-05-02',
    });
    expect(moved.body.call_time).toMatchObject({
      time_has_changed: true,
      date: '2031-05-02',
      time: '09:30:00',
      original_date: '2031-05-01',
      original_time: '08:00:00',
      call_unixtime: Date.parse('2031-05-02T13:30:00Z') / 1000,
    });
    expect(
      (await manager.patch(`/call-times/${call.slug}/edit/`, { date: '2031-06-02' })).body.date,
    ).toEqual([expect.any(String)]);
  });

  it('are deleted; a steward does not delete hours', async () => {
    const assigned = await aSteward(app.db, company.id);
    await app.db.query('update events set steward_id = $2 where id = $1', [
      event.id,
      assigned.grant.id,
    ]);
    const steward = await app.as(assigned);
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const request = await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
    await app.db.query('insert into time_entries (labor_request_id, start_at) values ($1, now())', [
      request.id,
    ]);

    expect(await steward.delete(`/call-times/${call.slug}/delete/`)).toMatchObject({
      status: 400,
      body: { status: 'error', message: expect.stringContaining('manager') },
    });
    expect(await manager.delete(`/call-times/${call.slug}/delete/`)).toMatchObject({
      status: 200,
      body: { status: 'success', message: expect.any(String) },
    });
    expect((await manager.delete(`/call-times/${call.slug}/delete/`)).status).toBe(404);
    expect((await manager.get(`/event/${event.slug}`)).body).toMatchObject({
      call_times: [],
      labor_requirements: [],
    });
  });

  it('are out of reach for others', async () => {
    const call = await aCall(app.db, { eventId: event.id });
    const otherSteward = await app.as(await aSteward(app.db, company.id));
    const stranger = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
    for (const act of [
      (who: Client) => add(form, who),
      (who: Client) => who.patch(`/call-times/${call.slug}/edit/`, { name: 'x' }),
      (who: Client) => who.delete(`/call-times/${call.slug}/delete/`),
    ]) {
      expect((await act(otherSteward)).status).toBe(401);
      expect((await act(stranger)).status).toBe(404);
      expect((await act(app.visitor())).status).toBe(401);
    }
  });
});
