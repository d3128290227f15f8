import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import {
  aManager,
  anAdministrator,
  anOwner,
  aSteward,
} from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import {
  EventBoardQueries,
  LaborScreensModule,
  EventListQueries,
  type ListedEvent,
} from '#libs/labor';
import { type Actor, NotFound, Unauthorized } from '#libs/kernel';

describe('screens of events', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborScreensModule]);
  });
  afterAll(() => app.close());

  const list = (actor: Actor): Promise<ListedEvent[]> =>
    app.get(EventListQueries).reached(app.unitOfWork.reading(app.as(actor)));
  const board = (actor: Actor, slug: string) =>
    app.get(EventBoardQueries).board(app.unitOfWork.reading(app.as(actor)), slug);
  const confirm = (laborRequirementId: number) => aConfirmedRequest(app.db, { laborRequirementId });

  it('W30 count the places that nobody is confirmed for, none where nothing is required, requirement by requirement', async () => {
    const company = await aCompany(app.db);
    const { actor } = await aManager(app.db, company.id);
    const event = await anEvent(app.db, { companyId: company.id });
    const empty = await anEvent(app.db, { companyId: company.id, startDate: '2031-04-01' });
    const call = await aCall(app.db, { eventId: event.id });

    const riggers = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 3 });
    await confirm(riggers.id);
    await aRequest(app.db, { laborRequirementId: riggers.id, state: 'available' });
    const audio = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 2 });
    for (let person = 0; person < 3; person++) await confirm(audio.id);
    await aRequirement(app.db, { callTimeId: call.id, neededLabor: 9, archivedAt: new Date() });
    const gone = await aCall(app.db, { eventId: event.id, archivedAt: new Date() });
    await aRequirement(app.db, { callTimeId: gone.id, neededLabor: 9 });

    expect((await list(actor)).map(({ id, unfilled_count }) => ({ id, unfilled_count }))).toEqual([
      { id: empty.id, unfilled_count: 0 },
      { id: event.id, unfilled_count: 2 },
    ]);
  });

  it('show everybody the events they reach', async () => {
    const company = await aCompany(app.db);
    const [manager, steward, administrator] = [
      await aManager(app.db, company.id),
      await aSteward(app.db, company.id),
      await anAdministrator(app.db),
    ];
    const mine = await anEvent(app.db, {
      companyId: company.id,
      stewardId: steward.grant.id,
      createdById: manager.grant.id,
      canceled: true,
    });
    const other = await anEvent(app.db, { companyId: company.id, locationProfileId: null });
    await anEvent(app.db, { companyId: company.id, archivedAt: new Date() });
    const foreign = await anEvent(app.db);
    const idsFor = async (actor: Actor) => (await list(actor)).map((event) => event.id);

    expect(await idsFor(manager.actor)).toEqual([mine.id, other.id]);
    expect(await idsFor(steward.actor)).toEqual([mine.id]);
    expect(await idsFor(administrator.actor)).toEqual(
      expect.arrayContaining([mine.id, other.id, foreign.id]),
    );
    expect((await list(manager.actor))[0]).toMatchObject({
      company: { id: company.id, slug: company.slug },
      location: { id: mine.locationProfileId },
      created_by: { id: manager.grant.id, user: { username: manager.username } },
      steward: { id: steward.grant.id },
    });
    expect((await list(manager.actor))[1]).toMatchObject({
      location: null,
      created_by: null,
      steward: null,
    });
  });

  it('show an event with its calls, what they need, and the skills there are', async () => {
    const company = await aCompany(app.db);
    const { actor } = await aManager(app.db, company.id);
    const event = await anEvent(app.db, { companyId: company.id });
    const late = await aCall(app.db, { eventId: event.id, time: '18:00' });
    const early = await aCall(app.db, { eventId: event.id, time: '06:00' });
    await aCall(app.db, { eventId: event.id, archivedAt: new Date() });
    const rigger = await aSkill(app.db, { companyId: company.id, name: 'Rigger' });
    const audio = await aSkill(app.db, { companyId: company.id, name: 'Audio' });
    for (const laborTypeId of [rigger.id, audio.id])
      await aRequirement(app.db, { callTimeId: late.id, laborTypeId });

    const shown = await board(actor, event.slug);
    expect(shown.callTimes.map((call) => call.id)).toEqual([early.id, late.id]);
    expect(shown.callTimes[1]!.requirements.map((requirement) => requirement.labor_type)).toEqual([
      { id: audio.id, name: 'Audio', company_id: company.id },
      { id: rigger.id, name: 'Rigger', company_id: company.id },
    ]);
    expect(shown.laborTypes.map((type) => type.name)).toEqual(['Audio', 'Rigger']);
  });

  it('are closed to whoever does not run the event', async () => {
    const company = await aCompany(app.db);
    const event = await anEvent(app.db, { companyId: company.id });
    await expect(board((await aSteward(app.db, company.id)).actor, event.slug)).rejects.toThrow(
      Unauthorized,
    );
    await expect(board((await anOwner(app.db, company.id)).actor, event.slug)).rejects.toThrow(
      Unauthorized,
    );
    await expect(
      board((await aManager(app.db, (await aCompany(app.db)).id)).actor, event.slug),
    ).rejects.toThrow(NotFound);
    expect((await board((await anAdministrator(app.db)).actor, event.slug)).event.id).toBe(
      event.id,
    );
  });

  it.each([1, 25])('cost three statements each, with %i events of as many calls', async (many) => {
    const company = await aCompany(app.db);
    const { actor } = await aManager(app.db, company.id);
    const events = await Promise.all(
      Array.from({ length: many }, () => anEvent(app.db, { companyId: company.id })),
    );
    for (let call = 0; call < many; call++)
      await confirm(
        (
          await aRequirement(app.db, {
            callTimeId: (await aCall(app.db, { eventId: events[0]!.id })).id,
          })
        ).id,
      );

    expect(await recordStatements(app.db, () => list(actor))).toHaveLength(3);
    expect(await recordStatements(app.db, () => board(actor, events[0]!.slug))).toHaveLength(3);
  });
});
