import { drawUntilFree } from './draw-until-free.js';

describe('drawing until free', () => {
  const taking = (...free: (string | null)[]) => {
    let tries = 0;
    return { insert: () => Promise.resolve(free[tries++] ?? null), tries: () => tries };
  };

  it('returns what the first insert returns that meets nothing taken, and draws no more', async () => {
    const { insert, tries } = taking(null, null, 'third', 'fourth');
    expect(await drawUntilFree(insert)).toBe('third');
    expect(tries()).toBe(3);
  });

  it('gives up after five draws', async () => {
    const { insert, tries } = taking();
    await expect(drawUntilFree(insert)).rejects.toThrow('in 5 tries');
    expect(tries()).toBe(5);
  });

  it('passes on what the insert throws', async () => {
    await expect(drawUntilFree(() => Promise.reject(new Error('no such worker')))).rejects.toThrow(
      'no such worker',
    );
  });
});
