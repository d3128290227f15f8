import { CallTimeRestoringService, CallTimeService } from '#libs/call-time';
import { type CompanyRow, CompanyService, LocationProfileService } from '#libs/company';
import { EventService } from '#libs/event';
import {
  CalendarQueries,
  type CalendarCall,
  EventCancelingService,
  CallFilledService,
  LaborModule,
  type LaborRequest,
  PersonErasingService,
  RequestAnsweringService,
  RequestDeletingService,
  RequirementArchivingService,
  type RequestAction,
  WorkerService,
} from '#libs/labor';
import type { Work } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { PurgeLinksTask } from '../purge/purge-links.task.js';

describe('the calendar of a worker', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-20T12:00:00Z'));
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    const { companyId } = event;
    const { actor } = await aManager(app.db, companyId);
    const call = await aCall(app.db, { eventId: event.id, name: 'Load in' });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const request = await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
    const as = (verb: (work: Work) => Promise<unknown>) => app.unitOfWork.as(app.as(actor), verb);
    const calendar = (token = request.tokenShort): Promise<CalendarCall[]> =>
      app.get(CalendarQueries).ofLink(app.unitOfWork.reading(app.as()), event.slug, token);
    const act = (action: RequestAction) =>
      as((work) => app.get(RequestAnsweringService).perform(work, request.id, action, 'manager'));
    const remove = ({ id }: LaborRequest = request) =>
      as((work) => app.get(RequestDeletingService).delete(work, id));
    const another = async (given: Partial<LaborRequest>): Promise<LaborRequest> => {
      const { id } = await aCall(app.db, { eventId: event.id, time: '18:00' });
      const laborRequirementId = (await aRequirement(app.db, { callTimeId: id })).id;
      return aRequest(app.db, { workerId: request.workerId, laborRequirementId, ...given });
    };
    return { event, companyId, call, requirement, request, as, calendar, act, remove, another };
  }

  it('has a later version of a call after whatever changes in it, at the same instant too', async () => {
    const { event, companyId, call, requirement, as, calendar } = await aShow();
    const company = (work: Work): Promise<CompanyRow> =>
      work
        .row<CompanyRow>('select * from companies where id = $1', [companyId])
        .then((row) => row!);
    const changes: [string, (work: Work) => Promise<unknown>][] = [
      [
        'another time',
        (work) => app.get(CallTimeService).edit(work, call.slug, { time: '09:00:00' }),
      ],
      [
        'another planned end',
        (work) => app.get(CallTimeService).edit(work, call.slug, { expectedMinutes: 330 }),
      ],
      [
        'another name of the event',
        (work) => app.get(EventService).edit(work, event.slug, { eventName: 'Gala' }),
      ],
      [
        'other days',
        (work) =>
          app.get(EventService).edit(work, event.slug, {
            startDate: '2031-05-08',
            endDate: '2031-05-11',
            moveCalls: true,
          }),
      ],
      [
        'another address',
        async (work) =>
          app
            .get(LocationProfileService)
            .edit(work, await company(work), event.locationProfileId!, {
              address: '2 Side Street',
            }),
      ],
      [
        'other hours of the company',
        (work) => app.get(CompanyService).edit(work, companyId, { minimumMinutes: 300 }),
      ],
      [
        'another zone',
        (work) => app.get(CompanyService).edit(work, companyId, { timeZone: 'America/Chicago' }),
      ],
      [
        'a requirement less',
        (work) =>
          app.get(RequirementArchivingService).archive(work, { requirementId: requirement.id }),
      ],
    ];
    let [before] = await calendar();
    for (const [what, change] of changes) {
      await as(change);
      const [after] = await calendar();
      expect([what, after!.revision]).toEqual([what, expect.any(Number)]);
      expect(after!.revision).toBeGreaterThan(before!.revision);
      expect(after!.last_modified.getTime()).toBeGreaterThanOrEqual(
        before!.last_modified.getTime(),
      );
      before = after;
    }
    expect(before).toMatchObject({
      event_name: 'Gala',
      date: '2031-05-08',
      time: '09:00:00',
      planned_minutes: 330,
      location_address: '2 Side Street',
      time_zone: 'America/Chicago',
      is_off: true,
      last_modified: new Date('2031-04-20T12:00:00Z'),
    });
  });

  it('keeps what was confirmed: off while it is canceled, declined or deleted, on again afterwards', async () => {
    const { call, as, calendar, act } = await aShow();
    const states: [boolean, number][] = [];
    const note = async (): Promise<void> => {
      const [{ is_off, revision }] = (await calendar()) as [CalendarCall];
      states.push([is_off, revision]);
    };
    await note();
    for (const action of ['cancel', 'confirm', 'decline', 'confirm'] as const) {
      await act(action);
      await note();
    }
    await as((work) => app.get(CallTimeService).archive(work, call.slug));
    await note();
    await as((work) => app.get(CallTimeRestoringService).restore(work, call.slug));
    await note();
    expect(states.map(([isOff]) => isOff)).toEqual([false, true, false, true, false, true, false]);
    const revisions = states.map(([, revision]) => revision);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
  });

  it('is off with its event, canceled or deleted', async () => {
    const canceled = await aShow();
    await canceled.as((work) => app.get(EventCancelingService).cancel(work, canceled.event.slug));
    expect(await canceled.calendar()).toMatchObject([{ is_off: true }]);
    const deleted = await aShow();
    await deleted.as((work) => app.get(EventService).archive(work, deleted.event.slug));
    expect(await deleted.calendar()).toMatchObject([{ is_off: true }]);
  });

  it('keeps a deleted request for thirty days, off, behind its own link and the others of the event', async () => {
    const { request, as, act, calendar, remove, another, event } = await aShow();
    const { tokenShort: other } = await another({ state: 'confirmed' });
    await act('cancel');
    await act('confirm');
    const [before] = await calendar();
    app.clock.setTime('2031-04-21T12:00:00Z');
    await remove();
    expect((await calendar())[0]!.last_modified).toEqual(new Date('2031-04-21T12:00:00Z'));
    await as((work) => app.get(EventService).edit(work, event.slug, { eventName: 'Gala' }));
    for (const token of [request.tokenShort, other]) {
      const [gone, live] = await calendar(token);
      expect(gone).toMatchObject({
        id: request.id,
        event_name: 'Gala',
        is_off: true,
        last_modified: new Date('2031-04-21T12:00:00Z'),
      });
      expect(gone!.revision).toBe(before!.revision + 2);
      expect(live).toMatchObject({ token_short: other, is_off: false });
    }
    const purge = () => app.get(PurgeLinksTask).purge({});
    app.clock.setTime('2031-05-21T12:00:00Z');
    await purge();
    expect(await calendar(other)).toHaveLength(2);
    app.clock.setTime('2031-05-21T12:00:01Z');
    await purge();
    expect(await calendar(other)).toMatchObject([{ token_short: other }]);
    await expect(calendar()).rejects.toMatchObject({ kind: 'unknown' });
  });

  it('goes on behind the link of a deleted offer, and knows nothing of who was never asked', async () => {
    const { companyId, request, requirement, calendar, remove, another, as } = await aShow();
    const offer = await another({ state: 'pending' });
    const queued = await another({ state: 'pending', sentAt: null });
    const waiting = await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: (await aWorker(app.db, { companyId })).id,
      state: 'available',
    });
    await app.db.query('update labor_requirements set needed_labor = 1 where id = $1', [
      requirement.id,
    ]);
    await remove(offer);
    await remove(queued);
    await as((work) => app.get(CallFilledService).tell(work, waiting.id));
    expect(await calendar(offer.tokenShort)).toMatchObject([{ id: request.id, is_off: false }]);
    expect(await calendar(waiting.tokenShort)).toEqual([]);
    await expect(calendar(queued.tokenShort)).rejects.toMatchObject({ kind: 'unknown' });
  });

  it('of a deleted request stays closed to who has the number no more; new links still tell', async () => {
    const { companyId, request, as, calendar, remove, another } = await aShow();
    const other = await another({ state: 'confirmed' });
    await remove();
    await as((work) =>
      app
        .get(WorkerService)
        .edit(work, companyId, request.workerId, { phoneNumber: aPhoneNumber() }),
    );
    for (const token of [request.tokenShort, `-${request.id}`])
      await expect(calendar(token)).rejects.toMatchObject({ kind: 'unknown' });
    const [renewed] = await app.db.query<[{ token_short: string }]>(
      'select token_short from labor_requests where id = $1',
      [other.id],
    );
    expect(await calendar(renewed.token_short)).toMatchObject([
      { id: request.id, is_off: true },
      { id: other.id, is_off: false },
    ]);
  });

  it('forgets deleted requests with the person', async () => {
    const { request, calendar, remove, another } = await aShow();
    await another({ state: 'declined' });
    await remove();
    const [{ slug: workerSlug }] = await app.db.query<[{ slug: string }]>(
      'select slug from workers where id = $1',
      [request.workerId],
    );
    await app.unitOfWork.asSystem((work) =>
      app.get(PersonErasingService).erase(work, { workerSlug }),
    );
    await expect(calendar()).rejects.toMatchObject({ kind: 'unknown' });
  });

  it('knows nothing of offers, of other people and of other events', async () => {
    const { event, request, requirement, calendar } = await aShow();
    const other = await aCall(app.db, { eventId: event.id, time: '18:00' });
    const mine = { workerId: request.workerId };
    for (const state of ['pending', 'available', 'declined'] as const)
      await aRequest(app.db, {
        ...mine,
        state,
        laborRequirementId: (await aRequirement(app.db, { callTimeId: other.id })).id,
      });
    await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
    const elsewhere = await anEvent(app.db, { companyId: event.companyId });
    await aConfirmedRequest(app.db, {
      ...mine,
      laborRequirementId: (
        await aRequirement(app.db, {
          callTimeId: (await aCall(app.db, { eventId: elsewhere.id })).id,
        })
      ).id,
    });
    expect((await calendar()).map(({ id }) => id)).toEqual([request.id]);
    await expect(
      app
        .get(CalendarQueries)
        .ofLink(app.unitOfWork.reading(app.as()), elsewhere.slug, request.tokenShort),
    ).rejects.toMatchObject({ kind: 'unknown' });
  });
});
