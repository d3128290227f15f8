import {
  CallTime,
  CallTimeModule,
  CallTimeRestoringService,
  CallTimeService,
} from '#libs/call-time';
import { Event, EventModule, EventRestoringService, EventService } from '#libs/event';
import type { Actor } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { anOwner, aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aLocation } from '../../../../test/factories/a-location.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { LaborRequirement } from '../requirements/labor-requirement.entity.js';
import { LaborRequirementQueries } from '../requirements/labor-requirement.queries.js';
import { ArchiveQueries } from '../screens/archive.queries.js';
import { LaborRequest } from './labor-request.entity.js';
import { OfferSendingService } from './offer-sending.service.js';
import { RequirementArchivingService } from './requirement-archiving.service.js';
import { RequirementRestoringService } from './requirement-restoring.service.js';

const DELETED_AT = '2031-04-01T16:00:00Z';

describe('what was deleted', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, CallTimeModule, EventModule]);
  });
  beforeEach(() => app.clock.setTime(DELETED_AT));
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const manager = await aManager(app.db, event.companyId);
    const as = <T>(verb: (work: Work) => Promise<T>, who: Actor = manager.actor) =>
      app.unitOfWork.as(app.as(who), verb);
    const verbs = {
      event: {
        archive: (who?: Actor) =>
          as((work) => app.get(EventService).archive(work, event.slug), who),
        restore: (who?: Actor) =>
          as((work) => app.get(EventRestoringService).restore(work, event.slug), who),
      },
      call: {
        archive: (who?: Actor) =>
          as((work) => app.get(CallTimeService).archive(work, call.slug), who),
        restore: (who?: Actor) =>
          as((work) => app.get(CallTimeRestoringService).restore(work, call.slug), who),
      },
      requirement: {
        archive: (who?: Actor) =>
          as(async (work) => {
            const { id } = await app.get(LaborRequirementQueries).reached(work, requirement.slug);
            await app.get(RequirementArchivingService).archive(work, { requirementId: id });
          }, who),
        restore: (who?: Actor) =>
          as((work) => app.get(RequirementRestoringService).restore(work, requirement.slug), who),
      },
    };
    const listed = () =>
      as(async (work) =>
        (await app.get(ArchiveQueries).restorable(work, event.companyId)).map(
          ({ kind, slug }) => `${kind} ${slug}`,
        ),
      );
    return { event, call, requirement, manager, as, listed, verbs };
  }
  type Show = Awaited<ReturnType<typeof aShow>>;
  const KINDS = ['event', 'call', 'requirement'] as const;

  /** Which of the three are deleted at this moment. */
  async function deleted({ event, call, requirement }: Show): Promise<string[]> {
    const rows = {
      event: await app.db.manager.findOneByOrFail(Event, { id: event.id }),
      call: await app.db.manager.findOneByOrFail(CallTime, { id: call.id }),
      requirement: await app.db.manager.findOneByOrFail(LaborRequirement, { id: requirement.id }),
    };
    return KINDS.filter((kind) => rows[kind].archivedAt !== null);
  }
  const textsTo = async (request: LaborRequest): Promise<string[]> => {
    const rows = await app.db.query<{ kind: string }[]>(
      `select kind from outgoing_messages where recipient = (select phone_number from workers where id = $1) order by id`,
      [request.workerId],
    );
    return rows.map(({ kind }) => kind);
  };

  it.each`
    kind             | takesAlong
    ${'event'}       | ${['event', 'call', 'requirement']}
    ${'call'}        | ${['call', 'requirement']}
    ${'requirement'} | ${['requirement']}
  `(
    'comes back with what went with it: $takesAlong',
    async ({ kind, takesAlong }: { kind: (typeof KINDS)[number]; takesAlong: string[] }) => {
      const show = await aShow();
      await show.verbs[kind].archive();
      expect(await deleted(show)).toEqual(takesAlong);
      app.clock.setTime('2031-06-30T15:59:59Z');
      await show.verbs[kind].restore();
      expect(await deleted(show)).toEqual([]);
      await expect(show.verbs[kind].restore()).rejects.toMatchObject({
        kind: 'conflict',
        code: 'archive.live',
      });
    },
  );

  it.each(KINDS)('is gone for good after 90 days: %s', async (kind) => {
    const show = await aShow();
    await show.verbs[kind].archive();
    app.clock.setTime('2031-06-30T16:00:01Z');
    await expect(show.verbs[kind].restore()).rejects.toMatchObject({ kind: 'missing' });
    expect(await show.listed()).toEqual([]);
  });

  it.each(KINDS)('is restored by managers of its company only: %s', async (kind) => {
    const show = await aShow();
    const { companyId } = show.event;
    await show.verbs[kind].archive();
    const [steward, owner] = [await aSteward(app.db, companyId), await anOwner(app.db, companyId)];
    await app.db.query('update events set steward_id = $2 where id = $1', [
      show.event.id,
      steward.grant.id,
    ]);
    for (const { actor } of [steward, owner])
      await expect(show.verbs[kind].restore(actor)).rejects.toMatchObject({ kind: 'unauthorized' });
    const { companyId: elsewhere } = await anEvent(app.db);
    const stranger = await aManager(app.db, elsewhere);
    await expect(show.verbs[kind].restore(stranger.actor)).rejects.toMatchObject({
      kind: 'missing',
    });
    await show.verbs[kind].restore();
  });

  it('stays deleted when it was deleted before what it hangs below', async () => {
    const show = await aShow();
    await show.verbs.requirement.archive();
    app.clock.setTime('2031-04-02T16:00:00Z');
    await show.verbs.call.archive();
    app.clock.setTime('2031-04-03T16:00:00Z');
    await show.verbs.event.archive();
    await expect(show.verbs.requirement.restore()).rejects.toMatchObject({
      code: 'archive.parent_deleted',
      message: expect.stringContaining('event'),
    });
    await expect(show.verbs.call.restore()).rejects.toMatchObject({
      code: 'archive.parent_deleted',
    });
    expect(await show.listed()).toEqual([`event ${show.event.slug}`]);

    await show.verbs.event.restore();
    expect(await deleted(show)).toEqual(['call', 'requirement']);
    expect(await show.listed()).toEqual([`call_time ${show.call.slug}`]);
    await expect(show.verbs.requirement.restore()).rejects.toMatchObject({
      message: expect.stringContaining('call time'),
    });
    await show.verbs.call.restore();
    expect(await show.listed()).toEqual([`labor_requirement ${show.requirement.slug}`]);
    await show.verbs.requirement.restore();
    expect(await deleted(show)).toEqual([]);
  });

  it('does not push a live twin aside', async () => {
    const show = await aShow();
    await show.verbs.requirement.archive();
    const { callTimeId, laborTypeId } = show.requirement;
    await aRequirement(app.db, { callTimeId, laborTypeId });
    await expect(show.verbs.requirement.restore()).rejects.toMatchObject({
      kind: 'conflict',
      code: 'requirement.skill_taken',
    });
    expect(await deleted(show)).toEqual(['requirement']);
  });

  it('must fit the days that its event has by now', async () => {
    const show = await aShow();
    await show.verbs.call.archive();
    await app.db.query(
      `update events set start_date = '2031-07-01', end_date = '2031-07-02', is_single_day = false where id = $1`,
      [show.event.id],
    );
    await expect(show.verbs.call.restore()).rejects.toMatchObject({
      kind: 'conflict',
      code: 'call_time.outside_event',
    });
  });

  it('takes the zone of the company when its location is gone', async () => {
    const show = await aShow();
    const { id: locationId } = await aLocation(app.db, {
      companyId: show.event.companyId,
      timeZone: 'America/Los_Angeles',
    });
    await app.db.query('update events set location_profile_id = $2 where id = $1', [
      show.event.id,
      locationId,
    ]);
    await app.db.query(
      `update call_times set starts_at = starts_at + interval '3 hours' where id = $1`,
      [show.call.id],
    );
    await show.verbs.event.archive();
    await app.db.query('delete from location_profiles where id = $1', [locationId]);
    await show.verbs.event.restore();
    const { startsAt } = await app.db.manager.findOneByOrFail(CallTime, { id: show.call.id });
    expect(startsAt).toEqual(show.call.startsAt);
  });

  it('tells the confirmed crew of a call to come that it is confirmed; who was not asked can be asked', async () => {
    const show = await aShow();
    const laborRequirementId = show.requirement.id;
    const confirmed = await aConfirmedRequest(app.db, { laborRequirementId });
    const queued = await aRequest(app.db, { laborRequirementId, sentAt: null });
    await show.as((work) =>
      app.get(OfferSendingService).sendOffers(work, { requestIds: [queued.id] }),
    );
    await show.verbs.call.archive();
    const { sentAt } = await app.db.manager.findOneByOrFail(LaborRequest, { id: queued.id });
    expect(sentAt).toBeNull();

    await show.verbs.call.restore();
    expect(await textsTo(confirmed)).toEqual(['cancellation', 'confirmation']);
    const { queued: sent } = await show.as((work) =>
      app.get(OfferSendingService).sendOffers(work, { requestIds: [queued.id] }),
    );
    expect(sent).toBe(1);
  });

  it('comes back without a text when the call is over', async () => {
    const show = await aShow();
    const confirmed = await aConfirmedRequest(app.db, { laborRequirementId: show.requirement.id });
    app.clock.setTime('2031-05-20T16:00:00Z');
    await show.verbs.event.archive();
    await show.verbs.event.restore();
    expect(await textsTo(confirmed)).toEqual([]);
  });

  it('is reminded of and looked for again', async () => {
    const show = await aShow();
    await app.db.query(`update companies set reminder_hours = '{24}' where id = $1`, [
      show.event.companyId,
    ]);
    const planned = async (): Promise<unknown[]> =>
      app.db.query('select key from graphile_worker.jobs where key = $1', [
        `remind-crew:${show.call.id}`,
      ]);
    await show.verbs.event.archive();
    expect(await planned()).toEqual([]);
    await show.verbs.event.restore();
    expect(await planned()).toHaveLength(1);
  });
});
