import { UnitOfWork, type Work } from '#libs/platform';
import { allAtOnce, atOnce, behindChange, inTurn } from './at-once.js';
import { aLibApp, type LibApp } from './lib-app.js';

describe('transactions that race', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([], {}, 'owner');
    await app.db.query('create table places (id int primary key, taken_by int)');
  });
  beforeEach(() => app.db.query('truncate places; insert into places values (1, null)'));
  afterAll(() => app.close());

  const inWork = <T>(verb: (work: Work) => Promise<T>) => app.get(UnitOfWork).asSystem(verb);
  const take = (by: number, lock: '' | 'for update', condition: '' | 'and taken_by is null') =>
    inWork(async (work) => {
      const free = await work.row(`select 1 from places where taken_by is null ${lock}`);
      if (!free) return 0;
      return work.execute(`update places set taken_by = $1 where id = 1 ${condition}`, [by]);
    });
  const winners = async (...how: ['' | 'for update', '' | 'and taken_by is null']) => {
    const verbs = [1, 2, 3].map((by) => () => take(by, ...how));
    return (await allAtOnce(app.db, 'places', verbs)).filter((taken) => taken > 0).length;
  };

  it('all win without a lock and without a condition', async () => {
    expect(await winners('', '')).toBe(3);
  });

  it('one wins with either', async () => {
    expect(await winners('for update', '')).toBe(1);
    await app.db.query('update places set taken_by = null');
    expect(await winners('', 'and taken_by is null')).toBe(1);
  });

  it('tells what became of each', async () => {
    const failing = (): Promise<never> =>
      inWork(async (work) => {
        await work.execute('update places set taken_by = 9');
        throw new Error('Not I.');
      });
    const outcomes = await atOnce(app.db, 'places', [failing, () => take(1, '', '')]);
    expect(outcomes).toEqual([
      { status: 'rejected', reason: new Error('Not I.') },
      { status: 'fulfilled', value: 1 },
    ]);
  });

  it('refuses verbs of which one is through before the others come', async () => {
    const looking = (): Promise<number> => inWork((work) => work.execute('select 1'));
    await expect(atOnce(app.db, 'places', [looking, () => take(1, '', '')])).rejects.toThrow(
      /do not overlap: of 2, . wait and 1 are through/,
    );
  });

  it('begin in turn, if that is wanted', async () => {
    const order: number[] = [];
    const verbs = [1, 2, 3].map((by) => () => {
      order.push(by);
      return take(by, 'for update', '');
    });
    const outcomes = await inTurn(app.db, 'places', verbs);
    expect(order).toEqual([1, 2, 3]);
    expect(outcomes.map((outcome) => outcome.status === 'fulfilled' && outcome.value)).toEqual([
      1, 0, 0,
    ]);
  });

  it('wait for a change that is under way, and see it if they lock before they look', async () => {
    const taken = ['update places set taken_by = 7'] as const;
    expect(await behindChange(app.db, taken, () => take(1, 'for update', ''))).toBe(0);
    await app.db.query('update places set taken_by = null');
    expect(await behindChange(app.db, taken, () => take(1, '', ''))).toBe(1);
    await expect(
      behindChange(app.db, taken, () => inWork((work) => work.execute('select 1'))),
    ).rejects.toThrow('do not overlap');
  });
});
