import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { RequestDeletingService } from './request-deleting.service.js';
import { LaborRequest } from './labor-request.entity.js';

describe('deleting a request', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule]);
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
    const tries = await Promise.allSettled([remove(request), remove(request)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
