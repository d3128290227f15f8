import { CallTimeModule, CallTimeRestoringService, CallTimeService } from '#libs/call-time';
import { EventModule, EventService } from '#libs/event';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import type { RequestAction, RequestActor } from '../rules/request-states.js';
import { EventCancelingService } from './event-canceling.service.js';
import { RequestAnsweringService } from './request-answering.service.js';
import { RequestDeletingService } from './request-deleting.service.js';
import { RequirementArchivingService } from './requirement-archiving.service.js';
import { RequirementRestoringService } from './requirement-restoring.service.js';

/** Thursday, a day before the call. */
const NOW = '2031-04-30T08:00:00-04:00';

describe('cancellations by the company', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, CallTimeModule, EventModule, NotificationModule]);
  });
  beforeEach(() => app.clock.setTime(NOW));
  afterAll(() => app.close());

  /** A worker confirmed for a call on May 1 at 08:00, and everything that can be done to them. */
  async function aShow(state: 'confirmed' | 'available' | 'pending' = 'confirmed') {
    const event = await anEvent(app.db, { locationProfileId: null });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 4 });
    const other = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 4 });
    const request = await aRequest(app.db, { laborRequirementId: requirement.id, state });
    const { actor, userId } = await aManager(app.db, event.companyId);
    const as = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
      app.unitOfWork.as(app.as(actor), verb);
    const perform = (action: RequestAction, by: RequestActor = 'manager', id = request.id) =>
      as((work) => app.get(RequestAnsweringService).perform(work, id, action, by));
    const verbs = {
      'cancels the event': () =>
        as((work) => app.get(EventCancelingService).cancel(work, event.slug)),
      'deletes the event': () => as((work) => app.get(EventService).archive(work, event.slug)),
      'deletes the call': () => as((work) => app.get(CallTimeService).archive(work, call.slug)),
      'deletes the requirement': () =>
        as((work) =>
          app.get(RequirementArchivingService).archive(work, { requirementId: requirement.id }),
        ),
      'deletes the request': () =>
        as((work) => app.get(RequestDeletingService).delete(work, request.id)),
      'cancels the worker': () => perform('cancel'),
      'declines the worker': () => perform('decline'),
      'records a no of the worker': () => perform('available_no'),
      'records that they called out': () => perform('call_out'),
      'records a no-show': () => perform('no_show'),
      'cancels a no-show': () => perform('no_show').then(() => perform('cancel')),
      'says nothing, but the worker cancels': () => perform('cancel', 'worker'),
      'says nothing, but the worker says no': () => perform('available_no', 'worker'),
    };
    return { event, call, requirement, other, request, userId, as, perform, verbs };
  }
  const rows = ({ request }: { request: { workerId: number } }): Promise<object[]> =>
    app.db.query('select * from cancellations where worker_id = $1 order by id', [
      request.workerId,
    ]);
  const counted = async (show: { request: { workerId: number } }): Promise<number> =>
    (await rows(show)).filter((row) => (row as { withdrawn_at: Date | null }).withdrawn_at === null)
      .length;

  type Verb = keyof Awaited<ReturnType<typeof aShow>>['verbs'];
  it.each<[Verb, number]>([
    ['cancels the event', 1],
    ['deletes the event', 1],
    ['deletes the call', 1],
    ['deletes the requirement', 1],
    ['deletes the request', 1],
    ['cancels the worker', 1],
    ['declines the worker', 1],
    ['records a no of the worker', 1],
    ['records that they called out', 0],
    ['records a no-show', 0],
    ['cancels a no-show', 0],
    ['says nothing, but the worker cancels', 0],
    ['says nothing, but the worker says no', 0],
  ])('where the company %s, are %i', async (verb, count) => {
    const show = await aShow();
    await show.verbs[verb]();
    expect(await counted(show)).toBe(count);
  });

  it('say who was taken off what, when, by whom, and how the call lay', async () => {
    const show = await aShow();
    await show.verbs['deletes the request']();
    const { request, requirement, call, event, userId } = show;
    expect(await rows(show)).toMatchObject([
      {
        ...{ company_id: event.companyId, worker_id: request.workerId, call_time_id: call.id },
        ...{ labor_requirement_id: requirement.id, starts_at: call.startsAt, date: '2031-05-01' },
        ...{ time_zone: 'America/New_York', canceled_at: new Date(NOW) },
        ...{ canceled_by_user_id: userId, withdrawn_at: null },
      },
    ]);
  });

  it.each<[string, 'available' | 'pending', Verb]>([
    ['waits', 'available', 'cancels the event'],
    ['was asked', 'pending', 'deletes the call'],
  ])('are none of somebody who only %s', async (_what, state, verb) => {
    const show = await aShow(state);
    await show.verbs[verb]();
    expect(await rows(show)).toEqual([]);
  });

  it.each<[Verb, string, number]>([
    ['cancels the worker', '2031-05-01T10:00:00-04:00', 1],
    ['cancels the worker', '2031-05-03T10:00:00-04:00', 0],
    ['cancels the event', '2031-05-01T10:00:00-04:00', 1],
    ['cancels the event', '2031-05-03T10:00:00-04:00', 0],
    ['deletes the call', '2031-05-03T10:00:00-04:00', 0],
  ])('where the company %s at %s, are %i: none once the call is over', async (verb, at, count) => {
    const show = await aShow();
    app.clock.setTime(at);
    await show.verbs[verb]();
    expect(await counted(show)).toBe(count);
  });

  it('are one of each call of a canceled event, and one of a call with two roles', async () => {
    const show = await aShow();
    const { workerId } = show.request;
    const second = await aCall(app.db, { eventId: show.event.id, date: '2031-05-02' });
    const later = await aRequirement(app.db, { callTimeId: second.id });
    for (const laborRequirementId of [show.other.id, later.id])
      await aConfirmedRequest(app.db, { laborRequirementId, workerId });
    await show.verbs['cancels the event']();
    expect(await rows(show)).toMatchObject([{ date: '2031-05-01' }, { date: '2031-05-02' }]);
  });

  it('are none while the worker is on the call in another role, and begin with the last one', async () => {
    const show = await aShow();
    const { workerId } = show.request;
    const also = await aConfirmedRequest(app.db, { laborRequirementId: show.other.id, workerId });
    await show.verbs['cancels the worker']();
    expect(await counted(show)).toBe(0);
    await show.perform('cancel', 'manager', also.id);
    expect(await counted(show)).toBe(1);
  });

  it('end when the worker is confirmed again, in whichever role, and can begin anew', async () => {
    const show = await aShow();
    await show.verbs['cancels the worker']();
    await show.perform('confirm');
    expect(await counted(show)).toBe(0);
    await show.verbs['cancels the worker']();
    expect([await counted(show), (await rows(show)).length]).toEqual([1, 2]);
    const { workerId } = show.request;
    const asked = await aRequest(app.db, { laborRequirementId: show.other.id, workerId });
    expect(await counted(show)).toBe(1);
    await show.perform('confirm', 'manager', asked.id);
    expect(await counted(show)).toBe(0);
  });

  it('stay where the worker, asked again, says no, and where a canceled event is deleted and restored', async () => {
    const show = await aShow();
    await show.verbs['deletes the request']();
    const { workerId } = show.request;
    const again = await aRequest(app.db, { laborRequirementId: show.requirement.id, workerId });
    await show.perform('available_no', 'worker', again.id);
    expect(await counted(show)).toBe(1);

    const other = await aShow();
    await other.verbs['cancels the event']();
    await other.verbs['deletes the call']();
    await other.as((work) => app.get(CallTimeRestoringService).restore(work, other.call.slug));
    expect(await counted(other)).toBe(1);
  });

  it('end when what was deleted is restored, for who was on it', async () => {
    const show = await aShow();
    const gone = await aConfirmedRequest(app.db, { laborRequirementId: show.requirement.id });
    await show.perform('cancel', 'manager', gone.id);
    await show.verbs['deletes the call']();
    expect([await counted(show), await counted({ request: gone })]).toEqual([1, 1]);
    await show.as((work) => app.get(CallTimeRestoringService).restore(work, show.call.slug));
    expect([await counted(show), await counted({ request: gone })]).toEqual([0, 1]);

    await show.verbs['deletes the requirement']();
    expect(await counted(show)).toBe(1);
    await show.as((work) =>
      app.get(RequirementRestoringService).restore(work, show.requirement.slug),
    );
    expect(await counted(show)).toBe(0);
  });

  it('keep how the call lay, when it moves afterwards', async () => {
    const show = await aShow();
    await show.verbs['cancels the worker']();
    await app.db.query(
      `update call_times set date = '2031-05-03', starts_at = starts_at + interval '2 days' where id = $1`,
      [show.call.id],
    );
    expect(await rows(show)).toMatchObject([{ date: '2031-05-01', starts_at: show.call.startsAt }]);
  });
});
