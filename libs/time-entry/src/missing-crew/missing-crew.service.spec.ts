import { CallTimeModule, CallTimeService } from '#libs/call-time';
import { EventCancelingService } from '#libs/labor';
import { type Hint, HintBus } from '#libs/platform';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { TimeEntry } from '../hours/time-entry.entity.js';
import { TimeEntryModule } from '../time-entry.module.js';
import { MissingCrewQueries } from './missing-crew.queries.js';
import { MissingCrewService } from './missing-crew.service.js';

const CALL = '2031-05-02T14:00:00.000Z';
const TEN_LATER = '2031-05-02T14:10:00.000Z';

describe('missing crew', () => {
  let app: LibApp;
  const hints: Hint[] = [];
  beforeAll(async () => {
    app = await aLibApp([TimeEntryModule, CallTimeModule]);
    app.get(HintBus).subscribe((hint) => void hints.push(hint));
  });
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db, { locationProfileId: null });
    const by = app.as((await aManager(app.db, event.companyId)).actor);
    const { id, slug } = await app.unitOfWork.as(by, (work) =>
      app.get(CallTimeService).schedule(work, event.slug, {
        name: 'Load in',
        date: '2031-05-02',
        time: '10:00:00',
        message: null,
        minimumMinutes: null,
        expectedMinutes: null,
      }),
    );
    const requirement = await aRequirement(app.db, { callTimeId: id, neededLabor: 9 });
    const confirmed = () => aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
    const clockIn = (laborRequestId: number, voidedAt: Date | null = null) =>
      app.db.manager.insert(TimeEntry, { laborRequestId, startAt: new Date(CALL), voidedAt });
    const planned = async (task = 'look-for-crew'): Promise<string | null> =>
      (
        await app.db.query(`select run_at from graphile_worker.jobs where key = $1`, [
          `${task}:${id}`,
        ])
      )[0]?.run_at.toISOString() ?? null;
    const missing = async (): Promise<number[]> =>
      (await app.get(MissingCrewQueries).board(app.unitOfWork.reading(by), slug)).missing.map(
        (row) => row.request_id,
      );
    /** The hints that the task sends. */
    const look = async (): Promise<Hint[]> => {
      hints.length = 0;
      await app.get(MissingCrewService).check({ callTimeId: id });
      return [...hints];
    };
    return { by, callId: id, event, slug, requirement, confirmed, clockIn, planned, missing, look };
  }

  it('is listed ten minutes after the call, until they clock in', async () => {
    const { requirement, confirmed, clockIn, missing } = await aShow();
    const [here, late, voided] = [await confirmed(), await confirmed(), await confirmed()];
    for (const state of ['pending', 'available', 'declined', 'canceled', 'no_show'] as const)
      await aRequest(app.db, { laborRequirementId: requirement.id, state });
    await clockIn(here.id);
    await clockIn(voided.id, new Date(CALL));
    app.clock.setTime('2031-05-02T14:09:59.999Z');
    expect(await missing()).toEqual([]);
    app.clock.setTime(TEN_LATER);
    expect((await missing()).sort()).toEqual([late.id, voided.id].sort());
    await clockIn(late.id);
    expect(await missing()).toEqual([voided.id]);
  });

  it('is reported to the managers and the steward, and not when all came', async () => {
    const { event, callId, requirement, confirmed, clockIn, planned, look } = await aShow();
    const request = await confirmed();
    expect(await planned()).toBe(TEN_LATER);
    app.clock.setTime(TEN_LATER);
    expect(await look()).toEqual([
      { topic: 'changed', companyId: event.companyId, subject: 'call_time', id: callId },
      { topic: 'notifications', companyId: event.companyId },
      { topic: 'requirement', requirementId: requirement.id, requestId: request.id },
    ]);
    await clockIn(request.id);
    expect((await look()).map(({ topic }) => topic)).toEqual(['changed']);
  });

  it('is looked for after the call, whenever that is', async () => {
    const { by, slug, planned, look, confirmed } = await aShow();
    await confirmed();
    await app.unitOfWork.as(by, (work) =>
      app.get(CallTimeService).edit(work, slug, { time: '12:00:00' }),
    );
    expect(await planned()).toBe('2031-05-02T16:10:00.000Z');
    expect(await planned('open-board')).toBe('2031-05-02T15:45:00.000Z');
    app.clock.setTime(TEN_LATER);
    expect((await look()).map(({ topic }) => topic)).toEqual(['changed']);
    expect(await planned()).toBe('2031-05-02T16:10:00.000Z');
  });

  it('is not looked for at a call that was called off, canceled or deleted', async () => {
    const [canceled, deleted] = [await aShow(), await aShow()];
    await canceled.confirmed();
    await app.unitOfWork.as(canceled.by, (work) =>
      app.get(EventCancelingService).cancel(work, canceled.event.slug),
    );
    await app.unitOfWork.as(deleted.by, (work) =>
      app.get(CallTimeService).archive(work, deleted.slug),
    );
    expect([await canceled.planned(), await deleted.planned()]).toEqual([null, null]);
    app.clock.setTime(TEN_LATER);
    expect([await canceled.look(), await canceled.missing()]).toEqual([[], []]);
  });
});
