import { CallTimeRestoringService, CallTimeService } from '#libs/call-time';
import { type CompanyRow, CompanyService, LocationProfileService } from '#libs/company';
import { EventService } from '#libs/event';
import {
  CalendarQueries,
  type CalendarCall,
  EventCancelingService,
  LaborModule,
  RequestAnsweringService,
  RequirementArchivingService,
  type RequestAction,
} from '#libs/labor';
import type { Work } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';

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
    const calendar = (): Promise<CalendarCall[]> =>
      app
        .get(CalendarQueries)
        .ofLink(app.unitOfWork.reading(app.as()), event.slug, request.tokenShort);
    const act = (action: RequestAction) =>
      as((work) => app.get(RequestAnsweringService).perform(work, request.id, action, 'manager'));
    return { event, companyId, call, requirement, request, as, calendar, act };
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
