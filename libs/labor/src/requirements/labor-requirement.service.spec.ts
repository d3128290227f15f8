import { CallTimeModule, CallTimeQueries, CallTimeService } from '#libs/call-time';
import { EventModule, EventService } from '#libs/event';
import type { Actor } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { RequirementArchivingService } from '../requests/requirement-archiving.service.js';
import { LaborRequest } from '../requests/labor-request.entity.js';
import { LaborRequirement } from './labor-requirement.entity.js';
import { LaborRequirementQueries } from './labor-requirement.queries.js';
import {
  LaborRequirementService,
  type RequirementChanges,
  type RequirementDraft,
} from './labor-requirement.service.js';

describe('labor requirements', () => {
  let app: LibApp;
  let service: LaborRequirementService;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, CallTimeModule, EventModule]);
    service = app.get(LaborRequirementService);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    const call = await aCall(app.db, { eventId: event.id });
    const { actor } = await aManager(app.db, event.companyId);
    const as = <T>(verb: (work: Work) => Promise<T>, who: Actor = actor) =>
      app.unitOfWork.as(app.as(who), verb);
    const add = (draft: Partial<RequirementDraft> & { laborTypeId: number }) =>
      as(async (work) =>
        service.add(work, await app.get(CallTimeQueries).reached(work, call.slug), {
          neededLabor: 2,
          fcfsPositions: 0,
          minimumMinutes: null,
          ...draft,
        }),
      );
    const edit = (slug: string, changes: RequirementChanges) =>
      as(async (work) =>
        service.edit(work, await app.get(LaborRequirementQueries).reached(work, slug), changes),
      );
    const archive = (slug: string, who?: Actor) =>
      as(
        async (work) =>
          app.get(RequirementArchivingService).archive(work, {
            requirementId: (await app.get(LaborRequirementQueries).reached(work, slug)).id,
          }),
        who,
      );
    return { event, call, actor, as, add, edit, archive };
  }
  const read = (id: number) => app.db.manager.findOneByOrFail(LaborRequirement, { id });
  const cancellations = (...requests: LaborRequest[]) =>
    app.db.query(
      `select recipient, body from outgoing_messages where kind = 'cancellation' and recipient in (select phone_number from workers where id = any($1))`,
      [requests.map((request) => request.workerId)],
    );

  it('caps first-come places at what is needed, and leaves an inherited minimum unset', async () => {
    const { add, event } = await aShow();
    const { id: laborTypeId } = await aSkill(app.db, { companyId: event.companyId });
    const { id } = await add({ laborTypeId, fcfsPositions: 9, minimumMinutes: 240 });
    expect(await read(id)).toMatchObject({
      neededLabor: 2,
      fcfsPositions: 2,
      minimumMinutes: null,
    });
  });

  it('refuses a skill twice, however many add it at once, and a foreign one, naming the field', async () => {
    const { add, event } = await aShow();
    const { id: laborTypeId } = await aSkill(app.db, { companyId: event.companyId });
    const tries = await Promise.allSettled([
      add({ laborTypeId }),
      add({ laborTypeId }),
      add({ laborTypeId }),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(add({ laborTypeId })).rejects.toMatchObject({
      code: 'requirement.skill_taken',
      fields: { labor_type: [expect.any(String)] },
    });
    await expect(add({ laborTypeId: (await aSkill(app.db)).id })).rejects.toMatchObject({
      code: 'requirement.skill_unknown',
      fields: { labor_type: [expect.any(String)] },
    });
  });

  it('W2 changes the skill, unless the call asks for it already', async () => {
    const { edit, event, call } = await aShow();
    const [mine, other] = [
      await aRequirement(app.db, { callTimeId: call.id }),
      await aRequirement(app.db, { callTimeId: call.id }),
    ];
    await expect(edit(mine.slug, { laborTypeId: other.laborTypeId })).rejects.toMatchObject({
      code: 'requirement.skill_taken',
    });
    const { id: laborTypeId } = await aSkill(app.db, { companyId: event.companyId });
    await edit(mine.slug, { laborTypeId, minimumMinutes: 300 });
    expect(await read(mine.id)).toMatchObject({ laborTypeId, minimumMinutes: 300 });
  });

  it('gives new places to those who wait, and shrinks first-come places with the need', async () => {
    const { edit, call } = await aShow();
    const requirement = await aRequirement(app.db, {
      callTimeId: call.id,
      neededLabor: 3,
      fcfsPositions: 0,
    });
    for (let i = 0; i < 2; i++)
      await aRequest(app.db, { laborRequirementId: requirement.id, state: 'available' });
    const states = async () =>
      (await app.db.manager.findBy(LaborRequest, { laborRequirementId: requirement.id }))
        .map(({ state }) => state)
        .sort();

    await edit(requirement.slug, { fcfsPositions: 1 });
    expect(await states()).toEqual(['available', 'confirmed']);
    await edit(requirement.slug, { neededLabor: 1 });
    await edit(requirement.slug, { neededLabor: 5, fcfsPositions: 5 });
    expect(await states()).toEqual(['confirmed', 'confirmed']);
  });

  it('tells the confirmed crew of a call to come when it is deleted, once', async () => {
    const { archive, call } = await aShow();
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const confirmed = await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
    const pending = await aRequest(app.db, { laborRequirementId: requirement.id });
    await archive(requirement.slug);
    expect(await cancellations(confirmed, pending)).toHaveLength(1);
    expect((await read(requirement.id)).archivedAt).toEqual(app.clock.now());
    await expect(archive(requirement.slug)).rejects.toMatchObject({ kind: 'missing' });
  });

  it('goes with its call, and with its event, with one text for each worker', async () => {
    const { as, call, event } = await aShow();
    const other = await aCall(app.db, { eventId: event.id, date: '2031-05-02' });
    const requirements = [
      await aRequirement(app.db, { callTimeId: call.id }),
      await aRequirement(app.db, { callTimeId: other.id }),
      await aRequirement(app.db, { callTimeId: other.id }),
    ];
    const first = await aConfirmedRequest(app.db, { laborRequirementId: requirements[0]!.id });
    const second = await aConfirmedRequest(app.db, { laborRequirementId: requirements[1]!.id });
    await aConfirmedRequest(app.db, {
      laborRequirementId: requirements[2]!.id,
      workerId: second.workerId,
    });

    await as((work) => app.get(CallTimeService).archive(work, call.slug));
    expect((await read(requirements[0]!.id)).archivedAt).not.toBeNull();
    expect(await cancellations(first)).toEqual([
      expect.objectContaining({ body: expect.stringContaining(call.name) }),
    ]);

    app.clock.advance(5);
    await as((work) => app.get(EventService).archive(work, event.slug));
    expect(await cancellations(first)).toHaveLength(1);
    expect(await cancellations(second)).toEqual([
      expect.objectContaining({ body: expect.not.stringContaining(other.name) }),
    ]);
    for (const { id } of requirements) expect((await read(id)).archivedAt).not.toBeNull();
  });
});
