import { Company } from '#libs/company';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { TimeEntryModule } from '../time-entry.module.js';
import { ClockInCodeSendingService } from './clock-in-code-sending.service.js';

describe('sending the codes to all', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([TimeEntryModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-30T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    await app.db.manager.update(Company, event.companyId, { timeTracking: true });
    const { actor } = await aManager(app.db, event.companyId);
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const confirmed = (workerId?: number) =>
      aRequest(app.db, {
        laborRequirementId: requirement.id,
        state: 'confirmed',
        ...(workerId && { workerId }),
      });
    const send = (by = actor) =>
      app.unitOfWork.as(app.as(by), (work) =>
        app.get(ClockInCodeSendingService).send(work, event.slug),
      );
    const texts = (): Promise<{ subject_id: number; body: string }[]> =>
      app.db.query(
        `select subject_id, body from outgoing_messages where kind = 'clock_in_code' and company_id = $1 order by id`,
        [event.companyId],
      );
    return { event, call, requirement, confirmed, send, texts };
  }

  it('texts each confirmed worker once, with the page of their own code', async () => {
    const { event, call, confirmed, send, texts, requirement } = await aShow();
    const [one, two] = [await confirmed(), await confirmed()];
    await aRequest(app.db, { laborRequirementId: requirement.id, state: 'available' });
    const other = await aRequirement(app.db, { callTimeId: call.id });
    await aRequest(app.db, {
      laborRequirementId: other.id,
      state: 'confirmed',
      workerId: one.workerId,
    });
    expect(await send()).toMatchObject({ queued: 2, alreadySent: 0 });
    const sent = await texts();
    expect(sent.map(({ subject_id: id }) => id)).toEqual([one.id, two.id]);
    for (const [at, { workerId }] of [one, two].entries()) {
      const [{ token }] = await app.db.query(
        'select token from clock_in_tokens where event_id = $1 and worker_id = $2',
        [event.id, workerId],
      );
      expect(sent[at]!.body).toContain(`/app/event/${event.slug}/qr-code/${token}/`);
    }
    await confirmed();
    expect([await send(), await send()]).toMatchObject([
      { queued: 1 },
      { queued: 0, alreadySent: 3 },
    ]);
    expect(await texts()).toHaveLength(3);
  });

  it('texts once when two press at once', async () => {
    const { confirmed, send, texts } = await aShow();
    await confirmed();
    const counts = await allAtOnce(app.db, 'clock_in_tokens', [() => send(), () => send()]);
    expect(counts.map(({ queued }) => queued).sort()).toEqual([0, 1]);
    expect(await texts()).toHaveLength(1);
  });

  it('leaves out who may not be texted, until they agree', async () => {
    const { event, confirmed, send, texts } = await aShow();
    const { id } = await aWorker(app.db, { companyId: event.companyId, consents: false });
    await confirmed(id);
    expect([await send(), await send()]).toMatchObject([
      { queued: 0, waitingForConsent: 1, alreadySent: 0 },
      { waitingForConsent: 1 },
    ]);
    expect(await texts()).toEqual([]);
  });

  it('is for managers of companies that track time, and events that take place', async () => {
    const { event, confirmed, send, texts } = await aShow();
    await confirmed();
    const { actor: steward } = await aSteward(app.db, event.companyId);
    await expect(send(steward)).rejects.toMatchObject({ kind: 'unauthorized' });
    await app.db.query('update events set canceled = true where id = $1', [event.id]);
    expect(await send()).toMatchObject({ queued: 0, eventCanceled: 1 });
    await app.db.query('update companies set time_tracking = false where id = $1', [
      event.companyId,
    ]);
    await expect(send()).rejects.toMatchObject({ code: 'clock_in.not_tracked' });
    expect(await texts()).toEqual([]);
  });
});
