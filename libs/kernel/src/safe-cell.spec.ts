import fc from 'fast-check';
import { safeCell } from './safe-cell.js';

describe('a text cell of a table', () => {
  it.each`
    text                             | cell
    ${'=1+1'}                        | ${"'=1+1"}
    ${'+1+1'}                        | ${"'+1+1"}
    ${'-2'}                          | ${"'-2"}
    ${'@SUM(A1)'}                    | ${"'@SUM(A1)"}
    ${'\t=1'}                        | ${"'\t=1"}
    ${'\r=1'}                        | ${"'\r=1"}
    ${'+12125550123'}                | ${'+12125550123'}
    ${'+12125550123; +442079460000'} | ${'+12125550123; +442079460000'}
    ${'+12125550123; =1'}            | ${"'+12125550123; =1"}
    ${'+1212555012345678'}           | ${"'+1212555012345678"}
    ${'+12125550123\n'}              | ${"'+12125550123\n"}
    ${"'=1"}                         | ${"''=1"}
    ${"'Til Dawn"}                   | ${"'Til Dawn"}
    ${'Rock=Roll'}                   | ${'Rock=Roll'}
    ${''}                            | ${''}
  `('$text becomes $cell', ({ text, cell }: { text: string; cell: string }) => {
    expect(safeCell(text)).toBe(cell);
  });

  it('never begins a formula, and loses nothing', () => {
    const wild = fc.tuple(fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', "'"), fc.string());
    fc.assert(
      fc.property(wild, ([first, rest]) => {
        const cell = safeCell(first + rest);
        const isNumber = /^\+[\d; +]+$/.test(cell);
        expect(isNumber || !/^[=+\-@\t\r]/.test(cell)).toBe(true);
        expect([first + rest, `'${first}${rest}`]).toContain(cell);
      }),
    );
  });
});
