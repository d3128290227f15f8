import { MessageService, OutgoingMessage, SendMessageTask } from '#libs/messaging';
import { CallTime } from '#libs/call-time';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aCall } from '../../../../test/factories/a-call.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { Worker } from '../workers/worker.entity.js';
import { LaborRequirement } from '../requirements/labor-requirement.entity.js';
import type { LaborRequest } from './labor-request.entity.js';
import { PromotionService } from './promotion.service.js';

describe('a text about a request, right before it leaves', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule]);
  });
  afterAll(() => app.close());

  async function anOfferFor({ id, workerId, laborRequirementId }: LaborRequest): Promise<number> {
    const worker = await app.db.manager.findOneByOrFail(Worker, { id: workerId });
    const { callTimeId } = await app.db.manager.findOneByOrFail(LaborRequirement, {
      id: laborRequirementId,
    });
    const { startsAt } = await app.db.manager.findOneByOrFail(CallTime, { id: callTimeId });
    const { companyId, phoneNumber } = worker;
    await app.unitOfWork.as(app.as(), (work) =>
      app.get(MessageService).send(work, [
        {
          kind: 'offer',
          companyId,
          phoneNumber,
          body: 'Can you?',
          aboutId: id,
          callStartsAt: startsAt,
        },
      ]),
    );
    return (await app.db.manager.findOneByOrFail(OutgoingMessage, { subjectId: id, kind: 'offer' }))
      .id;
  }

  async function sent(messageId: number): Promise<Pick<OutgoingMessage, 'status' | 'error'>> {
    await app.get(SendMessageTask).send({ messageId });
    const { status, error } = await app.db.manager.findOneByOrFail(OutgoingMessage, {
      id: messageId,
    });
    return { status, error };
  }

  it('leaves while it is true', async () => {
    expect(await sent(await anOfferFor(await aRequest(app.db)))).toEqual({
      status: 'sent',
      error: null,
    });
  });

  it('is dropped when the call was filled while it waited, and its request is queued again', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, { neededLabor: 1 });
    const request = await aRequest(app.db, { laborRequirementId });
    const offer = await anOfferFor(request);
    await aConfirmedRequest(app.db, { laborRequirementId });
    expect(await sent(offer)).toEqual({ status: 'dropped', error: 'the call is filled' });
    expect(
      await app.db.query('select sent_at from labor_requests where id = $1', [request.id]),
    ).toEqual([{ sent_at: null }]);
  });

  it('is dropped when promotion filled the call while it waited, however long ago the yes was', async () => {
    const { id: laborRequirementId } = await aRequirement(app.db, { neededLabor: 1 });
    const promoted = await aRequest(app.db, {
      laborRequirementId,
      state: 'available',
      respondedAt: new Date(Date.now() - 3_600_000),
    });
    const offer = await anOfferFor(await aRequest(app.db, { laborRequirementId }));

    await app.db.query('update labor_requirements set fcfs_positions = 1 where id = $1', [
      laborRequirementId,
    ]);
    await app.unitOfWork.asSystem((work) =>
      app.get(PromotionService).fillOpenPositions(work, [laborRequirementId]),
    );
    expect(
      await app.db.query('select state, responded_at from labor_requests where id = $1', [
        promoted.id,
      ]),
    ).toEqual([{ state: 'confirmed', responded_at: expect.any(Date) }]);
    expect(await sent(offer)).toEqual({ status: 'dropped', error: 'the call is filled' });
  });

  it('is dropped when its event was canceled or its request is gone', async () => {
    const [canceled, gone] = [await aRequest(app.db), await aRequest(app.db)];
    const offers = [await anOfferFor(canceled), await anOfferFor(gone)];
    await app.db.query(
      `update events set canceled = true where id = (select ct.event_id from labor_requirements q join call_times ct on ct.id = q.call_time_id where q.id = $1)`,
      [canceled.laborRequirementId],
    );
    await app.db.query('delete from labor_requests where id = $1', [gone.id]);
    expect(await sent(offers[0]!)).toEqual({ status: 'dropped', error: 'the event was canceled' });
    expect(await sent(offers[1]!)).toEqual({ status: 'dropped', error: 'the request was deleted' });
  });

  describe('the question before an offer', () => {
    async function aQuestionBefore({ id, workerId, laborRequirementId }: LaborRequest) {
      const { companyId, phoneNumber } = await app.db.manager.findOneByOrFail(Worker, {
        id: workerId,
      });
      await app.db.query('delete from consents where phone_number = $1', [phoneNumber]);
      await app.unitOfWork.as(app.as(), (work) =>
        app.get(MessageService).send(work, [
          {
            kind: 'offer',
            ...{ companyId, phoneNumber, aboutId: id },
            body: 'Can you?',
            consentQuestion: 'May we text you?',
          },
        ]),
      );
      const question = await app.db.manager.findOneByOrFail(OutgoingMessage, {
        subjectId: id,
        kind: 'consent_question',
      });
      const mayBeAsked = async (): Promise<boolean> =>
        (
          await app.db.query(
            'select from consents where phone_number = $1 and asked_at is not null',
            [phoneNumber],
          )
        ).length === 0;
      return { id: question.id, laborRequirementId, mayBeAsked };
    }

    const ENDS = {
      'its event was canceled': `update events set canceled = true where id = (select ct.event_id from labor_requirements q join call_times ct on ct.id = q.call_time_id where q.id = $1)`,
      'its event was deleted': `update events set archived_at = now() where id = (select ct.event_id from labor_requirements q join call_times ct on ct.id = q.call_time_id where q.id = $1)`,
      'its call was deleted': `update call_times set archived_at = now() where id = (select call_time_id from labor_requirements where id = $1)`,
      'its requirement was deleted': `update labor_requirements set archived_at = now() where id = $1`,
      'the worker was taken off': `delete from labor_requests where labor_requirement_id = $1`,
      'the worker declined': `update labor_requests set state = 'declined' where labor_requirement_id = $1`,
    };
    it.each(Object.entries(ENDS))(
      'is dropped when %s, and may be asked again; with another request it leaves',
      async (_, end) => {
        const [alone, wanted] = [await aRequest(app.db), await aRequest(app.db)];
        const questions = [await aQuestionBefore(alone), await aQuestionBefore(wanted)];
        const { companyId } = await app.db.manager.findOneByOrFail(Worker, { id: wanted.workerId });
        const event = await anEvent(app.db, { companyId });
        const call = await aCall(app.db, { eventId: event.id });
        await aRequest(app.db, {
          laborRequirementId: (await aRequirement(app.db, { callTimeId: call.id })).id,
          workerId: wanted.workerId,
          sentAt: null,
        });
        for (const { laborRequirementId } of questions)
          await app.db.query(end, [laborRequirementId]);

        expect(await sent(questions[0]!.id)).toEqual({
          status: 'dropped',
          error: 'nobody is asked any more',
        });
        expect(await questions[0]!.mayBeAsked()).toBe(true);
        expect(await sent(questions[1]!.id)).toEqual({ status: 'sent', error: null });
        expect(await questions[1]!.mayBeAsked()).toBe(false);
      },
    );
  });
});
