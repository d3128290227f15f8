import { EventService } from '#libs/event';
import { CallTimeService } from '#libs/call-time';
import { RequirementArchivingService } from '#libs/labor';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { TimeEntryModule } from '../time-entry.module.js';
import { TimeEntry } from '../hours/time-entry.entity.js';

describe('what somebody is clocked in for', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([TimeEntryModule]);
  });
  beforeEach(() => app.clock.setTime('2031-05-01T13:00:00Z'));
  afterAll(() => app.close());

  async function aShift(ended: boolean) {
    const event = await anEvent(app.db);
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const request = await aRequest(app.db, {
      laborRequirementId: requirement.id,
      state: 'confirmed',
    });
    await app.db.manager.insert(TimeEntry, {
      laborRequestId: request.id,
      startAt: new Date('2031-05-01T12:00:00Z'),
      endAt: ended ? new Date('2031-05-01T12:30:00Z') : null,
    });
    const { actor } = await aManager(app.db, event.companyId);
    const deleted = {
      event: () =>
        app.unitOfWork.as(app.as(actor), (work) => app.get(EventService).archive(work, event.slug)),
      call: () =>
        app.unitOfWork.as(app.as(actor), (work) =>
          app.get(CallTimeService).archive(work, call.slug),
        ),
      requirement: () =>
        app.unitOfWork.as(app.as(actor), (work) =>
          app.get(RequirementArchivingService).archive(work, { requirementId: requirement.id }),
        ),
    };
    return { deleted, requirement };
  }

  it.each(['event', 'call', 'requirement'] as const)(
    'is not deleted with its %s until they are signed out',
    async (what) => {
      const running = await aShift(false);
      await expect(running.deleted[what]()).rejects.toMatchObject({
        code: 'archive.clocked_in',
        message: '1 worker is clocked in there. Sign them out first.',
      });
      expect(
        await app.db.query('select archived_at from labor_requirements where id = $1', [
          running.requirement.id,
        ]),
      ).toEqual([{ archived_at: null }]);
      const over = await aShift(true);
      await over.deleted[what]();
    },
  );
});
