import { BatchedReads } from './batched-reads.js';

describe('reads in batches', () => {
  let asked: number[][];
  let end: ((fails?: Error) => void)[];
  let reads: BatchedReads<number, string>;
  beforeEach(() => {
    [asked, end] = [[], []];
    reads = new BatchedReads((keys) => {
      asked.push([...keys]);
      const nth = asked.length;
      const values = new Map(keys.map((key) => [key, `${key} in ${nth}`]));
      return new Promise((fulfil, reject) =>
        end.push((failure) => (failure ? reject(failure) : fulfil(values))),
      );
    });
  });
  const turn = (): Promise<void> => new Promise((fulfil) => setImmediate(fulfil));

  it('begin at once, and answer all who asked before they began', async () => {
    const first = Promise.all([reads.of(1), reads.of(2), reads.of(1)]);
    await turn();
    expect(asked).toEqual([[1, 2]]);
    end[0]!();
    expect(await first).toEqual(['1 in 1', '2 in 1', '1 in 1']);
  });

  it('answer nobody by a reading that had begun before they asked', async () => {
    const first = reads.of(1);
    await turn();
    const later = [reads.of(1), reads.of(3)];
    await turn();
    expect(asked).toEqual([[1]]);
    end[0]!();
    expect(await first).toBe('1 in 1');
    await turn();
    expect(asked).toEqual([[1], [1, 3]]);
    end[1]!();
    expect(await Promise.all(later)).toEqual(['1 in 2', '3 in 2']);
  });

  it('that fail fail for those who share them, not for the next', async () => {
    const failing = [reads.of(1), reads.of(2)].map((read) =>
      read.catch((error: Error) => error.message),
    );
    await turn();
    const next = reads.of(1);
    end[0]!(new Error('no database'));
    expect(await Promise.all(failing)).toEqual(['no database', 'no database']);
    await turn();
    end[1]!();
    expect(await next).toBe('1 in 2');
  });
});
