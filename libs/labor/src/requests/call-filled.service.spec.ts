import { NotificationModule } from '#libs/notification';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { inTurn } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { CallFilledService } from './call-filled.service.js';
import { LaborRequest } from './labor-request.entity.js';
import { RequestAnsweringService } from './request-answering.service.js';

describe('telling who waits that the call is filled', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  const tell = ({ id }: LaborRequest) =>
    app.unitOfWork.asSystem((work) => app.get(CallFilledService).tell(work, id));
  const stays = async ({ id }: LaborRequest) =>
    (await app.db.manager.findOneBy(LaborRequest, { id })) !== null;
  const textsTo = async ({ workerId }: LaborRequest): Promise<{ kind: string; body: string }[]> =>
    app.db.query(
      `select m.kind, m.body from outgoing_messages m join workers w on w.phone_number = m.recipient where w.id = $1`,
      [workerId],
    );

  async function aFullCall(needed = 1) {
    const { id: laborRequirementId } = await aRequirement(app.db, { neededLabor: needed });
    const confirmed = await aRequest(app.db, { laborRequirementId, state: 'confirmed' });
    return { laborRequirementId, confirmed };
  }

  it.each(['pending', 'available'] as const)(
    'texts somebody %s, once, and closes',
    async (state) => {
      const { laborRequirementId } = await aFullCall();
      const request = await aRequest(app.db, { laborRequirementId, state });
      expect(await tell(request)).toBeNull();
      expect(await stays(request)).toBe(false);
      expect(await textsTo(request)).toEqual([
        { kind: 'call_filled', body: expect.stringContaining('is filled now') },
      ]);
      await expect(tell(request)).rejects.toMatchObject({ kind: 'missing' });
    },
  );

  it('texts nobody who was never asked', async () => {
    const { laborRequirementId } = await aFullCall();
    const request = await aRequest(app.db, { laborRequirementId, sentAt: null });
    await tell(request);
    expect(await stays(request)).toBe(false);
    expect(await textsTo(request)).toEqual([]);
  });

  it('says who has to be called instead', async () => {
    const { laborRequirementId } = await aFullCall();
    const request = await aRequest(app.db, { laborRequirementId });
    await app.db.query(
      `insert into phone_stops (phone_number, sender, stopped_at) select phone_number, 'shared', now() from workers where id = $1`,
      [request.workerId],
    );
    expect(await tell(request)).toBe('opted out via STOP');
    expect(await stays(request)).toBe(false);
  });

  it.each`
    state          | needed | code                     | because
    ${'pending'}   | ${2}   | ${'request.not_full'}    | ${'a place is open'}
    ${'available'} | ${2}   | ${'request.not_full'}    | ${'a place is open'}
    ${'confirmed'} | ${1}   | ${'request.not_waiting'} | ${'they come'}
    ${'declined'}  | ${1}   | ${'request.not_waiting'} | ${'they said no'}
  `(
    'keeps somebody $state of $needed needed, because $because',
    async ({ state, needed, code }) => {
      const { laborRequirementId } = await aFullCall(needed);
      const request = await aRequest(app.db, { laborRequirementId, state });
      await expect(tell(request)).rejects.toMatchObject({ kind: 'invalid', code });
      expect(await stays(request)).toBe(true);
      expect(await textsTo(request)).toEqual([]);
    },
  );

  it('waits for a cancellation in progress, and then keeps the request', async () => {
    const { laborRequirementId, confirmed } = await aFullCall();
    const request = await aRequest(app.db, { laborRequirementId });
    const [left, told] = await inTurn(app.db, 'labor_requests', [
      () =>
        app.unitOfWork.asSystem(async (work) => {
          await app.get(RequestAnsweringService).perform(work, confirmed.id, 'cancel', 'manager');
        }),
      async () => void (await tell(request)),
    ]);
    expect([left!.status, told!.status]).toEqual(['fulfilled', 'rejected']);
    expect(await stays(request)).toBe(true);
  });
});
