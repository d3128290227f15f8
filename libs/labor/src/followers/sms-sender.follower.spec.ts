import { CallTimeModule } from '#libs/call-time';
import { CompanyService } from '#libs/company';
import { InboundTextService, MessageService, SendMessageTask, SMS_PROVIDER } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { OfferSendingService } from '../requests/offer-sending.service.js';
import { ConsentHistoryQueries } from '../workers/consent-history.queries.js';

describe('a company sends from a number of its own', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  /** A company that has asked the shared number whether it can work. */
  async function aHouse(phoneNumber: string, smsSender: string | null) {
    const company = await aCompany(app.db, { smsSender });
    const event = await anEvent(app.db, { companyId: company.id });
    const { actor } = await aManager(app.db, company.id);
    const worker = await aWorker(app.db, { companyId: company.id, phoneNumber });
    const call = await aCall(app.db, { eventId: event.id });
    const { id: laborRequirementId } = await aRequirement(app.db, { callTimeId: call.id });
    const request = await aRequest(app.db, {
      laborRequirementId,
      workerId: worker.id,
      sentAt: null,
    });
    const by = app.as(actor);
    await app.unitOfWork.as(by, (work) =>
      app.get(OfferSendingService).sendOffers(work, { eventId: event.id }),
    );
    const mayText = async (): Promise<boolean> => {
      const [outcome] = await app.unitOfWork.as(by, (work) =>
        app
          .get(MessageService)
          .send(work, [{ kind: 'cancellation', companyId: company.id, phoneNumber, body: 'x' }]),
      );
      return outcome === 'queued';
    };
    const state = async (): Promise<string> =>
      (await app.db.query('select state from labor_requests where id = $1', [request.id]))[0].state;
    const sendFrom = (sender: string | null) =>
      app.unitOfWork.as(by, (work) =>
        app.get(CompanyService).edit(work, company.id, { smsSender: sender }),
      );
    const history = () =>
      app.unitOfWork.as(by, (work) => app.get(ConsentHistoryQueries).ofWorker(work, worker.slug));
    return { company, event, worker, request, by, mayText, state, sendFrom, history };
  }
  const text = (from: string, to: string | null, body: string, service: string | null = null) =>
    app.unitOfWork.asSystem((work) =>
      app.get(InboundTextService).receive(work, { from, to, body, service }),
    );
  const deliver = async (phone: string): Promise<void> => {
    const texts = await app.db.query(
      'select id from outgoing_messages where recipient = $1 order by id',
      [phone],
    );
    for (const { id } of texts) await app.get(SendMessageTask).send({ messageId: id });
  };
  const SHARED = '+18005550100';
  const SERVICE = 'MG0123456789abcdef0123456789abcdef';

  it('from which its texts leave, while the others keep the shared one', async () => {
    const phone = aPhoneNumber();
    await aHouse(phone, '+14155550142');
    await aHouse(phone, null);
    const sent: unknown[] = [];
    const provider = app.get<{ send(message: { from?: string | null }): Promise<unknown> }>(
      SMS_PROVIDER as never,
    );
    const send = provider.send.bind(provider);
    provider.send = (message) => {
      sent.push(message.from);
      return send(message);
    };
    await deliver(phone);
    expect(sent).toEqual(['+14155550142', null]);
    expect(
      await app.db.query('select sender from outgoing_messages where recipient = $1 order by id', [
        phone,
      ]),
    ).toEqual([{ sender: '+14155550142' }, { sender: null }]);
    provider.send = send;
  });

  it.each([
    ['a number', '+14155550143', '+14155550143', null],
    ['a messaging service, whatever its number', SERVICE, '+14155550177', SERVICE],
  ])('a STOP to %s holds there, and a START lifts it there', async (_, sender, to, service) => {
    const phone = aPhoneNumber();
    const [own, other] = [await aHouse(phone, sender), await aHouse(phone, null)];
    await text(phone, to, 'STOP', service);
    expect([await own.mayText(), await other.mayText()]).toEqual([false, true]);
    await text(phone, SHARED, 'START');
    expect([await own.mayText(), await other.mayText()]).toEqual([false, true]);
    await text(phone, SHARED, 'STOP');
    expect([await own.mayText(), await other.mayText()]).toEqual([false, false]);
    await text(phone, to, 'START', service);
    expect([await own.mayText(), await other.mayText()]).toEqual([true, false]);

    expect((await own.history()).state).toMatchObject({ granted: true, stopped: false });
    expect((await other.history()).state).toMatchObject({ granted: false, stopped: true });
    expect((await own.history()).entries.filter(({ kind }) => kind === 'revoked')).toHaveLength(1);
    await own.sendFrom(null);
  });

  it('where a yes answers its question, and no other one', async () => {
    const phone = aPhoneNumber();
    const [own, other] = [await aHouse(phone, '+14155550144'), await aHouse(phone, null)];
    await deliver(phone);
    await text(phone, '+14155550144', 'yes');
    expect([await own.state(), await other.state()]).toEqual(['available', 'pending']);
    await text(phone, SHARED, 'no');
    expect([await own.state(), await other.state()]).toEqual(['available', 'declined']);
  });

  it('and hears for some days who answers what it sent from the shared one before', async () => {
    const phone = aPhoneNumber();
    const house = await aHouse(phone, null);
    await deliver(phone);
    await house.sendFrom('+14155550145');
    await text(phone, SHARED, 'yes');
    expect(await house.state()).toBe('available');
  });

  it('and takes the STOPs of its contacts along, there and back, with nothing about when they were said', async () => {
    const phone = aPhoneNumber();
    const [house, other] = [await aHouse(phone, null), await aHouse(phone, null)];
    await text(phone, SHARED, 'STOP');
    app.clock.advance(60);
    await house.sendFrom('+14155550146');
    expect([await house.mayText(), await other.mayText()]).toEqual([false, false]);
    const { entries, state } = await house.history();
    expect(state.stopped).toBe(true);
    const stops = entries.filter(({ kind }) => kind === 'revoked');
    expect(stops).toMatchObject([{ source: 'copied', wording: null, at: app.clock.now() }]);

    await text(phone, SHARED, 'START');
    expect([await house.mayText(), await other.mayText()]).toEqual([false, true]);
    await house.sendFrom(null);
    expect(await house.mayText()).toBe(false);
  });
});
