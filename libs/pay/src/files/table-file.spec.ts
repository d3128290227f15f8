import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { type Table, type TableCell, tableFile } from './table-file.js';

const COLUMNS = [{ title: 'Worker' }, { title: 'Hours', decimals: 2 }, { title: '=Amount' }];

async function bytesOf(table: Partial<Table>, format: 'csv' | 'xlsx'): Promise<Buffer> {
  const file = tableFile({ name: 'Pay', columns: COLUMNS, rows: [], ...table }, format);
  return Buffer.from(await new Response(file).arrayBuffer());
}

async function sheetOf(rows: TableCell[][]): Promise<unknown[][]> {
  const book = await readXlsx(await bytesOf({ rows }, 'xlsx'));
  return book.sheets[0]!.rows;
}

describe('a table as CSV', () => {
  it('keeps numbers as numbers, and calculates no text', async () => {
    const rows = [
      ['-1+1', -1.5, '+12125550123'],
      ['Núñez, "Al"', null, 284],
    ];
    expect((await bytesOf({ rows }, 'csv')).toString()).toBe(
      '\ufeffWorker,Hours,\'=Amount\r\n\'-1+1,-1.50,+12125550123\r\n"Núñez, ""Al""",,284\r\n',
    );
  });

  it('is read back as it was, whatever is in it', async () => {
    const row = fc.tuple(fc.string({ unit: 'binary' }), fc.integer(), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 5 }), async (rows) => {
        const read = parse(await bytesOf({ rows }, 'csv'), { bom: true });
        expect(read).toHaveLength(rows.length + 1);
        for (const [nth, [text, number, last]] of rows.entries()) {
          const [one, two, three] = read[nth + 1]!;
          expect([text, `'${text}`]).toContain(one);
          expect(one).not.toMatch(/^([=\-@\t\r]|\+(?!\d))/);
          expect(two).toBe(number.toFixed(2));
          expect([last, `'${last}`]).toContain(three);
        }
      }),
    );
  });

  it('fails where its rows fail', async () => {
    const rows = (async function* (): AsyncGenerator<TableCell[]> {
      yield ['Dana', 1, 2];
      await Promise.reject(new Error('The database is gone.'));
    })();
    await expect(bytesOf({ rows }, 'csv')).rejects.toThrow('The database is gone.');
  });
});

describe('a table as XLSX', () => {
  it('has the same cells, and no formula', async () => {
    const rows = [
      ['=HYPERLINK("http://x")', 8.5, '@cmd'],
      ['bell\u0007, & <b>', null, -3],
    ];
    expect(await sheetOf(rows)).toEqual([
      ['Worker', 'Hours', "'=Amount"],
      ['\'=HYPERLINK("http://x")', 8.5, "'@cmd"],
      ['bell, & <b>', null, -3],
    ]);
  });

  it('has real dates, as days and minutes of a wall clock', async () => {
    const columns: Table['columns'] = [
      { title: 'Date', moment: 'day' },
      { title: 'From', moment: 'minute' },
    ];
    const rows = [
      ['2031-05-01', '2031-05-01 18:00'],
      ['', '=NOW()'],
      ['1900-01-05', null],
    ];
    const bytes = await bytesOf({ columns, rows }, 'xlsx');
    const [sheet] = (await readXlsx(bytes)).sheets;
    expect(sheet!.rows.slice(1)).toEqual([
      [new Date('2031-05-01T00:00:00Z'), new Date('2031-05-01T18:00:00Z')],
      ['', "'=NOW()"],
      ['1900-01-05', null],
    ]);
    expect((await bytesOf({ columns, rows }, 'csv')).toString()).toContain(
      "2031-05-01,2031-05-01 18:00\r\n,'=NOW()\r\n1900-01-05,\r\n",
    );
  });

  it('is the same bytes each time', async () => {
    const rows = [['Dana', 1, 2]];
    expect(await bytesOf({ rows }, 'xlsx')).toEqual(await bytesOf({ rows }, 'xlsx'));
  });

  it('fails where its rows fail', async () => {
    const rows = (async function* (): AsyncGenerator<TableCell[]> {
      yield ['Dana', 1, 2];
      await Promise.reject(new Error('The database is gone.'));
    })();
    await expect(bytesOf({ rows }, 'xlsx')).rejects.toThrow('The database is gone.');
  });

  it('is opened by a reader, whatever is in it', async () => {
    const row = fc.tuple(fc.string({ unit: 'binary' }), fc.integer(), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const read = await sheetOf(rows);
        expect(read.slice(1).map((cells) => cells[1])).toEqual(rows.map((cells) => cells[1]));
        for (const cells of read)
          expect((cells[0] as string | null) ?? '').not.toMatch(/^[=@\t\r-]/);
      }),
      { numRuns: 30 },
    );
  });
});
