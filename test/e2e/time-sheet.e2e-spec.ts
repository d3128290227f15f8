import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { allAtOnce } from '../support/at-once.js';
import type { Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('a steward keeps the time sheet', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.setTime('2031-05-01T07:52:00-04:00'));

  async function aShow() {
    const { db } = app;
    const company = await aCompany(db);
    const [manager, steward, otherSteward] = [
      await aManager(db, company.id),
      await aSteward(db, company.id),
      await aSteward(db, company.id),
    ];
    const event = await anEvent(db, { companyId: company.id, stewardId: steward.grant.id });
    const call = await aCall(db, { eventId: event.id });
    const requirement = await aRequirement(db, { callTimeId: call.id });
    const request = await aConfirmedRequest(db, { laborRequirementId: requirement.id });
    const path = `/call-times/${call.slug}/tracking/`;
    return { company, manager, steward, otherSteward, event, call, requirement, request, path };
  }
  type Show = Awaited<ReturnType<typeof aShow>>;

  const record = (client: Client, show: Show, body: object) =>
    client.post(show.path, { request_id: show.request.id, ...body });
  const rowOf = async (client: Client, show: Show) =>
    (await client.get(show.path)).body.labor_requests[0];

  it('from sign-in to the hours that are paid', async () => {
    const show = await aShow();
    const steward = await app.as(show.steward);
    expect(await rowOf(steward, show)).toMatchObject({
      id: show.request.id,
      ncns: false,
      time_entry: null,
    });

    expect(await record(steward, show, { action: 'sign_in' })).toMatchObject({
      status: 200,
      body: { status: 'success' },
    });
    expect((await rowOf(steward, show)).time_entry).toMatchObject({
      labor_request: show.request.id,
      call_time: show.call.id,
      start_time: '2031-05-01T08:00:00',
      end_time: null,
      total_hours_worked: 0,
    });

    expect(
      (
        await record(steward, show, {
          action: 'add_meal_break',
          type: '30',
          break_time: '2031-05-01T14:00',
        })
      ).status,
    ).toBe(200);
    app.clock.setTime('2031-05-01T18:05:00-04:00');
    expect((await record(steward, show, { action: 'sign_out' })).status).toBe(200);
    const { time_entry: entry } = await rowOf(steward, show);
    expect(entry).toMatchObject({
      end_time: '2031-05-01T18:00:00',
      meal_breaks: [{ break_time: '2031-05-01T14:00:00', duration: 30, break_type: 'paid' }],
      normal_hours: 9,
      meal_penalty_hours: 1,
      total_hours_worked: 10,
    });

    const meal = {
      meal_break_id: entry.meal_breaks[0].id,
      break_time: '2031-05-01T13:00',
      duration: 60,
    };
    expect((await record(steward, show, { action: 'update_meal_break', ...meal })).status).toBe(
      200,
    );
    expect((await rowOf(steward, show)).time_entry).toMatchObject({
      meal_breaks: [{ duration: 60, break_type: 'unpaid' }],
      normal_hours: 9,
      total_hours_worked: 9,
    });

    expect(
      (
        await record(steward, show, {
          action: 'delete_meal_break',
          meal_break_id: String(meal.meal_break_id),
        })
      ).status,
    ).toBe(200);
    expect(
      (await record(steward, show, { action: 'update_start_time', new_time: '2031-05-01T08:31' }))
        .status,
    ).toBe(200);
    expect(
      (await record(steward, show, { action: 'update_end_time', new_time: '2031-05-01T12:30' }))
        .status,
    ).toBe(200);
    expect((await rowOf(steward, show)).time_entry).toMatchObject({
      start_time: '2031-05-01T08:30:00',
      end_time: '2031-05-01T12:30:00',
      meal_breaks: [],
      total_hours_worked: 4,
    });
  });

  it('W13 no call, no show, and then they showed up', async () => {
    const show = await aShow();
    const manager = await app.as(show.manager);
    expect((await record(manager, show, { action: 'ncns' })).status).toBe(200);
    expect(await rowOf(manager, show)).toMatchObject({
      ncns: true,
      time_entry: null,
      worker: { nocallnoshow: 1 },
    });
    expect((await record(manager, show, { action: 'showed_up' })).status).toBe(200);
    expect(await rowOf(manager, show)).toMatchObject({
      ncns: false,
      time_entry: null,
      worker: { nocallnoshow: 0 },
    });
    expect((await record(manager, show, { action: 'call_out' })).status).toBe(200);
    expect((await manager.get(show.path)).body.labor_requests).toEqual([]);
  });

  it('shows the call, its company and the skills', async () => {
    const show = await aShow();
    const { status, body } = await (await app.as(show.manager)).get(show.path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      call_time: {
        name: show.call.name,
        date: '2031-05-01',
        time: '08:00:00',
        event_name: show.event.eventName,
        event_slug: show.event.slug,
        labor_requirements: [{ id: show.requirement.id }],
      },
      labor_types: [{ id: show.requirement.laborTypeId }],
      company_name: show.company.name,
      company_logo: null,
    });
    expect(body.labor_requests[0]).not.toHaveProperty('worker.user.password');
  });

  it('a crew that is edited at one press ends with one entry each', async () => {
    const show = await aShow();
    const manager = await app.as(show.manager);
    const edits = [
      { action: 'update_start_time', new_time: '2031-05-01T08:30' },
      { action: 'update_end_time', new_time: '2031-05-01T18:00' },
      { action: 'update_start_time', new_time: '2031-05-01T08:30' },
      { action: 'update_end_time', new_time: '2031-05-01T18:00' },
    ];
    const answers = await allAtOnce(
      app.db,
      'time_entries',
      edits.map((edit) => () => record(manager, show, edit)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await rowOf(manager, show)).time_entry).toMatchObject({
      start_time: '2031-05-01T08:30:00',
      end_time: '2031-05-01T18:00:00',
    });
  });

  it.each`
    body                                                                        | field              | because
    ${{ action: 'dance' }}                                                      | ${'action'}        | ${'there is no such action'}
    ${{}}                                                                       | ${'action'}        | ${'nothing was asked'}
    ${{ action: 'update_start_time' }}                                          | ${'new_time'}      | ${'the time is missing'}
    ${{ action: 'update_start_time', new_time: '' }}                            | ${'new_time'}      | ${'the time is blank'}
    ${{ action: 'update_start_time', new_time: '2031-05-01T08:00:00Z' }}        | ${'new_time'}      | ${'the wall knows no offset'}
    ${{ action: 'update_end_time', new_time: '2031-05-01T07:00' }}              | ${'new_time'}      | ${'it lies before the start'}
    ${{ action: 'update_end_time', new_time: '2031-02-30T07:00' }}              | ${'new_time'}      | ${'February has no 30th'}
    ${{ action: 'update_start_time', new_time: '2031-04-24T07:30' }}            | ${'new_time'}      | ${'that is more than a week before the call'}
    ${{ action: 'update_end_time', new_time: '2032-05-01T17:00' }}              | ${'new_time'}      | ${'somebody mistyped the year'}
    ${{ action: 'add_meal_break', type: '60', break_time: '2031-05-08T12:30' }} | ${'break_time'}    | ${'that is more than a week after the call'}
    ${{ action: 'add_meal_break' }}                                             | ${'type'}          | ${'how long is missing'}
    ${{ action: 'add_meal_break', type: '45' }}                                 | ${'type'}          | ${'a meal takes 30 or 60'}
    ${{ action: 'add_meal_break', type: 'long' }}                               | ${'type'}          | ${'that is no number'}
    ${{ action: 'add_meal_break', type: '30', break_time: '2031-05-01T06:00' }} | ${'break_time'}    | ${'it lies outside of the shift'}
    ${{ action: 'add_meal_break', type: '30', break_time: 'noon' }}             | ${'break_time'}    | ${'that is no date and time'}
    ${{ action: 'update_meal_break', duration: 30 }}                            | ${'meal_break_id'} | ${'which one is missing'}
    ${{ action: 'delete_meal_break' }}                                          | ${'meal_break_id'} | ${'which one is missing'}
    ${{ action: 'sign_in', request_id: 'x' }}                                   | ${'request_id'}    | ${'that is no id'}
  `(
    '$body is refused naming $field, because $because',
    async ({ body, field }: { body: object; field: string }) => {
      const show = await aShow();
      const manager = await app.as(show.manager);
      await record(manager, show, { action: 'sign_in' });
      const answer = await record(manager, show, body);
      expect(answer).toMatchObject({
        status: 400,
        body: {
          status: 'error',
          message: expect.any(String),
          errors: { [field]: [expect.any(String)] },
        },
      });
    },
  );

  it('S12 a break is edited and deleted on its own entry only, be the other one of the same sheet', async () => {
    const show = await aShow();
    const other = await aConfirmedRequest(app.db, { laborRequirementId: show.requirement.id });
    const manager = await app.as(show.manager);
    const entryOf = async (id: number) =>
      (await manager.get(show.path)).body.labor_requests.find(
        (row: { id: number }) => row.id === id,
      ).time_entry;
    for (const request_id of [show.request.id, other.id]) {
      await record(manager, show, { request_id, action: 'sign_in' });
      expect(
        (
          await record(manager, show, {
            request_id,
            action: 'add_meal_break',
            type: 30,
            break_time: '2031-05-01T09:00',
          })
        ).status,
      ).toBe(200);
    }
    const [mine] = (await entryOf(show.request.id)).meal_breaks;
    const change = { request_id: other.id, meal_break_id: mine.id };
    expect((await record(manager, show, { ...change, action: 'delete_meal_break' })).status).toBe(
      404,
    );
    expect(
      (
        await record(manager, show, {
          ...change,
          action: 'update_meal_break',
          break_time: '2031-05-01T10:00',
          duration: 60,
        })
      ).status,
    ).toBe(404);
    expect((await entryOf(show.request.id)).meal_breaks).toEqual([mine]);
    expect(
      (await record(manager, show, { action: 'delete_meal_break', meal_break_id: mine.id })).status,
    ).toBe(200);
    expect([
      (await entryOf(show.request.id)).meal_breaks,
      (await entryOf(other.id)).meal_breaks,
    ]).toEqual([[], [expect.any(Object)]]);
  });

  it('S12 a row or a break of another sheet is not there', async () => {
    const [show, other] = [await aShow(), await aShow()];
    const [manager, stranger] = [await app.as(show.manager), await app.as(other.manager)];
    await record(stranger, other, { action: 'sign_in' });
    await record(stranger, other, {
      action: 'add_meal_break',
      type: 30,
      break_time: '2031-05-01T09:00',
    });
    const foreign = (await rowOf(stranger, other)).time_entry.meal_breaks[0].id;

    await record(manager, show, { action: 'sign_in' });
    expect(
      (await manager.post(show.path, { request_id: other.request.id, action: 'sign_in' })).status,
    ).toBe(404);
    expect(
      (await manager.post(show.path, { request_id: 9_007_199_254_740_991, action: 'sign_in' }))
        .status,
    ).toBe(404);
    expect(
      (await record(manager, show, { action: 'delete_meal_break', meal_break_id: foreign })).status,
    ).toBe(404);
    expect((await rowOf(stranger, other)).time_entry.meal_breaks).toMatchObject([{ id: foreign }]);
    expect((await record(stranger, show, { action: 'sign_in' })).status).toBe(404);
    expect((await stranger.get(show.path)).status).toBe(404);
  });

  it('who may: the company, its assigned steward, administrators', async () => {
    const show = await aShow();
    const [owner, administrator] = [
      await anOwner(app.db, show.company.id),
      await anAdministrator(app.db),
    ];
    const answers: [{ userId: number }, number][] = [
      [show.manager, 200],
      [show.steward, 200],
      [administrator, 200],
      [show.otherSteward, 401],
      [owner, 401],
    ];
    for (const [person, expected] of answers) {
      const client = await app.as(person);
      expect((await client.get(show.path)).status).toBe(expected);
      expect((await record(client, show, { action: 'sign_in' })).status).toBe(expected);
    }
    expect((await app.visitor().get(show.path)).status).toBe(401);
  });

  it('reads in at most four statements', async () => {
    const show = await aShow();
    const manager = await app.as(show.manager);
    await manager.get(show.path);
    const statements = await recordStatements(app.db, () => manager.get(show.path));
    expect(statements.length).toBeLessThanOrEqual(4 + SNAPSHOT_STATEMENTS);
  });
});
