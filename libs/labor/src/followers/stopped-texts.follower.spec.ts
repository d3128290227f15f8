import { CallTimeModule } from '#libs/call-time';
import { DeliveryReportService, InboundTextService } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { aCall } from '../../../../test/factories/a-call.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import type { RequestState } from '../rules/request-states.js';

describe('a worker who stops our texts', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));
  afterAll(() => app.close());

  async function aRequestIn(state: RequestState, { canceled = false, archived = false } = {}) {
    const event = await anEvent(app.db, { canceled });
    const worker = await aWorker(app.db, { companyId: event.companyId });
    const archivedAt = archived ? new Date() : null;
    const call = await aCall(app.db, { eventId: event.id, archivedAt });
    const { id: laborRequirementId } = await aRequirement(app.db, { callTimeId: call.id });
    await aRequest(app.db, { laborRequirementId, workerId: worker.id, state });
    const feed = async (): Promise<string[]> =>
      (
        await app.db.query('select message from notifications where company_id = $1', [
          event.companyId,
        ])
      ).map(({ message }: { message: string }) => message);
    return { ...worker, feed };
  }
  const text = (from: string, body: string) =>
    app.unitOfWork.asSystem((work) => app.get(InboundTextService).receive(work, { from, body }));

  it.each`
    state          | given                 | now                       | told     | because
    ${'confirmed'} | ${{}}                 | ${'2031-04-20T16:00:00Z'} | ${true}  | ${'nobody can tell them of a change any more'}
    ${'confirmed'} | ${{}}                 | ${'2031-05-01T13:00:00Z'} | ${true}  | ${'the call runs, and they may be wanted'}
    ${'confirmed'} | ${{}}                 | ${'2031-05-03T12:00:00Z'} | ${false} | ${'the call is over'}
    ${'confirmed'} | ${{ canceled: true }} | ${'2031-04-20T16:00:00Z'} | ${false} | ${'the event was canceled'}
    ${'confirmed'} | ${{ archived: true }} | ${'2031-04-20T16:00:00Z'} | ${false} | ${'the call was deleted'}
    ${'available'} | ${{}}                 | ${'2031-04-20T16:00:00Z'} | ${false} | ${'nobody counts on them yet'}
    ${'pending'}   | ${{}}                 | ${'2031-04-20T16:00:00Z'} | ${false} | ${'nobody counts on them yet'}
  `('$state $given at $now: the managers are told: $told, because $because', async (row) => {
    const { phoneNumber, feed } = await aRequestIn(row.state as RequestState, row.given as object);
    app.clock.setTime(row.now as string);
    await text(phoneNumber, 'Stop!');
    expect(await feed()).toEqual(
      row.told
        ? [expect.stringMatching(/^Worker .* is confirmed for .* and has opted out of texts/)]
        : [],
    );
  });

  it.each(['stop', 'UNSUBSCRIBE', 'opt-out', 'quit', 'cancel', 'End.'])(
    'by %j: the managers are told, once',
    async (body) => {
      const { phoneNumber, feed } = await aRequestIn('confirmed');
      await text(phoneNumber, body);
      expect(await feed()).toHaveLength(1);
    },
  );

  it('at their carrier: the managers are told, once for all its reports', async () => {
    const { phoneNumber, companyId, feed } = await aRequestIn('confirmed');
    const insert = `insert into outgoing_messages (channel, kind, company_id, recipient, body, segments, status, provider_id)
                    values ('sms', 'reminder', $1, $2, 'x', 1, 'sent', $3) returning id`;
    for (const providerId of ['SMa', 'SMb']) {
      const [{ id: messageId }] = await app.db.query(insert, [
        companyId,
        phoneNumber,
        providerId + phoneNumber,
      ]);
      await app.unitOfWork.asSystem((work) =>
        app.get(DeliveryReportService).record(work, {
          ...{ providerId: providerId + phoneNumber, messageId, status: 'undelivered' },
          ...{ reason: '21610', optedOut: true },
        }),
      );
    }
    expect(await feed()).toEqual([expect.stringContaining('has opted out of texts')]);
  });
});
