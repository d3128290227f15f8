import fc from 'fast-check';
import { safeCell } from '#libs/kernel';
import { guessDelimiter, plainCell, readTable } from './csv-table.js';

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('a table is read', () => {
  it.each`
    given                                              | rows                                                        | because
    ${'Name,Phone\r\nDana,1\r\n'}                      | ${[['Name', 'Phone'], ['Dana', '1']]}                       | ${'that is RFC 4180'}
    ${'Name;Phone\nDana, R.;1\nAna, B.;2'}             | ${[['Name', 'Phone'], ['Dana, R.', '1'], ['Ana, B.', '2']]} | ${'Excel writes semicolons where commas divide numbers'}
    ${'a\tb\rc\td'}                                    | ${[['a', 'b'], ['c', 'd']]}                                 | ${'old Macs end lines so'}
    ${'sep=|\r\na|b,c'}                                | ${[['a', 'b,c']]}                                           | ${'Excel states it'}
    ${'\ufeff"x ""y"" z","two\nlines"'}                | ${[['x "y" z', 'two\nlines']]}                              | ${'of quotes, and of a byte order mark'}
    ${'a,b\n\n,\nc'}                                   | ${[['a', 'b'], [''], ['', ''], ['c']]}                      | ${'blank rows count, as in the spreadsheet'}
    ${'a,b "quoted" c\nd,e'}                           | ${[['a', 'b "quoted" c'], ['d', 'e']]}                      | ${'people write quotes within cells'}
    ${utf16('Name\tPhone\nJosé\t1')}                   | ${[['Name', 'Phone'], ['José', '1']]}                       | ${'Excel calls it Unicode text'}
    ${Buffer.from('Name;N\nJos\xe9 \x80;1', 'latin1')} | ${[['Name', 'N'], ['José €', '1']]}                         | ${'Excel writes windows-1252'}
    ${"=\"0415\",'+1 415,'=x,'tis"}                    | ${[['0415', '+1 415', '=x', "'tis"]]}                       | ${'such cells are written for spreadsheets'}
    ${''}                                              | ${[]}                                                       | ${'there is nothing'}
  `('$given, because $because', async ({ given, rows }) => {
    expect(await readTable(Buffer.from(given as string))).toEqual(rows);
  });

  it('in slices, as it is as a whole', async () => {
    const text = Array.from({ length: 9000 }, (_, n) => `"Name, ${n}","line\n${n}"`).join('\r\n');
    const rows = await readTable(Buffer.from(text));
    expect([rows.length, rows.at(-1)]).toEqual([9000, ['Name, 8999', 'line\n8999']]);
  });

  it('unless a quoted cell has no end', async () => {
    await expect(readTable(Buffer.from('a,b\n"c,d\ne,f'))).rejects.toMatchObject({
      code: 'contacts.unreadable',
      fields: { file: [expect.stringContaining('row 2')] },
    });
  });

  const noise = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919 + 13) % 256));
  it.each`
    given                                                     | what
    ${noise}                                                  | ${'noise'}
    ${Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0\0\0')}        | ${'a workbook'}
    ${Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')} | ${'a picture'}
    ${Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n')}      | ${'a PDF'}
  `('unless it is $what, whatever its name says', async ({ given }) => {
    await expect(readTable(given as Buffer)).rejects.toMatchObject({
      code: 'contacts.no_table',
      fields: { file: [expect.stringContaining('no table of text')] },
    });
  });

  it.each`
    text                     | delimiter | because
    ${'a,b;c\nd,e\nf,g'}     | ${','}    | ${'each line has one'}
    ${'a;b\n"x;y;z";c\nd;e'} | ${';'}    | ${'what is quoted does not count'}
    ${'one'}                 | ${','}    | ${'there is one column'}
  `('with $delimiter in $text, because $because', ({ text, delimiter }) => {
    expect(guessDelimiter(text as string)).toBe(delimiter);
  });

  it('as it was written, whatever is in the cells', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .filter((text) => !/[\0\ud800-\udfff]/.test(text));
    const delimiter = fc.constantFrom(',', ';', '\t', '|');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }),
        delimiter,
        async (rows, mark) => {
          const quoted = (text: string): string => `"${safeCell(text).replaceAll('"', '""')}"`;
          const text = `sep=${mark}\r\n${rows.map((row) => row.map(quoted).join(mark)).join('\r\n')}\r\n`;
          const read = await readTable(Buffer.from(text));
          expect(read).toEqual(rows.map((row) => row.map((one) => plainCell(safeCell(one)))));
          expect(read).toEqual(rows.map((row) => row.map(asWritten)));
        },
      ),
    );
  });
});

/** The one cell that means something else than it says. */
function asWritten(text: string): string {
  return /^="[^"]*"$/.test(safeCell(text).trim()) ? plainCell(safeCell(text)) : text;
}
