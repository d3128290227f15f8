import {
  isClosed,
  SHEET_STATES,
  type SheetState,
  type SheetStep,
  sheetMove,
} from './sheet-state.js';

const STEPS: SheetStep[] = ['submitted', 'approved', 'returned', 'exported'];

describe('the steps of a time sheet', () => {
  it('are this table', () => {
    const rows = SHEET_STATES.map((state) => {
      const cells = STEPS.map((step) => {
        const move = sheetMove(state, step);
        return typeof move === 'string' ? move : `to ${move.to}`;
      });
      return [state.padEnd(9), ...cells.map((cell) => cell.padEnd(12))].join(' | ').trimEnd();
    });
    expect('\n' + [['         ', ...STEPS].join(' | '), ...rows].join('\n') + '\n').toBe(`
          | submitted | approved | returned | exported
draft     | to submitted | draft        | repeated     | draft
submitted | repeated     | to approved  | to draft     | draft
approved  | closed       | repeated     | closed       | to exported
exported  | closed       | closed       | closed       | repeated
`);
  });

  it.each<[SheetState, boolean]>([
    ['draft', false],
    ['submitted', false],
    ['approved', true],
    ['exported', true],
  ])('%s: hours change only with a reason: %s', (state, closed) => {
    expect(isClosed(state)).toBe(closed);
  });
});
