import type { Actor } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { LaborModule } from '../labor.module.js';
import {
  LaborRequirementQueries,
  type RequirementIds,
} from '../requirements/labor-requirement.queries.js';
import { FillingService, type FillingWay } from './filling.service.js';

describe('filling a requirement', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  async function aCrew() {
    const event = await anEvent(app.db);
    const steward = await aSteward(app.db, event.companyId);
    await app.db.query('update events set steward_id = $2 where id = $1', [
      event.id,
      steward.grant.id,
    ]);
    const call = await aCall(app.db, { eventId: event.id });
    const skill = await aSkill(app.db, { companyId: event.companyId });
    const requirement = await aRequirement(app.db, {
      callTimeId: call.id,
      laborTypeId: skill.id,
      neededLabor: 2,
    });
    const manager = await aManager(app.db, event.companyId);
    const verb = <T>(
      run: (work: Work, ids: RequirementIds) => Promise<T>,
      actor: Actor = manager.actor,
    ): Promise<T> =>
      app.unitOfWork.as(app.as(actor), async (work) =>
        run(work, await app.get(LaborRequirementQueries).reachedIds(work, requirement.slug)),
      );
    const fill = (ids: number[], way: FillingWay) =>
      verb((work, place) => app.get(FillingService).fill(work, place, ids, way));
    const worker = async (skilled = true) => {
      const made = await aWorker(app.db, { companyId: event.companyId });
      if (skilled) await giveSkill(made.id, skill.id);
      return made;
    };
    const states = async () =>
      app.db.query(
        `select worker_id, state, reserved from labor_requests where labor_requirement_id = $1 order by id`,
        [requirement.id],
      );
    return { event, skill, requirement, manager, steward, verb, fill, worker, states };
  }
  const giveSkill = (workerId: number, laborTypeId: number) =>
    app.db.query('insert into worker_skills (worker_id, labor_type_id) values ($1, $2)', [
      workerId,
      laborTypeId,
    ]);
  const skillsOf = async (workerId: number): Promise<number[]> =>
    (
      await app.db.query('select labor_type_id as id from worker_skills where worker_id = $1', [
        workerId,
      ])
    ).map(({ id }: { id: number }) => id);

  it.each`
    way          | state          | reserved
    ${'request'} | ${'pending'}   | ${false}
    ${'reserve'} | ${'pending'}   | ${true}
    ${'confirm'} | ${'confirmed'} | ${false}
  `('puts many on the list by $way, and says who lacks the skill', async (row) => {
    const { fill, worker, states } = await aCrew();
    const [rigger, driver] = [await worker(), await worker(false)];
    const stranger = await aWorker(app.db);
    const result = await fill([rigger.id, driver.id, rigger.id, stranger.id, 987_654_321], row.way);
    expect(result).toMatchObject({ done: [rigger.id, driver.id], unskilled: [driver.id] });
    expect(result.errors.map(({ id }) => id)).toEqual([stranger.id, 987_654_321]);
    expect(await states()).toEqual(
      [rigger, driver].map(({ id }) => ({
        worker_id: id,
        state: row.state,
        reserved: row.reserved,
      })),
    );
    expect(await skillsOf(driver.id)).toEqual([]);
  });

  it('reserves and confirms who is on the list already, and asks nobody twice', async () => {
    const { fill, worker, states, requirement } = await aCrew();
    const listed = await worker();
    await aRequest(app.db, { laborRequirementId: requirement.id, workerId: listed.id });
    expect(await fill([listed.id], 'request')).toMatchObject({
      done: [],
      errors: [{ id: listed.id, error: 'This worker is already requested.' }],
    });
    expect((await fill([listed.id], 'reserve')).done).toEqual([listed.id]);
    expect(await states()).toMatchObject([{ state: 'pending', reserved: true }]);
    expect((await fill([listed.id], 'confirm')).confirmed).toHaveLength(1);
    expect(await states()).toMatchObject([{ state: 'confirmed' }]);
  });

  it('costs the same statements for one and for many', async () => {
    const cost = async (count: number): Promise<number> => {
      const { fill, worker } = await aCrew();
      const workers: number[] = [];
      for (let nth = 0; nth < count; nth++) workers.push((await worker()).id);
      return (await recordStatements(app.db, () => fill(workers, 'request'))).length;
    };
    expect(await cost(30)).toBe(await cost(1));
  });

  it('lets one of two managers who ask the same worker at once win', async () => {
    const { fill, worker, states } = await aCrew();
    const { id } = await worker();
    const outcomes = await allAtOnce(app.db, 'labor_requests', [
      () => fill([id], 'request'),
      () => fill([id], 'request'),
    ]);
    const done = outcomes.map((outcome) => outcome.done);
    expect(done.toSorted((one, other) => other.length - one.length)).toEqual([[id], []]);
    expect(await states()).toHaveLength(1);
  });

  it.each([
    ['manager', true, true],
    ['manager', false, false],
    ['steward', true, true],
  ] as const)(
    'adds a contact: by a %s, consents %s, has the skill %s',
    async (who, consents, skilled) => {
      const { verb, states, skill, event, ...people } = await aCrew();
      const { actor } = people[who];
      const phoneNumber = aPhoneNumber();
      const draft = { name: 'Ada Rigger', phoneNumber, consents, skilled };
      const id = await verb(
        (work, ids) => app.get(FillingService).addContact(work, ids, draft, 'request'),
        actor,
      );
      expect(await states()).toEqual([{ worker_id: id, state: 'pending', reserved: false }]);
      expect(await skillsOf(id)).toEqual(skilled ? [skill.id] : []);
      expect(
        await app.db.query(
          `select kind, source, user_id, at from consent_entries where phone_number = $1 and company_id = $2`,
          [phoneNumber, event.companyId],
        ),
      ).toEqual(
        consents
          ? [{ kind: 'granted', source: 'ticked', user_id: actor.userId, at: app.clock.now() }]
          : [],
      );
      await expect(
        verb((work, ids) => app.get(FillingService).addContact(work, ids, draft, 'request')),
      ).rejects.toMatchObject({ code: 'worker.exists' });
    },
  );

  it('gives the skill to those who lack it, by a manager, never by a steward or to strangers', async () => {
    const { verb, worker, skill, steward } = await aCrew();
    const [rigger, driver] = [await worker(), await worker(false)];
    const stranger = await aWorker(app.db);
    const give = (actor?: Actor) =>
      verb(
        (work, ids) =>
          app.get(FillingService).giveSkill(work, ids, [rigger.id, driver.id, stranger.id]),
        actor,
      );
    await expect(give(steward.actor)).rejects.toMatchObject({ kind: 'missing' });
    expect(await give()).toEqual([driver.id]);
    expect(await skillsOf(driver.id)).toEqual([skill.id]);
    expect(await skillsOf(stranger.id)).toEqual([]);
    expect(
      await app.db.query(
        `select action from audit_entries where subject = 'worker' and subject_id = $1`,
        [driver.id],
      ),
    ).toEqual([{ action: 'worker.skills_changed' }]);
  });
});
