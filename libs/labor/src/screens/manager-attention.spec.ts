import { CallTimeModule, CallTimeService } from '#libs/call-time';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aLocation } from '../../../../test/factories/a-location.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { LaborModule } from '../labor.module.js';
import type { LaborRequest } from '../requests/labor-request.entity.js';
import { OfferSendingService } from '../requests/offer-sending.service.js';
import { TimeChangeService } from '../time-changes/time-change.service.js';
import { ManagerAttentionQueries } from './manager-attention.queries.js';

const NOW = '2031-04-01T16:00:00Z';

describe('what needs a manager', () => {
  let app: LibApp;
  let attention: ManagerAttentionQueries;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
    attention = app.get(ManagerAttentionQueries);
  });
  beforeEach(() => app.clock.setTime(NOW));
  afterAll(() => app.close());

  /** A company whose event has a call on 3 April, in two days. */
  async function aShow() {
    const event = await anEvent(app.db, { startDate: '2031-04-03', endDate: '2031-04-20' });
    const { companyId } = event;
    const call = await aCall(app.db, { eventId: event.id, date: '2031-04-03' });
    const rigger = await aSkill(app.db, { companyId, name: 'Rigger' });
    const requirement = await aRequirement(app.db, {
      ...{ callTimeId: call.id, laborTypeId: rigger.id, neededLabor: 2 },
    });
    const { actor } = await aManager(app.db, companyId);
    const asked = async (name: string, given: Partial<LaborRequest> = {}) => {
      const { id: workerId } = await aWorker(app.db, { companyId, name });
      return aRequest(app.db, { laborRequirementId: requirement.id, workerId, ...given });
    };
    const read = (): Work => app.unitOfWork.reading(app.as(actor));
    return { event, companyId, call, requirement, actor, asked, read };
  }

  it('are calls of the next seven days that miss people, with their numbers', async () => {
    const { event, companyId, call, requirement, asked, read } = await aShow();
    await asked('Al', { state: 'confirmed' });
    await asked('Bo', { state: 'available' });
    await asked('Cy');
    await asked('Di', { sentAt: null });
    const far = await aCall(app.db, { eventId: event.id, date: '2031-04-09' });
    await aRequirement(app.db, { callTimeId: far.id });
    const full = await aCall(app.db, { eventId: event.id, date: '2031-04-04' });
    const { id } = await aRequirement(app.db, { callTimeId: full.id, neededLabor: 1 });
    for (const state of ['confirmed', 'confirmed'] as const)
      await aRequest(app.db, { laborRequirementId: id, state });

    const short = await attention.shortCalls(read(), companyId);
    expect(
      short.map(({ call_slug, missing, requirements }) => [call_slug, missing, requirements]),
    ).toEqual([
      [
        call.slug,
        1,
        [
          {
            ...{ slug: requirement.slug, skill: 'Rigger', needed: 2 },
            ...{ confirmed: 1, available: 1, asked: 1, queued: 1 },
          },
        ],
      ],
    ]);
  });

  it('are as many who said yes as there is room for, first come first', async () => {
    const { companyId, asked, read } = await aShow();
    await asked('In', { state: 'confirmed' });
    await asked('Late', { state: 'available', respondedAt: new Date('2031-03-31T12:00:00Z') });
    const early = await asked('Early', {
      state: 'available',
      respondedAt: new Date('2031-03-31T11:00:00Z'),
    });
    const [waiting, ...others] = await attention.waitingYes(read(), companyId);
    expect(others).toEqual([]);
    expect(waiting!.requests).toEqual([{ id: early.id, worker_name: 'Early', skill: 'Rigger' }]);
  });

  it('are those who said no or canceled since then, the latest first', async () => {
    const { companyId, asked, read } = await aShow();
    const at = (time: string) => ({ respondedAt: new Date(time) });
    await asked('Before', { state: 'declined', ...at('2031-03-30T12:00:00Z') });
    await asked('No', { state: 'declined', ...at('2031-03-31T12:00:00Z') });
    await asked('Out', { state: 'canceled', ...at('2031-04-01T12:00:00Z') });
    await asked('Gone', { state: 'no_show', ...at('2031-04-01T12:00:00Z') });
    const dropped = await attention.dropped(read(), companyId, new Date('2031-03-31T04:00:00Z'));
    expect(dropped.map(({ worker_name, state }) => [worker_name, state])).toEqual([
      ['Out', 'canceled'],
      ['No', 'declined'],
    ]);
  });

  it('are requests that nobody has sent, but for those that wait for consent', async () => {
    const { event, companyId, requirement, asked, read, actor } = await aShow();
    await asked('Al', { sentAt: null });
    await asked('Bo');
    const { id: workerId } = await aWorker(app.db, { companyId, consents: false });
    await aRequest(app.db, { laborRequirementId: requirement.id, workerId, sentAt: null });
    const line = { event_slug: event.slug, event_name: event.eventName };
    expect(await attention.queued(read(), companyId)).toEqual([{ ...line, count: 2 }]);
    await app.unitOfWork.as(app.as(actor), (work) =>
      app.get(OfferSendingService).sendOffers(work, { eventId: event.id }),
    );
    expect(await attention.queued(read(), companyId)).toEqual([]);
  });

  it('are texts that are held or failed, the latest of each kind and request', async () => {
    const { event, companyId, asked, read, actor } = await aShow();
    const requests = [];
    for (const name of ['Al', 'Bo', 'Cy', 'Di', 'Ed'])
      requests.push(await asked(name, { sentAt: null }));
    await app.unitOfWork.as(app.as(actor), (work) =>
      app.get(OfferSendingService).sendOffers(work, { eventId: event.id }),
    );
    const mark = (status: string, error: string | null, who: readonly LaborRequest[]) =>
      app.db.query(
        'update outgoing_messages set status = $1, error = $2 where subject_id = any($3)',
        [status, error, who.map(({ id }) => id)],
      );
    await mark('failed', 'the number does not exist', requests.slice(0, 2));
    await mark('undelivered', null, requests.slice(2, 3));
    await mark('held', null, requests.slice(3));
    await app.db.query(`update outgoing_messages set kind = 'confirmation' where subject_id = $1`, [
      requests[4]!.id,
    ]);
    const stuck = await attention.stuckTexts(read(), companyId);
    expect(
      stuck.map(({ status, reason, count, names }) => ({ ...{ status, reason, count, names } })),
    ).toEqual([
      { status: 'failed', reason: 'the number does not exist', count: 2, names: ['Al', 'Bo'] },
      { status: 'failed', reason: 'undelivered', count: 1, names: ['Cy'] },
      { status: 'held', reason: null, count: 2, names: ['Di', 'Ed'] },
    ]);
  });

  it('are moved calls without all answers', async () => {
    const { companyId, call, asked, read, actor } = await aShow();
    for (const name of ['Al', 'Bo', 'Cy']) await asked(name, { state: 'confirmed' });
    await app.unitOfWork.as(app.as(actor), (work) =>
      app.get(CallTimeService).edit(work, call.slug, { time: '10:00' }),
    );
    const tokens = await app.db.query<{ token: string }[]>(
      'select token from time_changes order by id desc limit 2',
    );
    for (const [at, { token }] of tokens.entries())
      await app.unitOfWork.asSystem((work) =>
        app.get(TimeChangeService).answer(work, token, at === 0, null),
      );
    const moves = await attention.unansweredMoves(read(), companyId);
    expect(moves).toMatchObject([
      { call_slug: call.slug, previous_time: '08:00:00', time: '10:00:00' },
    ]);
    expect(moves.map(({ asked: all, unanswered, cannot }) => [all, unanswered, cannot])).toEqual([
      [3, 1, 1],
    ]);
  });

  it('is nothing of canceled events, past calls and other companies, and nobody else reads it', async () => {
    const { event, companyId, asked, read } = await aShow();
    await asked('Al', { state: 'available' });
    await asked('Bo', { state: 'declined', respondedAt: new Date(NOW) });
    const everything = async (work: Work, of: number) =>
      (
        await Promise.all([
          attention.shortCalls(work, of),
          attention.waitingYes(work, of),
          attention.dropped(work, of, new Date('2031-03-01T00:00:00Z')),
          attention.stuckTexts(work, of),
          attention.unansweredMoves(work, of),
        ])
      ).map((part) => part.length);
    expect(await everything(read(), companyId)).toEqual([1, 1, 1, 0, 0]);

    const other = await aManager(app.db, (await aCompany(app.db)).id);
    const asOther = () => app.unitOfWork.reading(app.as(other.actor));
    await expect(everything(asOther(), companyId)).rejects.toMatchObject({ kind: 'missing' });
    expect(await everything(asOther(), other.actor.grants[0]!.companyId!)).toEqual([0, 0, 0, 0, 0]);
    const steward = await aSteward(app.db, companyId);
    await expect(
      everything(app.unitOfWork.reading(app.as(steward.actor)), companyId),
    ).rejects.toMatchObject({ kind: 'unauthorized' });

    app.clock.setTime('2031-04-04T16:00:00Z');
    expect(await everything(read(), companyId)).toEqual([0, 0, 0, 0, 0]);
    app.clock.setTime(NOW);
    await app.db.query('update events set canceled = true where id = $1', [event.id]);
    expect(await everything(read(), companyId)).toEqual([0, 0, 0, 0, 0]);
  });

  it('costs a statement for each part, whatever there is', async () => {
    const { companyId, asked, read } = await aShow();
    for (const state of ['available', 'declined', 'confirmed'] as const)
      await asked(state, { state });
    const work = read();
    const statements = await recordStatements(app.db, async () => {
      await attention.shortCalls(work, companyId);
      await attention.waitingYes(work, companyId);
      await attention.dropped(work, companyId, new Date(0));
      await attention.stuckTexts(work, companyId);
      await attention.unansweredMoves(work, companyId);
      await attention.firstSteps(work, companyId);
    });
    expect(statements).toHaveLength(6);
  });

  it('knows the first steps of a new company', async () => {
    const { id: companyId } = await aCompany(app.db);
    const { actor } = await aManager(app.db, companyId);
    const steps = () => attention.firstSteps(app.unitOfWork.reading(app.as(actor)), companyId);
    expect(await steps()).toEqual({ location: false, skill: false, contact: false, event: false });
    await aLocation(app.db, { companyId });
    await aWorker(app.db, { companyId });
    expect(await steps()).toEqual({ location: true, skill: false, contact: true, event: false });
    await aSkill(app.db, { companyId });
    await anEvent(app.db, { companyId });
    expect(await steps()).toEqual({ location: true, skill: true, contact: true, event: true });
  });
});
