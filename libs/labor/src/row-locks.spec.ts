import { CallTimeModule, CallTimeService } from '#libs/call-time';
import { NOTHING_SENT, InboundTextService } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import { aCall } from '../../../test/factories/a-call.js';
import { aCompany } from '../../../test/factories/a-company.js';
import { aManager } from '../../../test/factories/a-grant.js';
import { aRequest } from '../../../test/factories/a-request.js';
import { aRequirement } from '../../../test/factories/a-requirement.js';
import { aSkill } from '../../../test/factories/a-skill.js';
import { aWorker } from '../../../test/factories/a-worker.js';
import { anEvent } from '../../../test/factories/an-event.js';
import { aPhoneNumber } from '../../../test/factories/numbers.js';
import { allAtOnce, behindChange, inTurn } from '../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { LaborModule } from './labor.module.js';
import { AutomaticReminderService } from './reminders/automatic-reminder.service.js';
import { ManualReminderService } from './reminders/manual-reminder.service.js';
import { BulkConfirmingService } from './requests/bulk-confirming.service.js';
import { EventCancelingService } from './requests/event-canceling.service.js';
import type { LaborRequest } from './requests/labor-request.entity.js';
import { OfferSendingService } from './requests/offer-sending.service.js';
import { RequestAnsweringService } from './requests/request-answering.service.js';
import { RequestAskingService } from './requests/request-asking.service.js';
import { RequestDeletingService } from './requests/request-deleting.service.js';
import { RequirementArchivingService } from './requests/requirement-archiving.service.js';
import { LaborRequirementQueries } from './requirements/labor-requirement.queries.js';
import { LaborRequirementService } from './requirements/labor-requirement.service.js';
import type { RequestAction } from './rules/request-states.js';
import { StewardInvitationService } from './workers/steward-invitation.service.js';
import { UnusedWorkerService } from './workers/unused-worker.service.js';
import { WorkerService } from './workers/worker.service.js';

/** Each verb begins while another transaction has changed a row it counts on, and has not committed: without its lock it misses that. */
describe('labor waits for concurrent transactions', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-30T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow({ needed = 4, fcfs = 0 } = {}) {
    const company = await aCompany(app.db, { reminderHours: [24] });
    const event = await anEvent(app.db, { companyId: company.id });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, {
      callTimeId: call.id,
      neededLabor: needed,
      fcfsPositions: fcfs,
    });
    const { actor } = await aManager(app.db, company.id);
    const as = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
      app.unitOfWork.as(app.as(actor), verb);
    const reached = (work: Work) =>
      app.get(LaborRequirementQueries).reached(work, requirement.slug);
    const asked = async (given: Partial<LaborRequest> = {}, consents = true) =>
      aRequest(app.db, {
        laborRequirementId: requirement.id,
        workerId: (await aWorker(app.db, { companyId: company.id, consents })).id,
        ...given,
      });
    const crew = async () => asked({ state: 'confirmed' });
    return { company, event, call, requirement, as, reached, asked, crew };
  }
  const perform = ({ id }: LaborRequest, action: RequestAction) =>
    app.unitOfWork.asSystem((work) =>
      app.get(RequestAnsweringService).perform(work, id, action, 'worker'),
    );
  const stateOf = async ({ id }: LaborRequest): Promise<string> =>
    (await app.db.query('select state from labor_requests where id = $1', [id]))[0].state;
  const becomes = ({ id }: LaborRequest, state: string) =>
    ['update labor_requests set state = $2 where id = $1', [id, state]] as const;
  const textsToWorkers = async (kind: string, ...of: LaborRequest[]): Promise<number> =>
    (
      await app.db.query(
        `select count(*) as n from outgoing_messages
          where kind = $1 and status <> 'dropped' and recipient in (select phone_number from workers where id = any($2))`,
        [kind, of.map(({ workerId }) => workerId)],
      )
    )[0].n;
  const auditOf = (subject: string, id: number) =>
    app.db.query(
      'select action, before, after from audit_trail where subject = $1 and subject_id = $2 order by id',
      [subject, id],
    );

  describe('sending', () => {
    it('writes no offer to who declines at that moment', async () => {
      const { as, event, asked } = await aShow();
      const request = await asked({ sentAt: null });
      const send = () =>
        as((work) => app.get(OfferSendingService).sendOffers(work, { eventId: event.id }));
      expect(await behindChange(app.db, becomes(request, 'declined'), send)).toEqual(NOTHING_SENT);
      expect(await textsToWorkers('offer', request)).toBe(0);
    });

    it('gives a yes to our question no offer that a manager withdraws at that moment', async () => {
      const { as, event, asked } = await aShow();
      const request = await asked({ sentAt: null }, false);
      await as((work) => app.get(OfferSendingService).sendOffers(work, { eventId: event.id }));
      const [{ phone_number: from }] = await app.db.query(
        'select phone_number from workers where id = $1',
        [request.workerId],
      );
      const reply = await behindChange(app.db, becomes(request, 'declined'), () =>
        app.unitOfWork.asSystem((work) =>
          app.get(InboundTextService).receive(work, { from, body: 'yes' }),
        ),
      );
      expect(reply).not.toContain(request.tokenShort);
      expect(reply).toBeTruthy();
    });

    it('leaves no offer behind when the event is canceled, whichever comes first', async () => {
      for (const first of ['send', 'cancel']) {
        const { as, event, asked } = await aShow();
        const request = await asked({ sentAt: null });
        const send = () =>
          as((work) => app.get(OfferSendingService).sendOffers(work, { eventId: event.id }));
        const cancel = () => as((work) => app.get(EventCancelingService).cancel(work, event.slug));
        const verbs: (() => Promise<unknown>)[] =
          first === 'send' ? [send, cancel] : [cancel, send];
        const outcomes = await inTurn(app.db, 'audit_entries', verbs);
        expect([first, ...outcomes.map(({ status }) => status)]).toEqual([
          first,
          'fulfilled',
          'fulfilled',
        ]);
        expect([first, await textsToWorkers('offer', request)]).toEqual([first, 0]);
      }
    });

    it('reminds nobody who cancels at that moment, by hand or by the clock', async () => {
      const { as, call, crew } = await aShow();
      const [byHand, byClock] = [await crew(), await crew()];
      const remind = () => as((work) => app.get(ManualReminderService).send(work, call.slug));
      expect(await behindChange(app.db, becomes(byHand, 'canceled'), remind)).toEqual({
        ...NOTHING_SENT,
        queued: 1,
      });
      const since = new Date('2031-04-30T12:00:00Z');
      await behindChange(app.db, becomes(byClock, 'canceled'), () =>
        app.unitOfWork.asSystem((work) =>
          app.get(AutomaticReminderService).remind(work, call.id, since),
        ),
      );
      expect([
        await textsToWorkers('reminder', byHand),
        await textsToWorkers('reminder', byClock),
      ]).toEqual([0, 1]);
    });

    it('reminds by the clock of no time that changes at that moment', async () => {
      const { call, crew } = await aShow();
      const request = await crew();
      await behindChange(
        app.db,
        [`update call_times set starts_at = '2031-05-09T12:00:00Z' where id = $1`, [call.id]],
        () =>
          app.unitOfWork.asSystem((work) =>
            app.get(AutomaticReminderService).remind(work, call.id, call.startsAt),
          ),
      );
      expect(await textsToWorkers('reminder', request)).toBe(0);
    });

    it('reminds once by the clock, however often the task runs at once', async () => {
      const { call, crew } = await aShow();
      const request = await crew();
      const remind = () =>
        app.unitOfWork.asSystem((work) =>
          app.get(AutomaticReminderService).remind(work, call.id, new Date('2031-04-30T12:00:00Z')),
        );
      await allAtOnce(app.db, 'outgoing_messages', [remind, remind, remind]);
      expect(await textsToWorkers('reminder', request)).toBe(1);
    });
  });

  describe('places', () => {
    it('are kept by a reservation that is made at that moment', async () => {
      const { company, event, call, requirement, asked } = await aShow({ needed: 1, fcfs: 1 });
      const [reserved, hopeful] = [await asked(), await asked()];
      const ids = {
        companyId: company.id,
        eventId: event.id,
        callTimeId: call.id,
        requirementId: requirement.id,
      };
      const outcomes = await inTurn<unknown>(app.db, 'audit_entries', [
        () =>
          app.unitOfWork.asSystem((work) =>
            app.get(RequestAskingService).ask(work, ids, reserved.workerId, true),
          ),
        () => perform(hopeful, 'available_yes'),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await stateOf(hopeful)).toBe('available');
    });

    it('are counted as they are now by whoever edits the requirement', async () => {
      const { as, requirement, reached } = await aShow({ needed: 2 });
      await behindChange(
        app.db,
        ['update labor_requirements set needed_labor = 5 where id = $1', [requirement.id]],
        () =>
          as(async (work) =>
            app.get(LaborRequirementService).edit(work, await reached(work), { fcfsPositions: 4 }),
          ),
      );
      expect(
        await app.db.query(
          'select needed_labor, fcfs_positions from labor_requirements where id = $1',
          [requirement.id],
        ),
      ).toEqual([{ needed_labor: 5, fcfs_positions: 4 }]);
    });

    it('that a bulk confirmation loses at that moment are named, and stop no other', async () => {
      const { as, requirement, asked, event } = await aShow();
      const gone = await asked();
      const other = await aRequirement(app.db, {
        callTimeId: (await aCall(app.db, { eventId: event.id })).id,
      });
      const kept = await aRequest(app.db, { laborRequirementId: other.id });
      const outcome = await behindChange(
        app.db,
        ['update labor_requirements set archived_at = now() where id = $1', [requirement.id]],
        () => as((work) => app.get(BulkConfirmingService).confirm(work, [gone.id, kept.id])),
      );
      expect(outcome).toEqual({
        confirmed: [kept.id],
        errors: [{ id: gone.id, error: expect.any(String) }],
      });
    });

    it('are confirmed once by two managers who confirm all at once', async () => {
      const { as, asked } = await aShow();
      const requests = [await asked(), await asked()];
      const ids = requests.map(({ id }) => id);
      const confirm = (order: number[]) => () =>
        as((work) => app.get(BulkConfirmingService).confirm(work, order));
      const outcomes = await allAtOnce(app.db, 'labor_requests', [
        confirm(ids),
        confirm(ids.toReversed()),
        confirm(ids),
      ]);
      const done = (order: number[]) => ({ confirmed: order, errors: [] });
      expect(outcomes).toEqual([done(ids), done(ids.toReversed()), done(ids)]);
      expect(await textsToWorkers('confirmation', ...requests)).toBe(2);
    });
  });

  describe('cancellation texts', () => {
    it('of a canceled event: nobody who declines at that moment', async () => {
      const { as, event, asked } = await aShow();
      const request = await asked();
      const outcomes = await inTurn<unknown>(app.db, 'audit_entries', [
        () => perform(request, 'available_no'),
        () => as((work) => app.get(EventCancelingService).cancel(work, event.slug)),
      ]);
      expect(outcomes[1]).toMatchObject({ status: 'fulfilled' });
      expect(await textsToWorkers('cancellation', request)).toBe(0);
    });

    it.each`
      what                          | verb
      ${'of a deleted requirement'} | ${'archive'}
      ${'that they are taken off'}  | ${'delete'}
    `('$what: also who is confirmed at that moment', async ({ verb }: { verb: string }) => {
      const { as, requirement, asked } = await aShow({ needed: 1, fcfs: 1 });
      const request = await asked();
      const outcomes = await inTurn<unknown>(app.db, 'audit_entries', [
        () => perform(request, 'available_yes'),
        () =>
          as((work): Promise<unknown> =>
            verb === 'archive'
              ? app
                  .get(RequirementArchivingService)
                  .archive(work, { requirementId: requirement.id })
              : app.get(RequestDeletingService).delete(work, request.id),
          ),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await textsToWorkers('cancellation', request)).toBe(1);
    });

    it('of a call that moves: also who is confirmed at that moment', async () => {
      const { as, call, asked } = await aShow({ needed: 1, fcfs: 1 });
      const request = await asked();
      const outcomes = await inTurn<unknown>(app.db, 'audit_entries', [
        () => perform(request, 'available_yes'),
        () => as((work) => app.get(CallTimeService).edit(work, call.slug, { time: '10:30:00' })),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(
        await app.db.query('select 1 from time_changes where labor_request_id = $1', [request.id]),
      ).toHaveLength(1);
    });
  });

  describe('contacts', () => {
    it('are not deleted while they are asked, one by one or all the unused', async () => {
      const { company, as, requirement } = await aShow();
      for (const verb of ['remove', 'deleteUnused']) {
        const { id: workerId } = await aWorker(app.db, { companyId: company.id });
        const ask = () =>
          as(async (work) =>
            app
              .get(RequestAskingService)
              .ask(
                work,
                await app.get(LaborRequirementQueries).reachedIds(work, requirement.slug),
                workerId,
                false,
              ),
          );
        const remove = () =>
          as<unknown>((work) =>
            verb === 'remove'
              ? app.get(WorkerService).remove(work, company.id, workerId)
              : app.get(UnusedWorkerService).deleteUnused(work, company.id),
          );
        const [asked, removed] = await inTurn<unknown>(app.db, 'audit_entries', [ask, remove]);
        expect(asked).toMatchObject({ status: 'fulfilled' });
        expect(removed).toMatchObject(
          verb === 'remove'
            ? { status: 'rejected', reason: { code: 'worker.has_requests' } }
            : { status: 'fulfilled', value: 0 },
        );
      }
    });

    it('are changed from what they are now', async () => {
      const { company, as } = await aShow();
      const { id } = await aWorker(app.db, { companyId: company.id });
      await behindChange(app.db, [`update workers set name = 'Kim' where id = $1`, [id]], () =>
        as((work) => app.get(WorkerService).edit(work, company.id, id, { name: 'Lee' })),
      );
      expect(await auditOf('worker', id)).toEqual([
        { action: 'worker.changed', before: { name: 'Kim' }, after: { name: 'Lee' } },
      ]);
    });

    it('get no skill that is deleted at that moment', async () => {
      const { company, as } = await aShow();
      const { id } = await aWorker(app.db, { companyId: company.id });
      const skill = await aSkill(app.db, { companyId: company.id });
      await behindChange(app.db, ['delete from labor_types where id = $1', [skill.id]], () =>
        as((work) =>
          app.get(WorkerService).edit(work, company.id, id, { laborTypeIds: [skill.id] }),
        ),
      );
      expect(await app.db.query('select 1 from worker_skills where worker_id = $1', [id])).toEqual(
        [],
      );
    });

    it('have one invitation as steward, however many invite them at once', async () => {
      const { company, as } = await aShow();
      const phone = aPhoneNumber();
      const { id } = await aWorker(app.db, {
        companyId: company.id,
        phoneNumber: phone,
        isSteward: true,
      });
      const row = (await app.unitOfWork
        .reading()
        .row<Parameters<StewardInvitationService['invite']>[1]>(
          'select * from companies where id = $1',
          [company.id],
        ))!;
      const invite = () =>
        as((work) => app.get(StewardInvitationService).invite(work, row, { phone }, null));
      expect(await allAtOnce(app.db, 'outgoing_messages', [invite, invite, invite])).toEqual([
        'sent',
        'sent',
        'sent',
      ]);
      expect(
        await app.db.query('select 1 from registration_tokens where worker_id = $1', [id]),
      ).toHaveLength(1);
    });
  });
});
