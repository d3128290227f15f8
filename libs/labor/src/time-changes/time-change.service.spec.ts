import { CallTimeModule, CallTimeService } from '#libs/call-time';
import { NOTHING_SENT, SendMessageTask } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { atOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { LaborRequest } from '../requests/labor-request.entity.js';
import { RequestAnsweringService } from '../requests/request-answering.service.js';
import { EventPageQueries } from '../screens/event-page.queries.js';
import { FillListQueries } from '../screens/fill-list.queries.js';
import { ManagerAttentionQueries } from '../screens/manager-attention.queries.js';
import { TimeChangeAnswerQueries } from '../screens/time-change-answer.queries.js';
import { TimeChangeQueries } from './time-change.queries.js';
import { TimeChangeReminderService } from './time-change-reminder.service.js';
import { TimeChangeService } from './time-change.service.js';

const NOBODY = { asked: 0, yes: 0, no: 0 };

describe('a call moves', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    const call = await aCall(app.db, { eventId: event.id });
    const { actor } = await aManager(app.db, event.companyId);
    const { id: laborRequirementId, slug } = await aRequirement(app.db, { callTimeId: call.id });
    const confirmed = await aConfirmedRequest(app.db, {
      laborRequirementId,
      reminderSentAt: new Date('2031-03-31T00:00:00Z'),
    });
    const pending = await aRequest(app.db, { laborRequirementId });
    const move = (time: string) =>
      app.unitOfWork.as(app.as(actor), (work) =>
        app.get(CallTimeService).edit(work, call.slug, { time }),
      );
    const questions = () =>
      app.db.query('select * from time_changes where labor_request_id = any($1) order by id', [
        [confirmed.id, pending.id],
      ]);
    const answer = (token: string, cantDoIt = false, message: string | null = null) =>
      app.unitOfWork.asSystem((work) =>
        app.get(TimeChangeService).answer(work, token, cantDoIt, message),
      );
    const asked = (token: string) =>
      app.get(TimeChangeQueries).openQuestion(app.unitOfWork.reading(), token);
    const texts = () =>
      app.db.query(
        `select id, status, body from outgoing_messages where kind = 'time_change' and subject_id = $1 order by id`,
        [confirmed.id],
      );
    const sendTexts = async (): Promise<void> => {
      for (const { id } of await texts()) await app.get(SendMessageTask).send({ messageId: id });
    };
    const open = async (): Promise<unknown[]> =>
      app.db.query(
        `select previous_time, token from time_changes where labor_request_id = $1 and answered_at is null and expires_at > $2`,
        [confirmed.id, app.clock.now()],
      );
    /** What the manager's screens say of the worker's answer. */
    const shown = async (): Promise<object> => {
      const work = app.unitOfWork.reading(app.as(actor));
      const fill = await app.get(FillListQueries).board(work, slug);
      const board = await app.get(TimeChangeAnswerQueries).board(work, call.slug);
      const [page] = await app
        .get(EventPageQueries)
        .calls(work, { ...event, company_id: event.companyId, steward_id: null });
      const moves = await app.get(ManagerAttentionQueries).unansweredMoves(work, event.companyId);
      return {
        fill: fill.requests.find(({ id }) => id === confirmed.id)!.new_time,
        lists: [board.canDoIt, board.unanswered, board.cannotDoIt].map(({ length }) => length),
        said: board.cannotDoIt.map(({ message }) => message),
        page: page!.move_answers,
        today: moves.map(({ unanswered, cannot }) => [unanswered, cannot]),
      };
    };
    const perform = (action: 'cancel' | 'confirm') =>
      app.unitOfWork.as(app.as(actor), (work) =>
        app.get(RequestAnsweringService).perform(work, confirmed.id, action, 'manager'),
      );
    return {
      shown,
      perform,
      call,
      confirmed,
      pending,
      actor,
      move,
      questions,
      answer,
      asked,
      texts,
      sendTexts,
      open,
    };
  }

  it('W22 asks the confirmed crew again, and nobody else, for seven days', async () => {
    const { move, questions, confirmed, asked } = await aShow();
    await move('10:30:00');
    const [question, ...others] = await questions();
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      labor_request_id: confirmed.id,
      previous_time: '08:00:00',
      expires_at: new Date('2031-04-08T16:00:00Z'),
    });
    expect(await asked(question.token)).toMatchObject({
      previous_date: '2031-05-01',
      previous_time: '08:00:00',
      time: '10:30:00',
    });
    const [{ body }] = await app.db.query(
      `select body from outgoing_messages where kind = 'time_change' and subject_id = $1`,
      [confirmed.id],
    );
    expect(body).toContain(`/call/confirm-time-change/${question.token}/`);
    expect(
      (await app.db.manager.findOneByOrFail(LaborRequest, { id: confirmed.id })).reminderSentAt,
    ).toBeNull();
  });

  it('writes an offer anew that has not left with the old time', async () => {
    const { move, pending } = await aShow();
    await app.db.query(
      `insert into outgoing_messages (channel, kind, recipient, body, segments, status, subject_id) values ('sms', 'offer', '+14155550199', 'at 8:00 AM', 1, 'held', $1)`,
      [pending.id],
    );
    await move('10:30:00');
    const offers = await app.db.query(
      `select status, body from outgoing_messages where kind = 'offer' and subject_id = $1 order by id`,
      [pending.id],
    );
    expect(offers).toEqual([
      { status: 'dropped', body: 'at 8:00 AM' },
      { status: 'queued', body: expect.stringContaining('10:30 AM') },
    ]);
    expect((await app.db.manager.findOneByOrFail(LaborRequest, { id: pending.id })).sentAt).toEqual(
      app.clock.now(),
    );
  });

  it('W22 lets an earlier question end when the call moves once more', async () => {
    const { move, questions, asked, sendTexts } = await aShow();
    await move('10:30:00');
    await sendTexts();
    app.clock.advance(10);
    await move('11:00:00');
    const [earlier, later] = await questions();
    await expect(asked(earlier.token)).rejects.toMatchObject({ code: 'time_change.unknown' });
    expect(await asked(later.token)).toMatchObject({ previous_time: '10:30:00', time: '11:00:00' });
  });

  it('is one text with the last state, and one question, however often the call moves within the minute', async () => {
    const { move, texts, sendTexts, open, asked } = await aShow();
    for (const time of ['10:30:00', '11:00:00', '07:15:00', '12:00:00', '12:30:00', '13:00:00']) {
      await move(time);
      app.clock.advance(8 / 60);
    }
    await sendTexts();
    const sent = (await texts()).filter(({ status }: { status: string }) => status !== 'dropped');
    expect(sent).toEqual([
      { id: expect.anything(), status: 'sent', body: expect.stringContaining('1:00 PM') },
    ]);
    const [question, ...others] = (await open()) as { previous_time: string; token: string }[];
    expect([question!.previous_time, others]).toEqual(['08:00:00', []]);
    expect(sent[0].body).toContain(question!.token);
    expect(await asked(question!.token)).toMatchObject({ time: '13:00:00' });
  });

  it('is no text, and no question, when the call is back where it was before anybody was told', async () => {
    const { move, texts, sendTexts, open } = await aShow();
    await move('10:30:00');
    await move('11:00:00');
    await move('08:00:00');
    await sendTexts();
    expect((await texts()).map(({ status }: { status: string }) => status)).toEqual([
      'dropped',
      'dropped',
    ]);
    expect(await open()).toEqual([]);

    await move('09:00:00');
    await sendTexts();
    expect(await open()).toEqual([{ previous_time: '08:00:00', token: expect.any(String) }]);
    expect((await texts()).at(-1).status).toBe('sent');
  });

  it('stays with the question they have read, when the call is back at the time that one names', async () => {
    const { move, texts, sendTexts, open, asked } = await aShow();
    await move('10:30:00');
    await sendTexts();
    const [told] = (await open()) as { token: string }[];
    app.clock.advance(60);
    await move('12:00:00');
    await move('10:30:00');
    await sendTexts();
    expect(await open()).toEqual([{ previous_time: '08:00:00', token: told!.token }]);
    expect(await asked(told!.token)).toMatchObject({ time: '10:30:00' });
    expect((await texts()).map(({ status }: { status: string }) => status)).toEqual([
      'sent',
      'dropped',
    ]);
  });

  it('is told when the call is back, once they have read of the other time', async () => {
    const { move, texts, sendTexts, open } = await aShow();
    await move('10:30:00');
    await sendTexts();
    await move('08:00:00');
    await sendTexts();
    expect((await texts()).map(({ status }: { status: string }) => status)).toEqual([
      'sent',
      'sent',
    ]);
    expect((await texts()).at(-1).body).toContain('8:00 AM');
    expect(await open()).toEqual([{ previous_time: '10:30:00', token: expect.any(String) }]);
  });

  it('reaches who was confirmed in between, and told another time then', async () => {
    const { move, pending, sendTexts, actor } = await aShow();
    await move('10:30:00');
    app.clock.advance(0.1);
    await app.unitOfWork.as(app.as(actor), (work) =>
      app.get(RequestAnsweringService).perform(work, pending.id, 'confirm', 'manager'),
    );
    app.clock.advance(0.1);
    await move('08:00:00');
    await sendTexts();
    const [text, ...others] = await app.db.query(
      `select body from outgoing_messages where kind = 'time_change' and subject_id = $1`,
      [pending.id],
    );
    expect([text.body, others]).toEqual([expect.stringContaining('8:00 AM'), []]);
  });

  it('W22 takes one answer, however often it is tapped, and tells the managers', async () => {
    const { move, questions, answer, confirmed } = await aShow();
    await move('10:30:00');
    const [{ token }] = await questions();
    const tries = await atOnce(app.db, 'time_changes', [
      () => answer(token, true, 'Stuck in traffic.'),
      () => answer(token),
      () => answer(token),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(answer(token)).rejects.toMatchObject({ kind: 'unknown' });
    expect(
      await app.db.query('select response from notifications where labor_request_id = $1', [
        confirmed.id,
      ]),
    ).toEqual([{ response: 'Time Change' }]);
    expect((await app.db.manager.findOneByOrFail(LaborRequest, { id: confirmed.id })).state).toBe(
      'confirmed',
    );
  });

  const NOTHING = { fill: null, lists: [0, 0, 0], said: [], page: NOBODY, today: [] };
  const SILENT = { ...NOTHING, fill: 'silent', lists: [0, 1, 0], page: { ...NOBODY, asked: 1 } };
  const CANNOT = {
    ...{ fill: 'cannot', lists: [0, 0, 1], said: ['At school.'], today: [[0, 1]] },
    page: { asked: 1, yes: 0, no: 1 },
  };

  it('shows nobody as silent when the call is back before anybody was told', async () => {
    const { move, shown } = await aShow();
    await move('10:30:00');
    expect(await shown()).toEqual({ ...SILENT, today: [[1, 0]] });
    app.clock.advance(0.1);
    await move('08:00:00');
    expect(await shown()).toEqual(NOTHING);
  });

  it('shows the answer they gave when another move is taken back', async () => {
    const { move, questions, answer, sendTexts, shown } = await aShow();
    await move('10:30:00');
    await sendTexts();
    const [{ token }] = await questions();
    await answer(token, true, 'At school.');
    expect(await shown()).toEqual(CANNOT);
    app.clock.advance(10);
    await move('12:00:00');
    expect(await shown()).toEqual({ ...SILENT, today: [[1, 0]] });
    app.clock.advance(0.1);
    await move('10:30:00');
    expect(await shown()).toEqual(CANNOT);
  });

  it('shows who never answered as silent, also when the link is over', async () => {
    const { move, questions, answer, sendTexts, shown } = await aShow();
    await move('10:30:00');
    await sendTexts();
    await answer((await questions())[0].token);
    app.clock.advance(10);
    await move('12:00:00');
    await sendTexts();
    app.clock.setTime('2031-04-20T16:00:00Z');
    expect(await shown()).toEqual(SILENT);
  });

  it('shows no answer of somebody who was taken off and confirmed again', async () => {
    const { move, questions, answer, perform, shown } = await aShow();
    await move('10:30:00');
    const [{ token }] = await questions();
    await answer(token, true, 'At school.');
    app.clock.advance(10);
    await perform('cancel');
    app.clock.advance(10);
    await perform('confirm');
    expect(await shown()).toEqual(NOTHING);
  });

  it('asks once more who has not answered, with the same link, and not within an hour', async () => {
    const { call, actor, move, texts, sendTexts, questions, answer } = await aShow();
    const remind = () =>
      app.unitOfWork.as(app.as(actor), (work) =>
        app.get(TimeChangeReminderService).send(work, call.slug),
      );
    expect(await remind()).toEqual(NOTHING_SENT);
    await move('10:30:00');
    expect(await remind()).toEqual({ ...NOTHING_SENT, alreadySent: 1 });
    await sendTexts();
    app.clock.setTime('2031-04-01T16:59:00Z');
    expect(await remind()).toEqual({ ...NOTHING_SENT, alreadySent: 1 });

    app.clock.setTime('2031-04-01T17:01:00Z');
    expect(await remind()).toEqual({ ...NOTHING_SENT, queued: 1 });
    expect(await remind()).toEqual({ ...NOTHING_SENT, alreadySent: 1 });
    const [first, second] = (await texts()) as { body: string }[];
    expect(second!.body).toBe(first!.body);

    app.clock.setTime('2031-04-02T16:00:00Z');
    const [{ token }] = await questions();
    await answer(token);
    expect(await remind()).toEqual(NOTHING_SENT);
  });

  it('knows no token that is expired, or none', async () => {
    const { move, questions, answer } = await aShow();
    await move('10:30:00');
    const [{ token }] = await questions();
    app.clock.setTime('2031-04-09T16:00:00Z');
    await expect(answer(token)).rejects.toMatchObject({ kind: 'unknown' });
    await expect(answer('nonsense')).rejects.toMatchObject({ kind: 'unknown' });
  });
});

it('waits a minute before it tells', async () => {
  const app = await aLibApp([LaborModule, NotificationModule, CallTimeModule], {
    moveTextDelaySeconds: 60,
  });
  app.clock.setTime('2031-04-01T16:00:00Z');
  const event = await anEvent(app.db);
  const call = await aCall(app.db, { eventId: event.id });
  const { actor } = await aManager(app.db, event.companyId);
  const { id: laborRequirementId } = await aRequirement(app.db, { callTimeId: call.id });
  await aConfirmedRequest(app.db, { laborRequirementId });
  const outcomes = await app.unitOfWork.as(app.as(actor), async (work) => {
    await app.get(CallTimeService).edit(work, call.slug, { time: '09:15' });
    return app.get(TimeChangeService).outcomesOf(work);
  });
  const [job] = await app.db.query(
    `select run_at from graphile_worker.jobs where task_identifier = 'messages.send'`,
  );
  expect([outcomes, job.run_at]).toEqual([['queued'], new Date('2031-04-01T16:01:00Z')]);
  await app.close();
});
