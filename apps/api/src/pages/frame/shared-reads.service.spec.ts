import { Actor, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { SharedReadsService } from './shared-reads.service.js';

const managerOf = (...companyIds: number[]): Actor =>
  new Actor({
    userId: 1,
    grants: companyIds.map((companyId, id) => ({ id, role: 'manager', companyId })),
  });
const at = (now: string, actor = managerOf(1)): Work =>
  ({ now: new Date(now), caller: { actor } }) as Work;
const NOON = at('2031-05-01T12:00:00Z');

describe('shared reads', () => {
  let reads = 0;
  const read = (): Promise<number> => Promise.resolve(++reads);

  beforeEach(() => (reads = 0));

  it('read once at a version, for one subject, within a minute', async () => {
    const shared = new SharedReadsService();
    const first = await shared.at(NOON, 7, 'a', read);
    expect(await shared.at(at('2031-05-01T12:00:59Z'), 7, 'a', read)).toBe(first);
    expect(await shared.at(NOON, 7, 'b', read)).toBe(2);
    expect(await shared.at(NOON, 8, 'a', read)).toBe(3);
    expect(await shared.at(at('2031-05-01T12:01:00Z'), 8, 'a', read)).toBe(4);
    expect(await shared.at(NOON, null, 'a', read)).toBe(5);
  });

  it('are read again after a failure', async () => {
    const shared = new SharedReadsService();
    const fail = (): Promise<number> => Promise.reject(new Error('broken'));
    await expect(shared.at(NOON, 7, 'a', fail)).rejects.toThrow('broken');
    expect(await shared.at(NOON, 7, 'a', read)).toBe(1);
  });

  it('are those of actors whose statements see the same companies', async () => {
    const shared = new SharedReadsService();
    const now = '2031-05-01T12:00:00Z';
    const hidden = shared.at(at(now, managerOf(2)), 7, 'a', () =>
      Promise.reject(new NotFound('Event')),
    );
    const seen = shared.at(at(now, managerOf(1, 2)), 7, 'a', read);
    await expect(hidden).rejects.toThrow(NotFound);
    expect(await seen).toBe(1);
    expect(await shared.at(at(now, managerOf(2, 1)), 7, 'a', read)).toBe(1);
  });

  it('keep a hundred subjects', async () => {
    const shared = new SharedReadsService();
    for (let nth = 0; nth <= 100; nth++) await shared.at(NOON, 7, String(nth), read);
    await shared.at(NOON, 7, '100', read);
    expect(reads).toBe(101);
    await shared.at(NOON, 7, '0', read);
    expect(reads).toBe(102);
  });
});
