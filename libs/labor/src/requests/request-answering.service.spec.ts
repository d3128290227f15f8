import { CallTimeModule } from '#libs/call-time';
import { NotificationModule } from '#libs/notification';
import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import type { RequestAction, RequestActor, RequestState } from '../rules/request-states.js';
import { Worker } from '../workers/worker.entity.js';
import { RequestAnsweringService } from './request-answering.service.js';
import { LaborRequest } from './labor-request.entity.js';

describe('answering', () => {
  let app: LibApp;
  let answering: RequestAnsweringService;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
    answering = app.get(RequestAnsweringService);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T12:00:00Z'));
  afterAll(() => app.close());

  const move = (request: LaborRequest, action: RequestAction, by: RequestActor = 'worker') =>
    app.unitOfWork.asSystem((work) => answering.perform(work, request.id, action, by));
  const read = (request: LaborRequest) =>
    app.db.manager.findOneByOrFail(LaborRequest, { id: request.id });
  const stateOf = async (request: LaborRequest) => (await read(request)).state;
  const feedOf = async (...requests: LaborRequest[]) =>
    (
      await app.db.query(
        'select response from notifications where labor_request_id = any($1) order by id',
        [requests.map(({ id }) => id)],
      )
    ).map((row: { response: string | null }) => row.response);
  const textsTo = (kind: string, ...requests: LaborRequest[]) =>
    app.db.query(
      'select body from outgoing_messages where kind = $1 and subject_id = any($2) order by id',
      [kind, requests.map(({ id }) => id)],
    );

  it('W8 confirms a yes while a first-come place is free, tells the managers once, and texts the worker', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, {
      neededLabor: 3,
      fcfsPositions: 1,
    });
    const [first, second] = [
      await aRequest(app.db, { laborRequirementId }),
      await aRequest(app.db, { laborRequirementId }),
    ];

    await move(first, 'available_yes');
    await move(second, 'available_yes');
    expect([await stateOf(first), await stateOf(second)]).toEqual(['confirmed', 'available']);
    expect(await feedOf(first, second)).toEqual(['Confirmed', 'Available']);
    expect(await textsTo('confirmation', first, second)).toHaveLength(1);
    expect((await read(first)).respondedAt).toEqual(app.clock.now());
  });

  it('W8 keeps a place for whoever is reserved and has not answered, and confirms their yes', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, {
      neededLabor: 2,
      fcfsPositions: 2,
    });
    const reserved = await aRequest(app.db, { laborRequirementId, reserved: true });
    const [first, second] = [
      await aRequest(app.db, { laborRequirementId }),
      await aRequest(app.db, { laborRequirementId }),
    ];

    await move(first, 'available_yes');
    await move(second, 'available_yes');
    await move(reserved, 'available_yes');
    expect([await stateOf(first), await stateOf(second), await stateOf(reserved)]).toEqual([
      'confirmed',
      'available',
      'confirmed',
    ]);
  });

  it('W9 moves up who answered first when somebody cancels, and counts the cancellation', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, {
      neededLabor: 2,
      fcfsPositions: 2,
    });
    const [a, b] = [
      await aConfirmedRequest(app.db, { laborRequirementId }),
      await aConfirmedRequest(app.db, { laborRequirementId }),
    ];
    const d = await aRequest(app.db, {
      laborRequirementId,
      state: 'available',
      respondedAt: new Date('2031-03-01T10:05:00Z'),
    });
    const c = await aRequest(app.db, {
      laborRequirementId,
      state: 'available',
      respondedAt: new Date('2031-03-01T10:01:00Z'),
    });

    await move(a, 'cancel');
    expect([await stateOf(a), await stateOf(b), await stateOf(c), await stateOf(d)]).toEqual([
      'canceled',
      'confirmed',
      'confirmed',
      'available',
    ]);
    expect(await feedOf(a, c)).toEqual(['Canceled', 'Confirmed']);
    expect(await textsTo('confirmation', c)).toHaveLength(1);
    expect((await app.db.manager.findOneByOrFail(Worker, { id: a.workerId })).canceledCount).toBe(
      1,
    );
  });

  it('leaves a place open too close to the call, and tells the managers', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, {
      neededLabor: 1,
      fcfsPositions: 1,
    });
    const confirmed = await aConfirmedRequest(app.db, { laborRequirementId });
    const waiting = await aRequest(app.db, { laborRequirementId, state: 'available' });

    app.clock.setTime('2031-05-01T10:30:00Z'); // the call is at 12:00Z
    await move(confirmed, 'cancel');
    expect(await stateOf(waiting)).toBe('available');
    expect(await feedOf(confirmed, waiting)).toEqual(['Canceled', null]);
  });

  it.each`
    hours   | action             | state          | becomes        | because
    ${0}    | ${'available_yes'} | ${'pending'}   | ${'confirmed'} | ${'somebody did not come'}
    ${1}    | ${'available_yes'} | ${'declined'}  | ${'confirmed'} | ${'they can after all'}
    ${9}    | ${'available_no'}  | ${'pending'}   | ${'declined'}  | ${'the manager asks the next one'}
    ${1}    | ${'cancel'}        | ${'confirmed'} | ${'canceled'}  | ${'they are not there'}
    ${15.9} | ${'available_yes'} | ${'pending'}   | ${'confirmed'} | ${'it is not over'}
    ${16}   | ${'available_yes'} | ${'pending'}   | ${'refused'}   | ${'it is over'}
    ${16}   | ${'cancel'}        | ${'confirmed'} | ${'refused'}   | ${'it is over'}
    ${40}   | ${'available_no'}  | ${'pending'}   | ${'refused'}   | ${'it is long over'}
  `(
    '$action of $state $hours h after the start: $becomes, because $because',
    async (row: { hours: number; action: RequestAction; state: RequestState; becomes: string }) => {
      const { id: laborRequirementId } = await aRequirement(app.db, { fcfsPositions: 1 });
      const request = await aRequest(app.db, { laborRequirementId, state: row.state });
      app.clock.setTime(new Date(Date.parse('2031-05-01T12:00:00Z') + row.hours * 3_600_000));
      if (row.becomes === 'refused') {
        await expect(move(request, row.action)).rejects.toMatchObject({
          code: 'request.call_over',
        });
        expect(await stateOf(request)).toBe(row.state);
        return;
      }
      await move(request, row.action);
      expect(await stateOf(request)).toBe(row.becomes);
      if (row.becomes !== 'confirmed') return;
      expect((await read(request)).confirmedAt).toEqual(app.clock.now());
      expect(await textsTo('confirmation', request)).toEqual([
        { body: expect.stringContaining('started 8:00 AM, come now') },
      ]);
    },
  );

  it('promotes nobody once the call has started, and tells the managers of the place', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, {
      neededLabor: 1,
      fcfsPositions: 1,
    });
    const holder = await aConfirmedRequest(app.db, { laborRequirementId });
    const waiting = await aRequest(app.db, { laborRequirementId, state: 'available' });
    app.clock.setTime('2031-05-01T12:30:00Z');
    await move(holder, 'cancel');
    expect([await stateOf(holder), await stateOf(waiting)]).toEqual(['canceled', 'available']);
    expect(await feedOf(waiting)).toHaveLength(1);
  });

  it.each`
    action            | by           | from           | texts | because
    ${'cancel'}       | ${'manager'} | ${'confirmed'} | ${1}  | ${'their plan changes'}
    ${'decline'}      | ${'manager'} | ${'confirmed'} | ${1}  | ${'their plan changes'}
    ${'available_no'} | ${'manager'} | ${'confirmed'} | ${1}  | ${'their plan changes'}
    ${'decline'}      | ${'manager'} | ${'available'} | ${0}  | ${'they were not on the call'}
    ${'call_out'}     | ${'manager'} | ${'confirmed'} | ${0}  | ${'they said it themselves'}
    ${'no_show'}      | ${'manager'} | ${'confirmed'} | ${0}  | ${'they did not come'}
    ${'cancel'}       | ${'worker'}  | ${'confirmed'} | ${0}  | ${'they know'}
    ${'cancel'}       | ${'manager'} | ${'no_show'}   | ${0}  | ${'nobody expects them'}
  `(
    '$action by a $by of who is $from: $texts texts, because $because',
    async (row: { action: RequestAction; by: RequestActor; from: RequestState; texts: number }) => {
      const request = await aRequest(app.db, { state: row.from });
      const { untold } = await move(request, row.action, row.by);
      expect(untold).toBeNull();
      const told = await textsTo('cancellation', request);
      expect(told).toHaveLength(row.texts);
      for (const { body } of told) expect(body).toMatch(/ your shift is canceled, .* 8:00 AM\. /);
      await move(request, row.action, row.by).catch(() => undefined);
      expect(await textsTo('cancellation', request)).toHaveLength(row.texts);
    },
  );

  it('says who could not be told that they are taken off', async () => {
    const aCrew = async (consents: boolean): Promise<LaborRequest> =>
      aConfirmedRequest(app.db, { workerId: (await aWorker(app.db, { consents })).id });
    const [stopped, silent] = [await aCrew(true), await aCrew(false)];
    await app.db.query(
      'insert into phone_stops (phone_number, stopped_at) select phone_number, now() from workers where id = $1',
      [stopped.workerId],
    );
    expect((await move(stopped, 'cancel', 'manager')).untold).toBe('opted out via STOP');
    expect((await move(silent, 'decline', 'manager')).untold).toBe('awaiting consent');
    expect([await stateOf(stopped), await stateOf(silent)]).toEqual(['canceled', 'declined']);
    expect(await textsTo('cancellation', stopped, silent)).toEqual([]);
  });

  it('tells nobody not to come who is taken off when the call is over, or its event canceled', async () => {
    const over = await aConfirmedRequest(app.db);
    app.clock.setTime('2031-05-03T12:00:00Z');
    await move(over, 'cancel', 'manager');
    app.clock.setTime('2031-04-01T12:00:00Z');
    const { id: callTimeId } = await aCall(app.db, {
      eventId: (await anEvent(app.db, { canceled: true })).id,
    });
    const canceled = await aConfirmedRequest(app.db, {
      laborRequirementId: (await aRequirement(app.db, { callTimeId })).id,
    });
    await move(canceled, 'cancel', 'manager');
    expect(await textsTo('cancellation', over, canceled)).toEqual([]);
  });

  it('remembers since when somebody is confirmed: a no-show who comes after all since before', async () => {
    const request = await aRequest(app.db);
    await move(request, 'confirm', 'manager');
    const first = app.clock.now();
    expect((await read(request)).confirmedAt).toEqual(first);
    app.clock.setTime('2031-05-01T13:00:00Z');
    await move(request, 'no_show', 'manager');
    await move(request, 'showed_up', 'manager');
    expect((await read(request)).confirmedAt).toEqual(first);
    await move(request, 'call_out', 'manager');
    expect((await read(request)).confirmedAt).toEqual(first);
    await move(request, 'confirm', 'manager');
    expect((await read(request)).confirmedAt).toEqual(app.clock.now());
  });

  it('lets nobody answer for a canceled event', async () => {
    const { id: callTimeId } = await aCall(app.db, {
      eventId: (await anEvent(app.db, { canceled: true })).id,
    });
    const canceled = await aRequest(app.db, {
      laborRequirementId: (await aRequirement(app.db, { callTimeId })).id,
    });
    await expect(move(canceled, 'available_yes')).rejects.toMatchObject({
      code: 'request.event_canceled',
    });
  });

  it('W11 counts no-shows up and down, never below zero, and a repeated press not at all', async () => {
    const request = await aConfirmedRequest(app.db);
    const counter = async () =>
      (await app.db.manager.findOneByOrFail(Worker, { id: request.workerId })).noShowCount;
    await move(request, 'no_show', 'manager');
    await move(request, 'no_show', 'manager');
    expect(await counter()).toBe(1);
    await app.db.manager.update(Worker, request.workerId, { noShowCount: 0 });
    await move(request, 'showed_up', 'manager');
    expect(await counter()).toBe(0);
    expect(await stateOf(request)).toBe('confirmed');
  });

  it('takes back an offer that has not left when a manager decides, and texts the link along', async () => {
    const request = await aRequest(app.db);
    await app.db.query(
      `insert into outgoing_messages (channel, kind, recipient, body, segments, status, subject_id) values ('sms', 'offer', '+14155550199', 'x', 1, 'held', $1)`,
      [request.id],
    );
    await move(request, 'confirm', 'manager');
    expect(
      await app.db.query(
        `select status from outgoing_messages where kind = 'offer' and subject_id = $1`,
        [request.id],
      ),
    ).toEqual([{ status: 'dropped' }]);
    const [{ body }] = await textsTo('confirmation', request);
    expect(body).toContain(request.tokenShort);
  });

  it('says what is gone', async () => {
    await expect(
      app.unitOfWork.asSystem((work) => answering.perform(work, 999_999, 'confirm', 'manager')),
    ).rejects.toMatchObject({ kind: 'missing' });
  });

  it('W8 gives five places to exactly five of a hundred who say yes at once', async () => {
    const { id: companyId } = await aCompany(app.db);
    const { id: callTimeId } = await aCall(app.db, {
      eventId: (await anEvent(app.db, { companyId })).id,
    });
    const { id: laborRequirementId } = await aRequirement(app.db, {
      callTimeId,
      neededLabor: 100,
      fcfsPositions: 5,
    });
    const requests: LaborRequest[] = [];
    for (let i = 0; i < 100; i++)
      requests.push(
        await aRequest(app.db, {
          laborRequirementId,
          workerId: (await aWorker(app.db, { companyId })).id,
        }),
      );

    await Promise.all(requests.map((request) => move(request, 'available_yes')));
    const counts = await app.db.query(
      'select state, count(*) from labor_requests where labor_requirement_id = $1 group by 1 order by 1',
      [laborRequirementId],
    );
    expect(counts).toEqual([
      { state: 'available', count: 95 },
      { state: 'confirmed', count: 5 },
    ]);
    expect(await textsTo('confirmation', ...requests)).toHaveLength(5);
    expect(await feedOf(...requests)).toHaveLength(100);
  });

  it('W8 gives one place to one of six whose answers are all under way', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, {
      neededLabor: 6,
      fcfsPositions: 1,
    });
    const requests: LaborRequest[] = [];
    for (let i = 0; i < 6; i++) requests.push(await aRequest(app.db, { laborRequirementId }));
    await allAtOnce(
      app.db,
      'labor_requests',
      requests.map((request) => () => move(request, 'available_yes')),
    );
    expect((await Promise.all(requests.map(stateOf))).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'available'),
      'confirmed',
    ]);
  });

  it('W9 moves one up for each of two who cancel at the same moment', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, {
      neededLabor: 2,
      fcfsPositions: 2,
    });
    const holders = [
      await aConfirmedRequest(app.db, { laborRequirementId }),
      await aConfirmedRequest(app.db, { laborRequirementId }),
    ];
    const line = [1, 2, 3].map((minute) => new Date(`2031-03-01T10:0${minute}:00Z`));
    const waiting: LaborRequest[] = [];
    for (const respondedAt of line)
      waiting.push(await aRequest(app.db, { laborRequirementId, state: 'available', respondedAt }));
    await allAtOnce(
      app.db,
      'labor_requests',
      holders.map((request) => () => move(request, 'cancel')),
    );
    expect(await Promise.all(waiting.map(stateOf))).toEqual([
      'confirmed',
      'confirmed',
      'available',
    ]);
  });

  it('hears one worker once, who taps twice at the same moment', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, {
      neededLabor: 1,
      fcfsPositions: 1,
    });
    const request = await aRequest(app.db, { laborRequirementId });
    await allAtOnce(
      app.db,
      'labor_requests',
      [1, 2, 3, 4].map(() => () => move(request, 'available_yes')),
    );
    expect(await feedOf(request)).toEqual(['Confirmed']);
    expect(await textsTo('confirmation', request)).toHaveLength(1);
  });

  it('never deadlocks over many requirements answered in any order, and never overfills one', async () => {
    const { id: companyId } = await aCompany(app.db);
    const eventId = (await anEvent(app.db, { companyId })).id;
    const requirements = await Promise.all(
      [1, 2, 3].map(async () =>
        aRequirement(app.db, {
          callTimeId: (await aCall(app.db, { eventId })).id,
          neededLabor: 4,
          fcfsPositions: 2,
        }),
      ),
    );
    const crews: LaborRequest[][] = [];
    for (let i = 0; i < 12; i++) {
      const { id: workerId } = await aWorker(app.db, { companyId });
      const asked: LaborRequest[] = [];
      for (const { id } of requirements)
        asked.push(await aRequest(app.db, { laborRequirementId: id, workerId }));
      crews.push(i % 2 ? asked : asked.reverse());
    }

    const answers = crews.map((crew) =>
      crew.map(({ id }) => ({ requestId: id, answer: 'yes' as const })),
    );
    await Promise.all(
      answers.map((answer) => app.unitOfWork.asSystem((work) => answering.answerAll(work, answer))),
    );
    await Promise.all(
      answers.slice(0, 6).map((answer) =>
        app.unitOfWork.asSystem((work) =>
          answering.answerAll(
            work,
            answer.map((one) => ({ ...one, answer: 'no' })),
          ),
        ),
      ),
    );
    const confirmed = await app.db.query(
      `select count(*) from labor_requests where labor_requirement_id = any($1) and state = 'confirmed' group by labor_requirement_id`,
      [requirements.map(({ id }) => id)],
    );
    expect(confirmed).toEqual([{ count: 2 }, { count: 2 }, { count: 2 }]);
  });
});
