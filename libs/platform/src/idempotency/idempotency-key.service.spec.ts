import { IdempotencyKeyService, type KeyClaim } from '#libs/platform';
import { Actor } from '#libs/kernel';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { DELETE_EXPIRED_IDEMPOTENCY_KEYS } from './delete-expired-idempotency-keys.task.js';

const DAY = 24 * 60 * 60_000;

describe('idempotency keys', () => {
  let app: LibApp;
  let keys: IdempotencyKeyService;
  let nth = 0;
  beforeAll(async () => {
    app = await aLibApp([], {}, 'owner');
    app.clock.setTime('2031-04-01T12:00:00Z');
    keys = app.get(IdempotencyKeyService);
    await app.db.query('create table written (n int)');
  });
  beforeEach(async () => {
    nth++;
    await app.db.query('truncate written');
  });
  afterAll(() => app.close());

  const claim = (): Promise<KeyClaim> =>
    keys.claim(app.unitOfWork.reading(), {
      keyHash: `key ${nth}`,
      requestHash: 'request',
      userId: 7,
      isDerived: false,
      holdsMs: DAY,
    });
  const claimed = async (): Promise<number> => {
    const found = await claim();
    if (found.state !== 'claimed') throw new Error(`The key is ${found.state}.`);
    return found.id;
  };
  const caller = (idempotencyKeyId: number) => ({ ...app.as(Actor.system()), idempotencyKeyId });
  const write = (id: number, meanwhile: () => Promise<void> = () => Promise.resolve()) =>
    app.unitOfWork.as(caller(id), async (work) => {
      await work.rows('insert into written values (1)');
      await meanwhile();
    });
  const written = async (): Promise<number> =>
    (await app.db.query('select count(*)::int as n from written'))[0].n;

  it('that a transaction marks are taken over by nobody, however long it runs', async () => {
    await write(await claimed(), async () => {
      app.clock.advance(5);
      expect(await claim()).toEqual({ state: 'running' });
    });
    expect(await claim()).toEqual({ state: 'committed' });
  });

  it('are free again when the transaction rolls back and the request is given up', async () => {
    const id = await claimed();
    const failing = write(id, () => Promise.reject(new Error('Nobody may.')));
    await expect(failing).rejects.toThrow('Nobody may.');
    expect(await claim()).toEqual({ state: 'running' });
    expect(await keys.release(app.unitOfWork.reading(), id)).toBe(true);
    expect((await claim()).state).toBe('claimed');
  });

  it('are not released once something has committed', async () => {
    const id = await claimed();
    await write(id);
    expect(await keys.release(app.unitOfWork.reading(), id)).toBe(false);
    expect(await claim()).toEqual({ state: 'committed' });
  });

  it('whose request never began are taken over, and it can do nothing any more', async () => {
    const slow = await claimed();
    app.clock.advance(1);
    const next = await claimed();
    expect(next).not.toBe(slow);
    await expect(write(slow)).rejects.toMatchObject({ code: 'idempotency.taken_over' });
    expect(await written()).toBe(0);
    await write(next);
    expect(await written()).toBe(1);
  });

  it('let a request open several transactions', async () => {
    const id = await claimed();
    await write(id);
    await write(id);
    expect(await written()).toBe(2);
  });

  it('are deleted when they have expired', async () => {
    const old = await claimed();
    app.clock.advance(24 * 60);
    nth++;
    const young = await claimed();
    await app.db.query('select graphile_worker.add_job($1)', [
      DELETE_EXPIRED_IDEMPOTENCY_KEYS.name,
    ]);
    await app.finishTasks();
    const left = await app.db.query<{ id: number }[]>('select id from idempotency_keys');
    expect(left.map(({ id }) => id)).toContain(young);
    expect(left.map(({ id }) => id)).not.toContain(old);
  });
});
