import { CallTimeModule } from '#libs/call-time';
import { DeliveryReportService, type MessageKind, MessageService } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { OfferSendingService } from '../requests/offer-sending.service.js';

describe('a text about a request fails', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  const notificationsOf = async (requestId: number): Promise<string[]> =>
    (
      await app.db.query(
        'select message from notifications where labor_request_id = $1 order by id',
        [requestId],
      )
    ).map(({ message }: { message: string }) => message);
  const fail = (messageId: number, reason: string) =>
    app.unitOfWork.asSystem((work) =>
      app.get(DeliveryReportService).record(work, {
        ...{ providerId: `SM${messageId}`, messageId, status: 'failed' },
        ...{ reason, optedOut: false },
      }),
    );

  it.each(['this is a landline (30006)', 'texts to this country are not allowed (21408)'])(
    'the question for consent: managers are told (%s), and it may be asked again',
    async (reason) => {
      const request = await aRequest(app.db, { sentAt: null });
      const [worker] = await app.db.query('select * from workers where id = $1', [
        request.workerId,
      ]);
      await app.db.query('delete from consents where phone_number = $1', [worker.phone_number]);
      const { actor } = await aManager(app.db, worker.company_id);
      const send = () =>
        app.unitOfWork.as(app.as(actor), (work) =>
          app.get(OfferSendingService).sendOffers(work, { requestIds: [request.id] }),
        );
      expect(await send()).toMatchObject({ waitingForConsent: 1 });
      const [question] = await app.db.query(
        `select id from outgoing_messages where recipient = $1 and kind = 'consent_question'`,
        [worker.phone_number],
      );
      await fail(question.id, reason);
      expect(await notificationsOf(request.id)).toEqual([
        expect.stringMatching(/^Our question to Worker \d+, .* was not delivered/),
      ]);
      expect((await notificationsOf(request.id))[0]).toContain(reason);

      await send();
      expect(
        await app.db.query(
          `select 1 from outgoing_messages where recipient = $1 and kind = 'consent_question'`,
          [worker.phone_number],
        ),
      ).toHaveLength(2);
    },
  );

  it.each<[MessageKind, string]>([
    ['confirmation', 'The confirmation to'],
    ['time_change', 'The new time of'],
    ['cancellation', 'The cancellation to'],
    ['reminder', 'The reminder to'],
  ])('a %s: managers are told', async (kind, says) => {
    const request = await aRequest(app.db, { state: 'confirmed' });
    const [{ company_id: companyId }] = await app.db.query(
      'select company_id from workers where id = $1',
      [request.workerId],
    );
    const { phoneNumber } = await aWorker(app.db, { companyId });
    await app.unitOfWork.asSystem((work) =>
      app
        .get(MessageService)
        .send(work, [{ kind, companyId, phoneNumber, body: 'x', aboutId: request.id }]),
    );
    const [{ id }] = await app.db.query('select id from outgoing_messages where subject_id = $1', [
      request.id,
    ]);
    await fail(id, 'the phone is off (30003)');
    expect(await notificationsOf(request.id)).toEqual([expect.stringContaining(says)]);
  });

  it('a text that is not true any more: nobody is told', async () => {
    const request = await aRequest(app.db, { state: 'confirmed' });
    await app.db.query(
      `insert into outgoing_messages (channel, kind, recipient, body, segments, status, subject_id) values ('sms', 'time_change', '+14155550199', 'x', 1, 'held', $1)`,
      [request.id],
    );
    await app.unitOfWork.asSystem((work) =>
      app.get(MessageService).withdrawTimeChanges(work, [request.id], 'the call moved'),
    );
    expect(await notificationsOf(request.id)).toEqual([]);
  });
});
