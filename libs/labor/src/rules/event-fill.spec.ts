import { laborNeedsText, unfilledCount } from './event-fill.js';

const requirement = (laborType: string, needed: number, confirmed: number) => ({
  laborType,
  needed,
  confirmed,
});

describe('what an event still lacks', () => {
  it('counts by requirement, so that too many audio hands do not make a rigger', () => {
    expect(unfilledCount([requirement('Rigger', 3, 1), requirement('Audio', 2, 3)])).toBe(2);
  });

  it('is nothing without requirements', () => {
    expect(unfilledCount([])).toBe(0);
    expect(laborNeedsText([])).toBe('All calls filled');
  });

  it.each`
    missing         | says                                                      | because
    ${[0, -1]}      | ${'All calls filled'}                                     | ${'nothing is missing'}
    ${[2]}          | ${'Type 1: 2 needed'}                                     | ${'one is named'}
    ${[2, 0, 1, 3]} | ${'Type 1: 2 needed, Type 3: 1 needed, Type 4: 3 needed'} | ${'three are named'}
    ${[2, 1, 3, 1]} | ${'4 unfilled, 7 total labor needed'}                     | ${'four are only counted'}
  `('missing $missing: "$says", because $because', (row) => {
    const requirements = (row.missing as number[]).map((gap, index) =>
      requirement(`Type ${index + 1}`, 5, 5 - gap),
    );
    expect(laborNeedsText(requirements)).toBe(row.says);
  });
});
