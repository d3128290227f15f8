import fc from 'fast-check';
import { CallTimeModule, CallTimeService } from '#libs/call-time';
import { Consent, countSegments, InboundTextService, splitMessage } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { TimeEntryModule } from '#libs/time-entry';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import type { RequestState } from '../rules/request-states.js';
import { RequestAnsweringService } from '../requests/request-answering.service.js';
import { TimeChange } from '../time-changes/time-change.entity.js';

/** A call that a number was asked about. */
interface Asked {
  state: RequestState;
  fcfs: number;
  hour: number;
  moved: boolean;
}
/** An action of a manager between two texts, on one of the calls. */
interface Between {
  does: 'confirm' | 'decline' | 'cancel' | 'no_show' | 'move' | 'cancel event' | 'delete';
  at: number;
}
type RequestRow = { id: number; state: RequestState; call: string };

const SAID = [
  ...[
    'yes',
    'Yes!',
    'ok',
    '👍🏽',
    'sí',
    'no',
    'No, thanks',
    'all',
    '1',
    '2',
    '1 3',
    '5',
    '15',
    '20 min',
  ],
  ...['out', 'OUT', 'late', 'late 10', 'who', 'help', 'stop', 'cancel', 'start', 'unstop'],
  ...['what?', '', '\u0000', '1-2', "No problem, I'll be there"],
];

/** Any texts in any order: nothing fails, and every change is told to the worker. */
describe('any conversation with a number of two companies', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule, TimeEntryModule]);
  });
  afterAll(() => app.close());

  async function aNumber(companies: readonly { asked: readonly Asked[]; consents: boolean }[]) {
    const phoneNumber = aPhoneNumber();
    for (const { asked, consents } of companies) {
      const event = await anEvent(app.db);
      const { companyId } = event;
      const { id: workerId } = await aWorker(app.db, { companyId, phoneNumber, consents });
      if (!consents)
        await app.db.manager.insert(Consent, { phoneNumber, companyId, askedAt: new Date() });
      for (const { state, fcfs, hour, moved } of asked) {
        const time = `${String(hour).padStart(2, '0')}:00`;
        const { id: callTimeId } = await aCall(app.db, { eventId: event.id, time });
        const { id } = await aRequirement(app.db, { callTimeId, fcfsPositions: fcfs });
        const request = await aRequest(app.db, { laborRequirementId: id, workerId, state });
        if (moved && state === 'confirmed')
          await app.db.manager.insert(TimeChange, {
            ...{ laborRequestId: request.id, previousDate: event.startDate, previousTime: '05:00' },
            expiresAt: new Date('2031-06-01T00:00:00Z'),
          });
      }
    }
    return phoneNumber;
  }

  const requestsOf = (phone: string): Promise<RequestRow[]> =>
    app.db.query(
      `select r.id, r.state, ct.name as call from labor_requests r join workers w on w.id = r.worker_id
         join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
        where w.phone_number = $1 order by r.id`,
      [phone],
    );
  const say = (from: string, body: string): Promise<string | null> =>
    app.unitOfWork.asSystem((work) => app.get(InboundTextService).receive(work, { from, body }));
  /** Ignores actions that a manager may not do. */
  async function act({ does, at }: Between, phone: string): Promise<void> {
    const requests = await requestsOf(phone);
    const request = requests[at % requests.length];
    if (!request) return;
    const [{ slug, event_id: eventId, company_id: companyId }] = await app.db.query(
      `select ct.slug, ct.event_id, w.company_id from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
         join workers w on w.id = r.worker_id where r.id = $1`,
      [request.id],
    );
    const { actor } = await aManager(app.db, companyId);
    if (does === 'cancel event')
      return app.db.query('update events set canceled = true where id = $1', [eventId]);
    if (does === 'delete')
      return app.db.query('update call_times set archived_at = now() where slug = $1', [slug]);
    await app.unitOfWork
      .as(app.as(actor), async (work) => {
        if (does === 'move') await app.get(CallTimeService).edit(work, slug, { time: '23:30' });
        else await app.get(RequestAnsweringService).perform(work, request.id, does, 'manager');
      })
      .catch((refusal: unknown) => expect(refusal).toMatchObject({ kind: expect.any(String) }));
  }
  const confirmationsOf = async (phone: string): Promise<string> =>
    (
      await app.db.query(
        `select string_agg(body, E'\\n') as bodies from outgoing_messages where recipient = $1 and kind = 'confirmation'`,
        [phone],
      )
    )[0].bodies ?? '';
  const consentOf = async (phone: string) =>
    (
      await app.db.query(
        `select (select count(*)::int from consents where phone_number = $1 and granted_at is not null) as granted,
                exists (select from phone_stops where phone_number = $1) as stopped`,
        [phone],
      )
    )[0] as { granted: number; stopped: boolean };

  const asked: fc.Arbitrary<Asked> = fc.record({
    state: fc.constantFrom('pending', 'pending', 'available', 'confirmed', 'declined', 'canceled'),
    fcfs: fc.constantFrom(0, 1),
    hour: fc.integer({ min: 6, max: 22 }),
    moved: fc.boolean(),
  });
  const between: fc.Arbitrary<Between> = fc.record({
    does: fc.constantFrom(
      'confirm',
      'decline',
      'cancel',
      'no_show',
      'move',
      'cancel event',
      'delete',
    ),
    at: fc.nat(5),
  });
  const company = fc.record({
    asked: fc.array(asked, { minLength: 1, maxLength: 3 }),
    consents: fc.constantFrom(true, true, false),
  });

  it('fails nowhere, does nothing in silence, and asks again before a call is dropped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(company, company),
        fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...SAID) }, between), {
          minLength: 1,
          maxLength: 10,
        }),
        async (companies, steps) => {
          app.clock.setTime('2031-05-01T09:30:00Z');
          const phone = await aNumber(companies);
          let [before, consent] = [await requestsOf(phone), await consentOf(phone)];
          let lastReply = '';
          for (const body of steps) {
            app.clock.advance(1);
            if (typeof body !== 'string') {
              await act(body, phone);
              before = await requestsOf(phone);
              continue;
            }
            const reply = await say(phone, body);
            for (const part of splitMessage(reply ?? ''))
              expect(countSegments(part).segments).toBeLessThanOrEqual(10);

            const [after, consented] = [await requestsOf(phone), await consentOf(phone)];
            const told = `${reply ?? ''}\n${await confirmationsOf(phone)}`;
            after.forEach(({ state, call }, at) => {
              const was = before[at]!.state;
              if (state === was) return;
              expect(told).toContain(call);
              expect(was).not.toBe('canceled');
              if (was !== 'confirmed') return;
              expect(state).toBe('canceled');
              expect(lastReply).toMatch(new RegExp(`(Drop|drop|: ).*${call}`));
            });
            if (consented.granted > consent.granted) expect(reply).toContain('Thank you');
            if (consented.stopped && !consent.stopped) {
              expect(reply).toBeNull();
              expect(['stop', 'cancel', 'no', 'No, thanks']).toContain(body);
            }
            if (!consented.stopped && consent.stopped)
              expect(['yes', 'Yes!', 'start', 'unstop']).toContain(body);
            [before, consent, lastReply] = [after, consented, reply ?? lastReply];
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('tells nobody who has no contact anything, whatever was there before', async () => {
    const all = { asked: [{ state: 'pending', fcfs: 1, hour: 8, moved: false }], consents: true };
    const phone = await aNumber([all as { asked: Asked[]; consents: boolean }]);
    await app.db.query('update workers set phone_number = $2 where phone_number = $1', [
      phone,
      aPhoneNumber(),
    ]);
    for (const body of SAID.filter((text) => !['stop', 'cancel'].includes(text)))
      expect(await say(phone, body)).toMatch(/We do not know this number/);
  });
});
