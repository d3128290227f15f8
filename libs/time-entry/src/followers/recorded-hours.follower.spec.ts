import {
  LaborRequest,
  LaborRequirement,
  RequestDeletingService,
  RequirementArchivingService,
} from '#libs/labor';
import type { Actor } from '#libs/kernel';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager, anAdministrator, aSteward } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { TimeEntryModule } from '../time-entry.module.js';

describe('what recorded hours belong to', () => {
  let app: LibApp;
  let companyId: number;
  let requirement: LaborRequirement;
  let request: LaborRequest;
  beforeAll(async () => {
    app = await aLibApp([TimeEntryModule]);
  });
  beforeEach(async () => {
    app.clock.setTime('2031-04-01T16:00:00Z');
    const event = await anEvent(app.db);
    companyId = event.companyId;
    const { id: callTimeId } = await aCall(app.db, { eventId: event.id });
    requirement = await aRequirement(app.db, { callTimeId });
    request = await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
  });
  afterAll(() => app.close());

  const recordHours = (voided: boolean) =>
    app.db.query(
      'insert into time_entries (labor_request_id, start_at, voided_at) values ($1, now(), $2)',
      [request.id, voided ? new Date() : null],
    );
  const deleteRequest = () =>
    app.unitOfWork.asSystem((work) => app.get(RequestDeletingService).delete(work, request.id));
  const archive = (actor: Actor) =>
    app.unitOfWork.as(app.as(actor), (work) =>
      app.get(RequirementArchivingService).archive(work, { requirementId: requirement.id }),
    );

  it.each([false, true])('keeps the request, voided: %s', async (voided) => {
    await recordHours(voided);
    await expect(deleteRequest()).rejects.toMatchObject({ code: 'request.has_hours' });
    expect(await app.db.manager.countBy(LaborRequest, { id: request.id })).toBe(1);
    const texts = await app.db.query('select 1 from outgoing_messages');
    expect(texts).toEqual([]);
  });

  it('lets a request without hours be deleted', async () => {
    await deleteRequest();
    expect(await app.db.manager.countBy(LaborRequest, { id: request.id })).toBe(0);
  });

  it.each([false, true])('keeps the requirement from a steward, voided: %s', async (voided) => {
    const { actor } = await aSteward(app.db, companyId);
    await recordHours(voided);
    await expect(archive(actor)).rejects.toMatchObject({ code: 'requirement.has_hours' });
    const kept = await app.db.manager.findOneByOrFail(LaborRequirement, { id: requirement.id });
    expect(kept.archivedAt).toBeNull();
  });

  it('lets a steward delete a requirement without hours', async () => {
    await archive((await aSteward(app.db, companyId)).actor);
    const gone = await app.db.manager.findOneByOrFail(LaborRequirement, { id: requirement.id });
    expect(gone.archivedAt).toEqual(app.clock.now());
  });

  it('lets managers of the company and administrators delete a requirement with hours', async () => {
    await recordHours(false);
    await archive((await aManager(app.db, companyId)).actor);
    await app.db.query('update labor_requirements set archived_at = null');
    await archive((await anAdministrator(app.db)).actor);
    const gone = await app.db.manager.findOneByOrFail(LaborRequirement, { id: requirement.id });
    expect(gone.archivedAt).not.toBeNull();
  });
});
