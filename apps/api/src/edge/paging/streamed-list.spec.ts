import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { StreamableFile } from '@nestjs/common';
import fc from 'fast-check';
import type { KeysetPage, SortOrder } from '#libs/platform';
import { completeList, type ListSource } from './streamed-list.js';

interface Line {
  id: number;
  said: string;
}

const BY_ID: SortOrder<Line> = {
  columns: [{ sql: 'id', type: 'bigint', valueIn: ({ id }) => id }],
  direction: 'asc',
};

/** A table of lines that counts its reads. */
class Table {
  reads = 0;

  constructor(private readonly lines: readonly Line[]) {}

  /** Returns one row more than the limit where there are more, as the statements do. */
  read = async ({ limit, after }: KeysetPage): Promise<Line[]> => {
    this.reads++;
    const [last = -1] = (after ?? []) as number[];
    return this.lines.filter(({ id }) => id > last).slice(0, limit + 1);
  };
}

const someLines = (count: number, said = 'yes'): Line[] =>
  Array.from({ length: count }, (_, id) => ({ id, said: `${said} ${id}` }));
const present = ({ id, said }: Line): object => ({ id, said });

const AROUND: Record<string, (views: object[]) => unknown> = {
  'the list itself': (views) => views,
  'one field': (views) => ({ lines: views }),
  'fields before and after': (views) => ({
    title: 'a "title"',
    empty: [],
    lines: views,
    after: { nested: [1] },
    none: null,
  }),
};

const writtenOf = async (answer: unknown): Promise<string> =>
  answer instanceof StreamableFile ? text(answer.getStream()) : JSON.stringify(answer);

describe('all of a list', () => {
  it.each(Object.keys(AROUND))(
    'is the same text, written at once or in parts: %s',
    async (name) => {
      const around = AROUND[name]!;
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(fc.constantFrom(0, 1, 499, 500, 501, 999, 1000, 1001), fc.nat(1700)),
          fc.string({ unit: 'binary' }),
          async (count, said) => {
            const lines = someLines(count, said);
            const written: ListSource<Line, object, unknown> = {
              read: new Table(lines).read,
              present,
              wrap: around,
            };
            expect(await writtenOf(await completeList(BY_ID, written))).toBe(
              JSON.stringify(around(lines.map(present))),
            );
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  it.each`
    count   | reads | because
    ${0}    | ${1}  | ${'there is nothing'}
    ${500}  | ${1}  | ${'it fits into a part'}
    ${501}  | ${2}  | ${'one is left'}
    ${1000} | ${2}  | ${'the second part is full, and the last'}
  `('of $count is read $reads times, because $because', async ({ count, reads }) => {
    const table = new Table(someLines(count as number));
    await writtenOf(
      await completeList(BY_ID, { read: table.read, present, wrap: (views) => views }),
    );
    expect(table.reads).toBe(reads);
  });

  it('is read no faster than the client takes it, and not further after a disconnect', async () => {
    const table = new Table(someLines(20_000));
    const stream = (
      (await completeList(BY_ID, {
        read: table.read,
        present,
        wrap: (views) => views,
      })) as StreamableFile
    ).getStream();
    for await (const _part of stream) break;
    await sleep(20);
    expect(table.reads).toBeLessThanOrEqual(3);
  });

  it('includes values around the list that were found while reading it', async () => {
    const seen = new Set<number>();
    const written = {
      read: new Table(someLines(1200)).read,
      present: ({ id }: Line) => (seen.add(id % 7), id),
      wrap: (ids: number[]) => ({ ids, seen: [...seen].sort() }),
    };
    expect(JSON.parse(await writtenOf(await completeList(BY_ID, written)))).toMatchObject({
      seen: [0, 1, 2, 3, 4, 5, 6],
    });
  });

  it('breaks off when reading fails half-way, so that it is not taken for complete', async () => {
    const table = new Table(someLines(1200));
    const read = (page: KeysetPage): Promise<Line[]> =>
      page.after ? Promise.reject(new Error('the database is gone')) : table.read(page);
    await expect(
      completeList(BY_ID, { read, present, wrap: (views) => views }).then(writtenOf),
    ).rejects.toThrow('the database is gone');
  });
});
