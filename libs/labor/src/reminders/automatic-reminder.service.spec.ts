import { CallTimeModule, CallTimeService } from '#libs/call-time';
import { CompanyService } from '#libs/company';
import { EventService } from '#libs/event';
import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { LaborModule } from '../labor.module.js';
import { LaborRequest } from '../requests/labor-request.entity.js';
import { ManualReminderService } from './manual-reminder.service.js';
import { EventCancelingService } from '../requests/event-canceling.service.js';
import { AutomaticReminderService } from './automatic-reminder.service.js';
import { RemindCrewTask } from './remind-crew.task.js';

/** A call on Friday, May 2, 2031 at 10:00 in New York, with reminders 24 and 3 hours before. */
const DAY_BEFORE = '2031-05-01T14:00:00.000Z';
const MORNING = '2031-05-02T11:00:00.000Z';

let app: LibApp;

async function aShow(reminderHours = [24, 3]) {
  const company = await aCompany(app.db, {
    reminderHours,
    sendingFromMinute: 0,
    sendingUntilMinute: 1440,
  });
  const event = await anEvent(app.db, { companyId: company.id, locationProfileId: null });
  const { actor } = await aManager(app.db, company.id);
  const by = app.as(actor);
  const { id, slug } = await app.unitOfWork.as(by, (work) =>
    app.get(CallTimeService).schedule(work, event.slug, {
      name: 'Load in',
      date: '2031-05-02',
      time: '10:00:00',
      message: null,
      minimumMinutes: null,
      expectedMinutes: null,
    }),
  );
  const requirement = await aRequirement(app.db, { callTimeId: id, neededLabor: 9 });
  const crew = async (consents = true) =>
    aConfirmedRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: (await aWorker(app.db, { companyId: company.id, consents })).id,
    });
  const planned = async (): Promise<string | null> =>
    (
      await app.db.query(`select run_at from graphile_worker.jobs where key = $1`, [
        `remind-crew:${id}`,
      ])
    )[0]?.run_at.toISOString() ?? null;
  /** Runs the task as the queue does at that instant. */
  const arrive = async (at: string): Promise<void> => {
    app.clock.setTime(at);
    await app.get(RemindCrewTask).remind({ callTimeId: id, at });
  };
  const edit = (changes: object) =>
    app.unitOfWork.as(by, (work) => app.get(CallTimeService).edit(work, slug, changes));
  const settings = (hours: number[]) =>
    app.unitOfWork.as(by, (work) =>
      app.get(CompanyService).edit(work, company.id, { reminderHours: hours }),
    );
  return {
    by,
    company,
    event,
    call: { id, slug },
    requirement,
    crew,
    planned,
    arrive,
    edit,
    settings,
  };
}

describe('automatic reminders', () => {
  beforeAll(async () => {
    app = await aLibApp([LaborModule, CallTimeModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));
  afterAll(() => app.close());

  const remindersOf = (request: LaborRequest): Promise<{ body: string; status: string }[]> =>
    app.db.query(
      `select body, status from outgoing_messages where kind = 'reminder' and subject_id = $1 order by id`,
      [request.id],
    );

  it('go to everybody confirmed then, once for each time the company wants', async () => {
    const { requirement, crew, planned, arrive } = await aShow();
    const first = await crew();
    for (const state of ['pending', 'available', 'canceled', 'no_show'] as const)
      await aRequest(app.db, { laborRequirementId: requirement.id, state });
    expect(await planned()).toBe(DAY_BEFORE);
    await arrive(DAY_BEFORE);
    await arrive(DAY_BEFORE);
    expect(await remindersOf(first)).toEqual([
      { body: expect.stringMatching(/reminder: .* Load in at 10:00 AM/), status: 'queued' },
    ]);
    expect(
      (
        await app.db.query(
          `select count(*)::int as n from outgoing_messages where kind = 'reminder' and subject_id in (select id from labor_requests where labor_requirement_id = $1)`,
          [requirement.id],
        )
      )[0].n,
    ).toBe(1);

    expect(await planned()).toBe(MORNING);
    const second = await crew();
    await arrive(MORNING);
    expect([(await remindersOf(first)).length, (await remindersOf(second)).length]).toEqual([2, 1]);
    expect(await planned()).toBeNull();
  });

  it('are off until the company wants them, follow what it wants, and end when it wants none', async () => {
    const { planned, settings } = await aShow([]);
    expect(await planned()).toBeNull();
    await settings([3]);
    expect(await planned()).toBe(MORNING);
    await settings([3, 24]);
    expect(await planned()).toBe(DAY_BEFORE);
    await settings([]);
    expect(await planned()).toBeNull();
  });

  it('move with the call, and speak of its new time', async () => {
    const { crew, planned, arrive, edit } = await aShow();
    const request = await crew();
    await arrive(DAY_BEFORE);
    await edit({ date: '2031-05-03' });
    expect(await planned()).toBe('2031-05-02T14:00:00.000Z');
    await arrive(MORNING);
    expect(await remindersOf(request)).toHaveLength(1);
    await arrive('2031-05-02T14:00:00.000Z');
    expect((await remindersOf(request)).at(-1)!.body).toContain('Sat, May 3');
    expect(await planned()).toBe('2031-05-03T11:00:00.000Z');
  });

  it('are gone with a cancellation, and with the call', async () => {
    const [canceled, deleted] = [await aShow(), await aShow()];
    const request = await canceled.crew();
    await app.unitOfWork.as(canceled.by, (work) =>
      app.get(EventCancelingService).cancel(work, canceled.event.slug),
    );
    await app.unitOfWork.as(deleted.by, (work) =>
      app.get(CallTimeService).archive(work, deleted.call.slug),
    );
    expect([await canceled.planned(), await deleted.planned()]).toEqual([null, null]);
    await canceled.arrive(DAY_BEFORE);
    expect(await remindersOf(request)).toEqual([]);
  });

  it('are gone with an event that is deleted', async () => {
    const { by, event, planned } = await aShow();
    await app.unitOfWork.as(by, (work) => app.get(EventService).archive(work, event.slug));
    expect(await planned()).toBeNull();
  });

  it('go with the zone of the company', async () => {
    const { by, company, planned } = await aShow();
    await app.unitOfWork.as(by, (work) =>
      app.get(CompanyService).edit(work, company.id, { timeZone: 'America/Los_Angeles' }),
    );
    expect(await planned()).toBe('2031-05-01T17:00:00.000Z');
  });

  it('wait for the sending hours', async () => {
    const { company, crew, arrive } = await aShow([3]);
    await app.db.query(
      'update companies set sending_from_minute = 480, sending_until_minute = 1260 where id = $1',
      [company.id],
    );
    const request = await crew();
    await arrive(MORNING);
    expect(await remindersOf(request)).toMatchObject([{ status: 'held' }]);
  });

  it('know nothing of a manager who reminds by hand, nor the manager of them', async () => {
    const { by, call, crew, arrive } = await aShow();
    const request = await crew();
    const remind = () =>
      app.unitOfWork.as(by, (work) => app.get(ManualReminderService).send(work, call.slug));
    await arrive(DAY_BEFORE);
    expect(
      (await app.db.manager.findOneByOrFail(LaborRequest, { id: request.id })).reminderSentAt,
    ).toBeNull();
    expect(await remind()).toMatchObject({ queued: 1 });
    await arrive(MORNING);
    expect(await remindersOf(request)).toHaveLength(3);
  });

  it('ask who never agreed to be texted, and do not take that for a reminder', async () => {
    const { crew, arrive } = await aShow();
    const request = await crew(false);
    await arrive(DAY_BEFORE);
    expect([
      await remindersOf(request),
      await app.db.query('select 1 from automatic_reminders where labor_request_id = $1', [
        request.id,
      ]),
    ]).toEqual([[], []]);
  });

  it('make one text of two that were missed, and none once the call has begun', async () => {
    const [late, over] = [await aShow(), await aShow()];
    const [request, tooLate] = [await late.crew(), await over.crew()];
    app.clock.setTime('2031-05-02T13:00:00Z');
    await app.get(RemindCrewTask).remind({ callTimeId: late.call.id, at: DAY_BEFORE });
    expect([(await remindersOf(request)).length, await late.planned()]).toEqual([1, null]);
    app.clock.setTime('2031-05-02T14:00:00Z');
    await app.get(RemindCrewTask).remind({ callTimeId: over.call.id, at: DAY_BEFORE });
    expect(await remindersOf(tooLate)).toEqual([]);
  });

  it('write to a crew of any size in as many statements', async () => {
    const { call, crew } = await aShow();
    await crew();
    const cost = async (): Promise<number> => {
      const run = () =>
        app.unitOfWork.as(app.as(), (work) =>
          app.get(AutomaticReminderService).remind(work, call.id, new Date(DAY_BEFORE)),
        );
      return (await recordStatements(app.db, run)).length;
    };
    app.clock.setTime(DAY_BEFORE);
    const one = await cost();
    for (let i = 0; i < 5; i++) await crew();
    expect(await cost()).toBe(one);
  });

  it('come to no call nobody planned them for', async () => {
    const call = await aCall(app.db);
    await app.get(RemindCrewTask).remind({ callTimeId: call.id, at: DAY_BEFORE });
    await app.get(RemindCrewTask).remind({ callTimeId: 987_654, at: DAY_BEFORE });
    const sent = `select count(*)::int as texts from outgoing_messages m join labor_requests r on r.id = m.subject_id
                    join labor_requirements q on q.id = r.labor_requirement_id where q.call_time_id = any($1)`;
    expect(await app.db.query(sent, [[call.id, 987_654]])).toEqual([{ texts: 0 }]);
  });
});
