import { CallOutsideEvent, CallTimeModule } from '#libs/call-time';
import { NotificationModule } from '#libs/notification';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { LaborModule } from '../labor.module.js';
import { CallCopyingService } from './call-copying.service.js';

describe('copying a call', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
  });
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, {
      callTimeId: call.id,
      neededLabor: 4,
      fcfsPositions: 2,
      minimumMinutes: 300,
    });
    const { actor } = await aManager(app.db, event.companyId);
    const ask = (given: Parameters<typeof aRequest>[1] = {}) =>
      aRequest(app.db, { laborRequirementId: requirement.id, ...given });
    const copy = (date = '2031-05-02') =>
      app.unitOfWork.as(app.as(actor), (work) =>
        app.get(CallCopyingService).copy(work, call.slug, {
          name: 'Load out',
          date,
          time: '22:00:00',
          message: null,
          minimumMinutes: null,
        }),
      );
    return { call, requirement, ask, copy };
  }

  it('asks for the same skills, and everybody again, queued and unanswered', async () => {
    const { call, requirement, ask, copy } = await aShow();
    const [reserved, confirmed, declined] = [
      await ask({ reserved: true }),
      await ask({ state: 'confirmed', reminderSentAt: new Date() }),
      await ask({ state: 'declined' }),
    ];
    const { call: made, requirements } = await copy();

    expect(made).toMatchObject({
      name: 'Load out',
      date: '2031-05-02',
      time: '22:00:00',
      original_date: '2031-05-02',
      event_id: call.eventId,
      time_has_changed: null,
    });
    expect(requirements).toEqual([
      expect.objectContaining({
        needed_labor: 4,
        fcfs_positions: 2,
        minimum_minutes: 300,
        labor_type_id: requirement.laborTypeId,
        call_time_id: made.id,
      }),
    ]);
    expect(requirements[0]!.slug).not.toBe(requirement.slug);
    const asked = await app.db.query(
      'select worker_id, state, reserved, sent_at, responded_at, reminder_sent_at, token_short from labor_requests where labor_requirement_id = $1 order by id',
      [requirements[0]!.id],
    );
    const fresh = {
      state: 'pending',
      sent_at: null,
      responded_at: null,
      reminder_sent_at: null,
      token_short: expect.stringMatching(/^[A-Za-z0-9]{10}$/),
    };
    expect(asked).toEqual([
      { worker_id: reserved.workerId, reserved: true, ...fresh },
      { worker_id: confirmed.workerId, reserved: false, ...fresh },
      { worker_id: declined.workerId, reserved: false, ...fresh },
    ]);
    expect(await app.db.query('select count(*) from outgoing_messages')).toEqual([{ count: 0 }]);
  });

  it('W24 leaves out who canceled or did not show up', async () => {
    const { ask, copy } = await aShow();
    await ask({ state: 'canceled' });
    await ask({ state: 'no_show' });
    const { requirements } = await copy();
    expect(
      await app.db.query('select count(*) from labor_requests where labor_requirement_id = $1', [
        requirements[0]!.id,
      ]),
    ).toEqual([{ count: 0 }]);
  });

  it('stays within the event, and copies no deleted requirement', async () => {
    const { requirement, copy } = await aShow();
    await expect(copy('2031-05-05')).rejects.toThrow(CallOutsideEvent);
    await app.db.query('update labor_requirements set archived_at = now() where id = $1', [
      requirement.id,
    ]);
    expect((await copy()).requirements).toEqual([]);
  });

  it('takes as many statements for thirty workers as for two', async () => {
    const counts = [];
    for (const size of [2, 30]) {
      const { ask, copy } = await aShow();
      for (let i = 0; i < size; i++) await ask();
      counts.push((await recordStatements(app.db, copy)).length);
    }
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThan(20);
  });
});
