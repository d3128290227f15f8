import { type CallTime, CallTimeModule, CallTimeService } from '#libs/call-time';
import { EventService } from '#libs/event';
import { ConsentService, SHARED_SENDER } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { ManualReminderService } from '../reminders/manual-reminder.service.js';
import { EventCancelingService } from '../requests/event-canceling.service.js';
import type { LaborRequest } from '../requests/labor-request.entity.js';
import { MessageRetryService } from '../requests/message-retry.service.js';
import { OfferSendingService } from '../requests/offer-sending.service.js';
import { RequestAnsweringService } from '../requests/request-answering.service.js';
import type { RequestScope } from '../requests/request-scope.js';
import { TextPreviewService } from './text-preview.service.js';

describe('a preview of texts', () => {
  let app: LibApp;
  let previews: TextPreviewService;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
    previews = app.get(TextPreviewService);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  /** One call with a queue of everybody, and a confirmed crew; names that cost more segments, two languages. */
  async function aShow() {
    const event = await anEvent(app.db, { eventName: 'Ночь “Été” — 2031' });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 9 });
    const other = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 9 });
    const { actor } = await aManager(app.db, event.companyId);
    const by = app.as(actor);
    const asked = async (
      worker: Parameters<typeof aWorker>[1] = {},
      request: Partial<LaborRequest> = {},
    ) => {
      const { id: workerId } = await aWorker(app.db, { ...worker, companyId: event.companyId });
      const given = { workerId, laborRequirementId: requirement.id, ...request };
      return { workerId, request: await aRequest(app.db, given) };
    };
    const queued = (worker: Parameters<typeof aWorker>[1] = {}) => asked(worker, { sentAt: null });
    await queued({ name: 'Ana', language: 'es' });
    await queued({ name: 'Bo' });
    const { workerId } = await queued({ name: 'Cy, never asked', consents: false });
    await aRequest(app.db, { workerId, laborRequirementId: other.id, sentAt: null });
    const stopped = await aWorker(app.db, { name: 'Di, stopped', companyId: event.companyId });
    await app.unitOfWork.asSystem((work) =>
      app.get(ConsentService).revoke(work, stopped.phoneNumber, 'STOP', null, SHARED_SENDER),
    );
    await aRequest(app.db, {
      workerId: stopped.id,
      laborRequirementId: requirement.id,
      sentAt: null,
    });
    for (const language of ['en', 'es'] as const)
      await asked({ name: `In ${language}`, language }, { state: 'confirmed' });
    await asked({ name: 'Jo, unreachable', consents: false }, { state: 'confirmed' });
    return { event, call, requirement, by };
  }

  type Show = Awaited<ReturnType<typeof aShow>>;
  type Written = { recipient: string; kind: string; body: string; segments: number };

  const lastId = async (): Promise<number> =>
    (await app.db.query<[{ id: number }]>('select max(id) as id from outgoing_messages'))[0].id ??
    0;
  const writtenSince = (id: number): Promise<Written[]> =>
    app.db.query(
      'select recipient, kind, body, segments from outgoing_messages where id > $1 order by recipient, body',
      [id],
    );
  const sorted = (texts: Written[]): Written[] =>
    texts.toSorted((a, b) => (a.recipient + a.body < b.recipient + b.body ? -1 : 1));
  /** Every row that a verb may change, but for sequences. */
  const stateOf = async ({ event }: Show): Promise<unknown> =>
    Promise.all(
      [
        'select r.* from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id where ct.event_id = $1 order by r.id',
        'select * from call_times where event_id = $1 order by id',
        'select * from events where id = $1',
        'select tc.* from time_changes tc where $1::bigint is not null order by id',
        'select c.* from consents c where $1::bigint is not null order by phone_number, company_id',
        'select count(*) from outgoing_messages where $1::bigint is not null',
        'select count(*) from graphile_worker.jobs where $1::bigint is not null',
        'select count(*) from audit_entries where $1::bigint is not null',
      ].map((sql) => app.db.query(sql, [event.id])),
    );

  const offersOf =
    (scope: (show: Show) => RequestScope) =>
    (show: Show) =>
    (work: Work): Promise<unknown> =>
      app.get(OfferSendingService).sendOffers(work, scope(show));
  const move = (call: CallTime, time: string) => (work: Work) =>
    app.get(CallTimeService).edit(work, call.slug, { time });

  const VERBS: Record<string, (show: Show) => (work: Work) => Promise<unknown>> = {
    'offers of an event': offersOf(({ event }) => ({ eventId: event.id })),
    'offers of a call': offersOf(({ call }) => ({ callTimeId: call.id })),
    'offers of a requirement': offersOf(({ requirement: { id } }) => ({ requirementId: id })),
    'a reminder': (show) => (work) => app.get(ManualReminderService).send(work, show.call.slug),
    'a move': (show) => move(show.call, '09:30'),
    'a cancellation': (show) => (work) =>
      app.get(EventCancelingService).cancel(work, show.event.slug),
    'a deleted event': (show) => (work) => app.get(EventService).archive(work, show.event.slug),
    'a deleted call': (show) => (work) => app.get(CallTimeService).archive(work, show.call.slug),
  };

  it.each(Object.keys(VERBS))(
    'of %s is byte for byte what is sent, and keeps nothing',
    async (what) => {
      const show = await aShow();
      const verb = VERBS[what]!(show);
      const before = await stateOf(show);
      const preview = await previews.of(show.by, verb);
      expect(await stateOf(show)).toEqual(before);

      const since = await lastId();
      await app.unitOfWork.as(show.by, verb);
      const written = await writtenSince(since);
      expect(written.length).toBeGreaterThanOrEqual(2);
      expect(
        sorted(
          preview.texts.map(({ phoneNumber: recipient, kind, body, segments }) => ({
            ...{ recipient, kind, body, segments },
          })),
        ),
      ).toEqual(sorted(written));
      expect(preview.texts.every(({ name }) => name !== '')).toBe(true);
    },
  );

  it('of a second move, and of the way back, names the links that are sent', async () => {
    const show = await aShow();
    for (const time of ['09:30', '10:00', '08:00']) {
      const preview = await previews.of(show.by, move(show.call, time));
      const since = await lastId();
      await app.unitOfWork.as(show.by, move(show.call, time));
      const bodies = (await writtenSince(since)).map(({ body }) => body).sort();
      expect([time, preview.texts.map(({ body }) => body).sort()]).toEqual([time, bodies]);
      app.clock.setTime(new Date(app.clock.now().getTime() + 600_000));
      await app.finishTasks();
    }
  });

  it('of a retry is what is sent again', async () => {
    const show = await aShow();
    const queue = { eventId: show.event.id };
    await app.unitOfWork.as(show.by, (work) =>
      app.get(OfferSendingService).sendOffers(work, queue),
    );
    await app.db.query(`update outgoing_messages set status = 'failed' where kind = 'offer'`);
    await app.db.query(`update labor_requests set sent_at = null where state = 'pending'`);
    const retry = (work: Work) => app.get(MessageRetryService).retry(work, queue);
    const { texts } = await previews.of(show.by, retry);
    const since = await lastId();
    await app.unitOfWork.as(show.by, retry);
    expect(texts.map(({ body }) => body).sort()).toEqual(
      (await writtenSince(since)).map(({ body }) => body).sort(),
    );
    expect(texts.map(({ name }) => name)).toEqual(['Ana', 'Bo']);
  });

  it('contains the texts that are written right before the commit', async () => {
    const show = await aShow();
    const queue = { requirementId: show.requirement.id };
    const [request] = await app.db.query<LaborRequest[]>(
      `select r.id from labor_requests r where r.labor_requirement_id = $1 and r.state = 'pending' order by id`,
      [queue.requirementId],
    );
    const { texts } = await previews.of(show.by, (work) =>
      app.get(RequestAnsweringService).perform(work, request!.id, 'confirm', 'manager'),
    );
    expect(texts.map(({ name, kind }) => [name, kind])).toEqual([['Ana', 'confirmation']]);
  });

  it('names who gets nothing, and why', async () => {
    const show = await aShow();
    const offers = () =>
      previews.offers(show.by, () => Promise.resolve({ eventId: show.event.id }));
    const kinds = ({ texts, untold }: Awaited<ReturnType<typeof offers>>) => [
      texts.map(({ name, kind }) => `${name}: ${kind}`),
      untold.map(({ name, reason }) => `${name}: ${reason}`),
    ];
    expect(kinds(await offers())).toEqual([
      ['Ana: offer', 'Bo: offer', 'Cy, never asked: consent_question'],
      ['Cy, never asked: awaiting_consent', 'Di, stopped: opted_out'],
    ]);

    await app.db.query('update companies set restricted_since = $2 where id = $1', [
      show.event.companyId,
      '2031-03-01T00:00:00Z',
    ]);
    const [, restricted] = kinds(await offers());
    expect(restricted).toEqual([
      'Ana: restricted',
      'Bo: restricted',
      'Cy, never asked: restricted',
      'Cy, never asked: restricted',
      'Di, stopped: restricted',
    ]);

    app.clock.setTime('2031-12-01T16:00:00Z');
    const [nobody, over] = kinds(await offers());
    expect([nobody, over?.[0]]).toEqual([[], 'Ana: call_over']);

    await app.db.query('update events set canceled = true where id = $1', [show.event.id]);
    expect(kinds(await offers())[1]?.[0]).toBe('Ana: event_canceled');
  });

  it('says when a text is held for the sending hours', async () => {
    const show = await aShow();
    await app.db.query(
      'update companies set sending_from_minute = 480, sending_until_minute = 1260 where id = $1',
      [show.event.companyId],
    );
    app.clock.setTime('2031-04-01T05:00:00Z');
    const { texts } = await previews.offers(show.by, () =>
      Promise.resolve({ eventId: show.event.id }),
    );
    expect(new Set(texts.map(({ heldUntil }) => heldUntil?.toISOString()))).toEqual(
      new Set(['2031-04-01T12:00:00.000Z']),
    );
  });

  it('refuses what the verb refuses', async () => {
    const show = await aShow();
    const { actor } = await aManager(app.db, (await anEvent(app.db)).companyId);
    await expect(previews.of(app.as(actor), VERBS['a cancellation']!(show))).rejects.toMatchObject({
      kind: 'missing',
    });
  });
});
