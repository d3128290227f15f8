import { supersededBy } from './superseding.js';

describe('what is written for a day, 2031-05-07 being a Wednesday,', () => {
  it.each`
    from            | later                           | week | by              | never    | because
    ${'2031-05-07'} | ${[]}                           | ${0} | ${undefined}    | ${false} | ${'nothing is planned'}
    ${'2031-05-07'} | ${['2031-05-01', '2031-05-07']} | ${0} | ${undefined}    | ${false} | ${'of equal days the last one counts'}
    ${'2031-05-07'} | ${['2031-06-01', '2031-05-20']} | ${0} | ${'2031-05-20'} | ${false} | ${'the next one ends it'}
    ${'2031-05-07'} | ${['2031-05-20', '2031-06-01']} | ${0} | ${'2031-05-20'} | ${false} | ${'whichever was written last'}
    ${'2031-05-07'} | ${['2031-05-11']}               | ${0} | ${'2031-05-11'} | ${true}  | ${'the first week after it is of the later one'}
    ${'2031-05-07'} | ${['2031-05-12']}               | ${0} | ${'2031-05-12'} | ${false} | ${'one week is its own'}
    ${'2031-05-07'} | ${['2031-05-08']}               | ${3} | ${'2031-05-08'} | ${false} | ${'a week begins on its day'}
    ${'2031-05-08'} | ${['2031-05-14']}               | ${3} | ${'2031-05-14'} | ${true}  | ${'the next week begins with the later one'}
  `('before $later in weeks from $week: $because', ({ from, later, week, by, never }) => {
    const others = (later as string[]).map((day) => ({ effective_from: day }));
    const found = supersededBy(from as string, others, week as number);
    expect(found?.by.effective_from).toBe(by);
    expect(found?.never ?? false).toBe(never);
  });

  it('ends with the one that was written last, of two of one day', () => {
    const versions = [
      { version: 4, effective_from: '2031-06-01' },
      { version: 3, effective_from: '2031-05-20' },
      { version: 2, effective_from: '2031-05-20' },
    ];
    expect(supersededBy('2031-05-07', versions, 0)?.by.version).toBe(3);
  });
});
