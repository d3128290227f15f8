import { laborNeeds, unfilledCount } from './event-fill.js';

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
    expect(laborNeeds([])).toEqual({ open: 0, missing: 0, named: [] });
  });

  it.each`
    gaps            | open | missing | named                                      | because
    ${[0, -1]}      | ${0} | ${0}    | ${[]}                                      | ${'nothing is missing'}
    ${[2]}          | ${1} | ${2}    | ${['Type 1: 2']}                           | ${'one is named'}
    ${[2, 0, 1, 3]} | ${3} | ${6}    | ${['Type 1: 2', 'Type 3: 1', 'Type 4: 3']} | ${'three are named'}
    ${[2, 1, 3, 1]} | ${4} | ${7}    | ${[]}                                      | ${'four are only counted'}
  `('gaps $gaps: $named of $open, because $because', (row) => {
    const requirements = (row.gaps as number[]).map((gap, index) =>
      requirement(`Type ${index + 1}`, 5, 5 - gap),
    );
    const { named, ...counts } = laborNeeds(requirements);
    expect(counts).toEqual({ open: row.open, missing: row.missing });
    expect(named.map((each) => `${each.laborType}: ${each.missing}`)).toEqual(row.named);
  });
});
