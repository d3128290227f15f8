import { AltPhone, LaborRequest, recordCancellations, Worker, WorkerSkill } from '#libs/labor';
import { NotificationModule } from '#libs/notification';
import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { behindChange } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { TimeEntryModule } from '../time-entry.module.js';
import { type MergeReport, WorkerMergingService } from './worker-merging.service.js';

let app: LibApp;
let companyId: number;
beforeAll(async () => {
  app = await aLibApp([TimeEntryModule, NotificationModule]);
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.query('delete from workers');
  companyId = (await aCompany(app.db)).id;
});

const aContact = (phoneNumber: string, given: Partial<Worker> = {}): Promise<Worker> =>
  aWorker(app.db, { companyId, phoneNumber, consents: false, ...given });
const contacts = (): Promise<Worker[]> =>
  app.db.manager.find(Worker, { where: { companyId }, order: { id: 'ASC' } });

describe('duplicate contacts', () => {
  const merge = (dryRun = false): Promise<MergeReport> =>
    app.unitOfWork.asSystem((work) => app.get(WorkerMergingService).merge(work, { dryRun }));
  const requestsOf = (workerId: number): Promise<LaborRequest[]> =>
    app.db.manager.find(LaborRequest, { where: { workerId }, order: { id: 'ASC' } });
  const hours = (requestId: number): Promise<unknown> =>
    app.db.query(`insert into time_entries (labor_request_id, start_at) values ($1, now())`, [
      requestId,
    ]);

  it('are looked at as they are by then', async () => {
    const [, other] = [await aContact('(415) 555-0101'), await aContact('4155550101')];
    const report = await behindChange(
      app.db,
      [`update workers set phone_number = '4155550109' where id = $1`, [other.id]],
      () => merge(),
    );
    expect(report).toEqual({ merged: [], left: [] });
  });

  it('become the oldest of them, with everything the others had', async () => {
    const { id: userId } = await aUser(app.db);
    const skill = await aSkill(app.db, { companyId });
    const kept = await aContact('(415) 555-0101', { noShowCount: 1, notes: 'Nights' });
    const other = await aContact('4155550101', { noShowCount: 2, notes: 'Forklift', userId });
    await app.db.manager.insert(WorkerSkill, { workerId: other.id, laborTypeId: skill.id });
    await app.db.manager.insert(AltPhone, {
      workerId: other.id,
      phoneNumber: '+14155550109',
      label: null,
    });
    const request = await aRequest(app.db, { workerId: other.id });
    const { event_id: eventId } = (
      await app.db.query(
        `select ct.event_id from labor_requirements q join call_times ct on ct.id = q.call_time_id where q.id = $1`,
        [request.laborRequirementId],
      )
    )[0];
    await app.db.query('insert into clock_in_tokens (event_id, worker_id) values ($1, $2)', [
      eventId,
      other.id,
    ]);
    await aContact('4155550102');
    await aWorker(app.db, { phoneNumber: '4155550101', consents: false });

    const report = { merged: [{ keptId: kept.id, mergedId: other.id, companyId }], left: [] };
    expect(await merge(true)).toEqual(report);
    expect(await contacts()).toHaveLength(3);
    expect(await merge()).toEqual(report);

    const [one, ...rest] = await contacts();
    expect([
      one!.id,
      one!.phoneNumber,
      one!.noShowCount,
      one!.notes,
      one!.userId,
      rest.length,
    ]).toEqual([kept.id, '+14155550101', 3, 'Nights\nForklift', userId, 1]);
    expect((await requestsOf(kept.id)).map(({ id }) => id)).toEqual([request.id]);
    for (const table of ['worker_skills', 'alt_phones', 'clock_in_tokens'])
      expect(await app.db.query(`select worker_id from ${table}`)).toEqual([
        { worker_id: kept.id },
      ]);
    const audit = await app.db.query(
      `select action from audit_entries where subject = 'worker' and subject_id = $1`,
      [kept.id],
    );
    expect(audit).toEqual([{ action: 'worker.merged' }]);
    expect(await merge()).toEqual({ merged: [], left: [] });
  });

  it.each`
    kept           | other          | stays          | because
    ${'pending'}   | ${'confirmed'} | ${'confirmed'} | ${'it got further'}
    ${'confirmed'} | ${'available'} | ${'confirmed'} | ${'it got further'}
    ${'declined'}  | ${'declined'}  | ${'declined'}  | ${'they say the same'}
  `(
    'asked twice for one call, $kept and $other, stay $stays, because $because',
    async ({ kept: keptState, other: otherState, stays }) => {
      const { id: laborRequirementId } = await aRequirement(app.db, { companyId });
      const [kept, other] = [await aContact('(415) 555-0101'), await aContact('4155550101')];
      await aRequest(app.db, { workerId: kept.id, laborRequirementId, state: keptState });
      await aRequest(app.db, { workerId: other.id, laborRequirementId, state: otherState });
      await merge();
      expect(await app.db.query('select worker_id from deleted_requests')).toEqual([
        { worker_id: kept.id },
      ]);
      expect((await requestsOf(kept.id)).map(({ state }) => state)).toEqual([stays]);
    },
  );

  it.each`
    kept           | other          | stands | because
    ${null}        | ${'canceled'}  | ${1}   | ${'only one was asked'}
    ${'canceled'}  | ${'canceled'}  | ${1}   | ${'it was one shift'}
    ${'canceled'}  | ${'confirmed'} | ${0}   | ${'they are on it'}
    ${'confirmed'} | ${'canceled'}  | ${0}   | ${'they are on it'}
  `(
    'taken off a call as $kept and $other, were so $stands times, because $because',
    async ({ kept: keptState, other: otherState, stands }) => {
      const { id: eventId } = await anEvent(app.db, { companyId });
      const { id: callTimeId } = await aCall(app.db, { eventId });
      const { id: laborRequirementId } = await aRequirement(app.db, { callTimeId });
      const [kept, other] = [await aContact('(415) 555-0101'), await aContact('4155550101')];
      for (const [{ id: workerId }, state] of [
        [kept, keptState],
        [other, otherState],
      ] as const) {
        if (state === null) continue;
        const { id } = await aRequest(app.db, { workerId, laborRequirementId, state });
        if (state === 'canceled')
          await app.unitOfWork.asSystem(async (work) => recordCancellations(work, [id]));
      }
      await merge();
      const rows = await app.db.query(
        'select worker_id, withdrawn_at is null as stands from cancellations',
      );
      expect(rows.filter((row: { stands: boolean }) => row.stands)).toHaveLength(stands);
      expect(rows.every((row: { worker_id: number }) => row.worker_id === kept.id)).toBe(true);
      await app.db.query('delete from cancellations');
    },
  );

  it.each`
    kept         | other          | because
    ${null}      | ${'pending'}   | ${'only one was asked'}
    ${'pending'} | ${'pending'}   | ${'the request of the one who stays is kept'}
    ${'pending'} | ${'confirmed'} | ${'the request of the other is kept'}
  `(
    'asked as a replacement, $kept and $other, stay asked, because $because',
    async ({ kept: keptState, other: otherState }) => {
      const missing = await aRequest(app.db, { companyId, state: 'no_show' });
      const { laborRequirementId } = missing;
      const [{ id: replacementId }] = await app.db.query(
        `insert into replacements (company_id, labor_requirement_id, labor_request_id, started_at) values ($1, $2, $3, now()) returning id`,
        [companyId, laborRequirementId, missing.id],
      );
      const [kept, other] = [await aContact('(415) 555-0101'), await aContact('4155550101')];
      for (const [workerId, state] of [
        [kept.id, keptState],
        [other.id, otherState],
      ]) {
        if (!state) continue;
        const { id } = await aRequest(app.db, { workerId, laborRequirementId, state });
        await app.db.query(
          'insert into replacement_offers (replacement_id, worker_id, labor_request_id, asked_at) values ($1, $2, $3, now())',
          [replacementId, workerId, id],
        );
      }
      await merge();
      const [{ id }] = (await requestsOf(kept.id)) as [LaborRequest];
      expect(
        await app.db.query(
          'select worker_id, labor_request_id from replacement_offers where replacement_id = $1',
          [replacementId],
        ),
      ).toEqual([{ worker_id: kept.id, labor_request_id: id }]);
    },
  );

  it('keep the request with hours; with two of them, or with two accounts, they are left to a person', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, { companyId });
    const [kept, other] = [await aContact('(415) 555-0101'), await aContact('4155550101')];
    const first = await aRequest(app.db, {
      workerId: kept.id,
      laborRequirementId,
      state: 'confirmed',
    });
    const second = await aRequest(app.db, {
      workerId: other.id,
      laborRequirementId,
      state: 'confirmed',
    });
    await hours(first.id);
    await hours(second.id);
    const [mine, yours] = [
      await aContact('(415) 555-0102', { userId: (await aUser(app.db)).id }),
      await aContact('4155550102', { userId: (await aUser(app.db)).id }),
    ];
    expect(await merge()).toEqual({
      merged: [],
      left: [
        { keptId: kept.id, otherId: other.id, because: 'hours of both on one call' },
        { keptId: mine.id, otherId: yours.id, because: 'two accounts' },
      ],
    });
    await app.db.query('delete from time_entries where labor_request_id = $1', [first.id]);
    expect((await merge()).merged).toHaveLength(1);
    expect((await requestsOf(kept.id)).map(({ id }) => id)).toEqual([second.id]);
  });
});
