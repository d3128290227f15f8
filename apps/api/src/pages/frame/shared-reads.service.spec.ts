import type { Work } from '#libs/platform';
import { SharedReadsService } from './shared-reads.service.js';

const at = (now: string): Work => ({ now: new Date(now) }) as Work;
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

  it('keep a hundred subjects', async () => {
    const shared = new SharedReadsService();
    for (let nth = 0; nth <= 100; nth++) await shared.at(NOON, 7, String(nth), read);
    await shared.at(NOON, 7, '100', read);
    expect(reads).toBe(101);
    await shared.at(NOON, 7, '0', read);
    expect(reads).toBe(102);
  });
});
