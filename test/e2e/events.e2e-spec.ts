import { Company, LocationProfile } from '#libs/company';
import { aCompany } from '../factories/a-company.js';
import { aCall } from '../factories/a-call.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aLocation } from '../factories/a-location.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import type { Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('events over REST', () => {
  let app: TestApp;
  let company: Company;
  let arena: LocationProfile;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    company = await aCompany(app.db, { minimumMinutes: 240 });
    arena = await aLocation(app.db, { companyId: company.id, name: 'Arena' });
    manager = await app.as(await aManager(app.db, company.id));
  });

  /** The form of the single-page app: numbers as text. */
  const form = () => ({
    event_name: 'Spring tour',
    start_date: '2031-05-01',
    end_date: '2031-05-02',
    is_single_day: false,
    location_profile: String(arena.id),
    event_description: '',
    minimum_hours: '4',
    meal_penalty_trigger_time: '5',
    hour_round_up: '15',
  });

  it('are created from what the form was filled with, and shown', async () => {
    const filled = await manager.get('/create-event/');
    expect(filled.status).toBe(200);
    expect(filled.body).toMatchObject({
      location_profiles: [{ id: arena.id, name: 'Arena', minimum_hours: 4, company: company.id }],
      company: { id: company.id, minimum_hours: 4 },
    });

    const created = await manager.post('/create-event/', form());
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      slug: expect.stringMatching(/^[A-Za-z0-9]{7}$/),
      event_name: 'Spring tour',
      canceled: false,
      minimum_hours: 4,
      location_profile: { id: arena.id, company: { id: company.id } },
      company: { id: company.id },
      created_by: {
        user: { username: expect.any(String) },
        timezone: 'America/New_York',
        company: { id: company.id },
      },
      steward: null,
    });
    expect(created.body).not.toHaveProperty('filled');
    expect(created.text).not.toMatch(/password|last_login|@people/);

    for (const path of [`/event/${created.body.slug}`, `/event/${created.body.slug}/`]) {
      const shown = await manager.get(path);
      expect(shown.status).toBe(200);
      expect(shown.body).toEqual({
        event: created.body,
        call_times: [],
        labor_types: [],
        labor_requirements: [],
      });
    }
  });

  it('are listed with what they lack, in both slash forms', async () => {
    const event = await anEvent(app.db, { companyId: company.id, eventName: 'Harbour' });
    const call = await aCall(app.db, { eventId: event.id });
    await aRequirement(app.db, { callTimeId: call.id, neededLabor: 3 });
    await anEvent(app.db);
    for (const path of ['/events/list', '/events/list/']) {
      const list = await manager.get(path);
      expect(list.status).toBe(200);
      expect(list.body).toMatchObject([
        {
          slug: event.slug,
          event_name: 'Harbour',
          filled: false,
          unfilled_count: 3,
          location_profile: { name: expect.any(String) },
          steward: null,
        },
      ]);
    }
  });

  it('W30 are filled while nothing is required, not while somebody is missing, and again once all are confirmed', async () => {
    const event = await anEvent(app.db, { companyId: company.id });
    const fill = async () =>
      (await manager.get('/events/list')).body.map(
        (one: { filled: boolean; unfilled_count: number }) => [one.filled, one.unfilled_count],
      );
    expect(await fill()).toEqual([[true, 0]]);
    const call = await aCall(app.db, { eventId: event.id });
    expect(await fill()).toEqual([[true, 0]]);
    const requirement = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 1 });
    expect(await fill()).toEqual([[false, 1]]);
    await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
    expect(await fill()).toEqual([[true, 0]]);
  });

  it('cost at most four statements to read, authentication included', async () => {
    const event = await anEvent(app.db, { companyId: company.id });
    expect(
      (await recordStatements(app.db, () => manager.get('/events/list'))).length,
    ).toBeLessThanOrEqual(4 + SNAPSHOT_STATEMENTS);
    expect(
      (await recordStatements(app.db, () => manager.get(`/event/${event.slug}`))).length,
    ).toBeLessThanOrEqual(4 + SNAPSHOT_STATEMENTS);
  });

  it('W29 take what is blank as not given', async () => {
    const blank = {
      ...form(),
      end_date: '',
      is_single_day: true,
      minimum_hours: '',
      meal_penalty_trigger_time: '',
      hour_round_up: '',
      event_description: null,
    };
    const created = await manager.post('/create-event', blank);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      end_date: '2031-05-01',
      minimum_hours: 4,
      meal_penalty_trigger_time: 5,
      hour_round_up: 15,
      event_description: '',
    });
  });

  it.each`
    field                 | value              | because
    ${'event_name'}       | ${''}              | ${'an event has a name'}
    ${'event_name'}       | ${'x'.repeat(201)} | ${'the name is too long'}
    ${'event_name'}       | ${'a\u0000b'}      | ${'no column keeps that'}
    ${'start_date'}       | ${''}              | ${'an event starts some day'}
    ${'start_date'}       | ${'2031-02-30'}    | ${'there is no such day'}
    ${'start_date'}       | ${'3031-02-03'}    | ${'that is too far away'}
    ${'end_date'}         | ${'2031-04-30'}    | ${'it ends before it starts'}
    ${'location_profile'} | ${''}              | ${'it takes place somewhere'}
    ${'location_profile'} | ${'arena'}         | ${'that is no id'}
    ${'location_profile'} | ${999_999}         | ${'there is no such place'}
    ${'minimum_hours'}    | ${'4.25'}          | ${'half hours only'}
    ${'minimum_hours'}    | ${-1}              | ${'less than nothing'}
    ${'hour_round_up'}    | ${'soon'}          | ${'that is no number'}
    ${'is_single_day'}    | ${true}            | ${'it has two days'}
  `('are refused with $value as $field, because $because', async ({ field, value }) => {
    const answer = await manager.post('/create-event/', { ...form(), [field]: value });
    expect(answer.status).toBe(400);
    const named = field === 'is_single_day' ? 'end_date' : field;
    expect(answer.body).toMatchObject({
      status: 'error',
      message: expect.any(String),
      errors: { [named]: [expect.any(String)] },
      [named]: [expect.any(String)],
    });
    expect((await manager.get('/events/list')).body).toEqual([]);
  });

  it("S11 do not take place at another company's location", async () => {
    const foreign = await aLocation(app.db);
    const answer = await manager.post('/create-event/', {
      ...form(),
      location_profile: foreign.id,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.location_profile).toEqual([expect.any(String)]);
  });

  it('are edited in part; slug and canceled are not for editing', async () => {
    const { slug } = (await manager.post('/create-event/', form())).body;
    const edited = await manager.patch(`/event/${slug}`, {
      event_name: 'Autumn tour',
      slug: 'mine',
      canceled: true,
      minimum_hours: '4.5',
      event_description: '',
      start_date: '',
    });
    expect(edited.status).toBe(200);
    expect(edited.body).toMatchObject({
      slug,
      event_name: 'Autumn tour',
      canceled: false,
      minimum_hours: 4.5,
      start_date: '2031-05-01',
      end_date: '2031-05-02',
    });
    expect((await manager.patch(`/event/${slug}/`, { minimum_hours: '' })).body).toMatchObject({
      minimum_hours: 4,
      event_name: 'Autumn tour',
    });
    expect((await manager.patch(`/event/${slug}`, { location_profile: '' })).body).toMatchObject({
      errors: { location_profile: [expect.any(String)] },
    });
    expect((await manager.patch(`/event/${slug}`, '{')).status).toBe(400);
  });

  it('keep their calls within their dates', async () => {
    const event = await anEvent(app.db, { companyId: company.id });
    await aCall(app.db, { eventId: event.id, date: '2031-05-03', name: 'Load out' });
    const answer = await manager.patch(`/event/${event.slug}`, { end_date: '2031-05-02' });
    expect(answer.status).toBe(400);
    expect(answer.body.end_date).toEqual([expect.stringContaining('Load out')]);
  });

  it('are deleted with everything below', async () => {
    const event = await anEvent(app.db, { companyId: company.id });
    const call = await aCall(app.db, { eventId: event.id });
    const answer = await manager.delete(`/event/${event.slug}/`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: 'success', message: expect.any(String) });
    expect((await manager.get(`/event/${event.slug}`)).status).toBe(404);
    expect((await manager.patch(`/call-times/${call.slug}/edit/`, { name: 'x' })).status).toBe(404);
    expect((await manager.get('/events/list')).body).toEqual([]);
  });

  it('are told apart by who asks', async () => {
    const assigned = await aSteward(app.db, company.id);
    const event = await anEvent(app.db, { companyId: company.id, stewardId: assigned.grant.id });
    const steward = await app.as(assigned);
    const otherSteward = await app.as(await aSteward(app.db, company.id));
    const stranger = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
    const owner = await app.as(await anOwner(app.db, company.id));
    const administrator = await app.as(await anAdministrator(app.db));
    const refused = { status: 'error', message: 'Unauthorized' };

    expect((await steward.get(`/event/${event.slug}`)).status).toBe(200);
    expect((await steward.get('/events/list')).body).toHaveLength(1);
    for (const answer of [
      await steward.patch(`/event/${event.slug}`, { event_name: 'x' }),
      await steward.delete(`/event/${event.slug}`),
      await steward.post('/create-event/', form()),
    ]) {
      expect(answer).toMatchObject({ status: 401, body: refused });
    }
    expect(await otherSteward.get(`/event/${event.slug}`)).toMatchObject({
      status: 401,
      body: refused,
    });
    expect((await otherSteward.get('/events/list')).body).toEqual([]);
    expect(await stranger.get(`/event/${event.slug}`)).toMatchObject({
      status: 404,
      body: { detail: 'No Event matches the given query.' },
    });
    expect((await stranger.delete(`/event/${event.slug}`)).status).toBe(404);
    expect(await owner.get('/events/list')).toMatchObject({ status: 401, body: refused });
    expect((await app.visitor().get('/events/list')).status).toBe(401);
    expect((await administrator.get('/events/list')).body).toEqual(
      expect.arrayContaining([expect.objectContaining({ slug: event.slug })]),
    );
    expect(
      (await administrator.patch(`/event/${event.slug}`, { event_name: 'By the administrator' }))
        .status,
    ).toBe(200);
  });

  it('S13 are edited, canceled, deleted and handed over by managers only: their own steward may not, and changes nothing', async () => {
    const assigned = await aSteward(app.db, company.id);
    const other = await aSteward(app.db, company.id);
    const event = await anEvent(app.db, { companyId: company.id, stewardId: assigned.grant.id });
    await aCall(app.db, { eventId: event.id });
    const steward = await app.as(assigned);
    const before = await manager.get(`/event/${event.slug}/`);
    for (const refused of [
      await steward.patch(`/event/${event.slug}/`, { event_name: 'Mine' }),
      await steward.delete(`/event/${event.slug}/`),
      await steward.post(`/event/${event.slug}/cancel/`),
      await steward.post(`/event/${event.slug}/assign-steward/`, { steward_id: other.grant.id }),
    ]) {
      expect(refused).toMatchObject({
        status: 401,
        body: { status: 'error', message: 'Unauthorized' },
      });
    }
    expect((await manager.get(`/event/${event.slug}/`)).body).toEqual(before.body);
    expect(
      (await manager.post(`/event/${event.slug}/assign-steward/`, { steward_id: other.grant.id }))
        .status,
    ).toBe(200);
    expect((await manager.delete(`/event/${event.slug}/`)).status).toBe(200);
  });

  it('are created by an administrator who says for which company', async () => {
    const administrator = await app.as(await anAdministrator(app.db));
    const nowhere = await administrator.post('/create-event/', form());
    expect(nowhere).toMatchObject({
      status: 400,
      body: { errors: { company: [expect.any(String)] } },
    });
    const created = await administrator.post(`/create-event/?company=${company.slug}`, form());
    expect(created).toMatchObject({
      status: 201,
      body: { company: { id: company.id }, created_by: null },
    });
  });

  it('answer other methods with 405', async () => {
    expect((await manager.patch('/create-event/', {})).status).toBe(405);
  });
});
