import fc from 'fast-check';
import { parseTypedBreaks } from './typed-breaks.js';
import { wallOf } from './typed-time.js';

function read(text: string): string | null {
  const breaks = parseTypedBreaks(text);
  return (
    breaks &&
    breaks
      .map(({ start, minutes }) =>
        start.kind === 'time'
          ? `${wallOf(start.minute).slice(11)}${start.eitherHalf ? '?' : ''}/${minutes}`
          : `${start.kind}/${minutes}`,
      )
      .join(' ')
  );
}

describe('typed breaks', () => {
  it.each`
    typed                        | are
    ${''}                        | ${''}
    ${'none'}                    | ${''}
    ${'--'}                      | ${''}
    ${'—'}                       | ${''}
    ${'ninguna'}                 | ${''}
    ${'12'}                      | ${'12:00?/30'}
    ${'1230'}                    | ${'12:30?/30'}
    ${'12-12:30'}                | ${'12:00?/30'}
    ${'12:00–12:30'}             | ${'12:00?/30'}
    ${'12–1'}                    | ${'12:00?/60'}
    ${'12 - 1p'}                 | ${'12:00/60'}
    ${'noon-12:30p'}             | ${'12:00/30'}
    ${'noon to 1'}               | ${'12:00/60'}
    ${'12-12:30 pd'}             | ${'12:00?/30'}
    ${'12:00 PM 60'}             | ${'12:00/60'}
    ${'12:00 PM 30'}             | ${'12:00/30'}
    ${'12 60'}                   | ${'12:00?/60'}
    ${'12 60min'}                | ${'12:00?/60'}
    ${'12 60 min'}               | ${'12:00?/60'}
    ${'noon 30min'}              | ${'12:00/30'}
    ${'noon 30 min'}             | ${'12:00/30'}
    ${'noon 1h'}                 | ${'12:00/60'}
    ${'noon unpaid'}             | ${'12:00/60'}
    ${'5:30p paid'}              | ${'17:30/30'}
    ${'mediodía no pagado'}      | ${'12:00/60'}
    ${'1 de la tarde pagado'}    | ${'13:00/30'}
    ${'12:00 p. m. 30'}          | ${'12:00/30'}
    ${'11:45p-12:15a'}           | ${'23:45/30'}
    ${'11:30-12:30a'}            | ${'23:30/60'}
    ${'23:30-00:00'}             | ${'23:30/30'}
    ${'12:00 PM 30, 5:30 PM 60'} | ${'12:00/30 17:30/60'}
    ${'12; 5p'}                  | ${'12:00?/30 17:00/30'}
    ${'12,'}                     | ${'12:00?/30'}
    ${'now'}                     | ${'now/30'}
    ${'12, , 5p'}                | ${'12:00?/30 17:00/30'}
    ${'12 30'}                   | ${'12:30?/30'}
    ${'11:30a-noon +1'}          | ${'11:30/30'}
    ${'now 60'}                  | ${'now/60'}
  `('$typed are $are', ({ typed, are }: { typed: string; are: string }) => {
    expect(read(typed)).toBe(are);
  });

  it.each([
    '12-12:15',
    '12-2',
    'lunch',
    '12-12:30 unpaid',
    '12-1 paid',
    '12, x',
    '12-',
    '7:60',
    'x-12:30',
    '12-7x',
    '11:30-noonish',
    '11a-11:30p',
  ])('%j cannot be read', (typed) => expect(parseTypedBreaks(typed)).toBeNull());

  it('begin at a minute of the day, also before midnight', () => {
    expect(parseTypedBreaks('11:30-12:30a')).toEqual([
      { start: { kind: 'time', minute: 1410, eitherHalf: false, days: null }, minutes: 60 },
    ]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseTypedBreaks(text)));
  });
});
