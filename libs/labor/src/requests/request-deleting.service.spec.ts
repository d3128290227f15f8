import { NotificationModule } from '#libs/notification';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { atOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { Worker } from '../workers/worker.entity.js';
import { RequestDeletingService } from './request-deleting.service.js';
import { LaborRequest } from './labor-request.entity.js';

describe('deleting a request', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  const remove = ({ id }: LaborRequest) =>
    app.unitOfWork.asSystem((work) => app.get(RequestDeletingService).delete(work, id));
  const stateOf = async ({ id }: LaborRequest) =>
    (await app.db.manager.findOneBy(LaborRequest, { id }))?.state ?? 'gone';
  const cancellationsTo = async ({ workerId }: LaborRequest) =>
    app.db.query(
      `select 1 from outgoing_messages m join workers w on w.phone_number = m.recipient where m.kind = 'cancellation' and w.id = $1`,
      [workerId],
    );

  it.each`
    state          | reserved | waiting        | texts | because
    ${'confirmed'} | ${false} | ${'confirmed'} | ${1}  | ${'their place goes to who waits, and they are told'}
    ${'pending'}   | ${true}  | ${'confirmed'} | ${0}  | ${'the kept place is free again'}
    ${'declined'}  | ${false} | ${'available'} | ${0}  | ${'they held no place'}
  `(
    'of somebody $state, reserved $reserved: who waits is $waiting, because $because',
    async ({ state, reserved, waiting, texts }) => {
      const { id: laborRequirementId } = await aRequirement(app.db, {
        neededLabor: 1,
        fcfsPositions: state === 'declined' ? 0 : 1,
      });
      const request = await aRequest(app.db, { laborRequirementId, state, reserved });
      const next = await aRequest(app.db, { laborRequirementId, state: 'available' });
      await remove(request);
      expect([await stateOf(request), await stateOf(next)]).toEqual(['gone', waiting]);
      expect(await cancellationsTo(request)).toHaveLength(texts);
    },
  );

  it('is done once', async () => {
    const request = await aRequest(app.db);
    const tries = await atOnce(app.db, 'labor_requests', [
      () => remove(request),
      () => remove(request),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    { state: 'confirmed', reserved: false },
    { state: 'pending', reserved: true },
    { state: 'declined', reserved: false },
  ] as const)('leaves a line in the audit trail, with what is gone: %p', async (given) => {
    const request = await aRequest(app.db, given);
    const { companyId } = await app.db.manager.findOneByOrFail(Worker, { id: request.workerId });
    const { actor, userId } = await aManager(app.db, companyId);
    await app.unitOfWork.as({ ...app.as(actor), httpRequestId: 'request-1' }, (work) =>
      app.get(RequestDeletingService).delete(work, request.id),
    );
    expect(
      await app.db.query(
        `select user_id, actor_kind, company_id, action, before, after, request_id
           from audit_trail where subject = 'labor_request' and subject_id = $1`,
        [request.id],
      ),
    ).toEqual([
      {
        user_id: userId,
        actor_kind: 'user',
        company_id: companyId,
        action: 'request.deleted',
        before: given,
        after: null,
        request_id: 'request-1',
      },
    ]);
  });
});
