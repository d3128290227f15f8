import fc from 'fast-check';
import { parseTypedBreaks, parseTypedTime } from '#libs/time-entry';
import { cellText } from './sheet.model.js';

const wall = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => new Date(Date.UTC(2031, 4, 1, 0, minute)).toISOString().slice(0, 16));

describe('the text of a cell', () => {
  it.each`
    shown                                        | en                                | es
    ${''}                                        | ${''}                             | ${''}
    ${'2031-05-01T12:00/30'}                     | ${'12:00–12:30 PM'}               | ${'12:00–12:30 p.m.'}
    ${'2031-05-01T11:30/60'}                     | ${'11:30 AM–12:30 PM'}            | ${'11:30 a.m.–12:30 p.m.'}
    ${'2031-05-01T23:30/60'}                     | ${'11:30 PM–12:30 AM'}            | ${'11:30 p.m.–12:30 a.m.'}
    ${'2031-05-01T12:00/30 2031-05-01T17:30/60'} | ${'12:00–12:30 PM, 5:30–6:30 PM'} | ${'12:00–12:30 p.m., 5:30–6:30 p.m.'}
  `('breaks $shown are $en', ({ shown, en, es }: Record<'shown' | 'en' | 'es', string>) => {
    expect([cellText('breaks', shown, 'en'), cellText('breaks', shown, 'es')]).toEqual([en, es]);
  });

  it('can be typed as it is shown, in both languages', () => {
    fc.assert(
      fc.property(
        wall,
        fc.constantFrom(30, 60),
        fc.constantFrom('en', 'es'),
        (at, minutes, language) => {
          const minute = Number(at.slice(11, 13)) * 60 + Number(at.slice(14));
          expect(parseTypedTime(cellText('start_time', at, language))).toEqual({
            ...{ kind: 'time', minute, eitherHalf: false, days: null },
          });
          expect(parseTypedBreaks(cellText('breaks', `${at}/${minutes}`, language))).toEqual([
            { start: { kind: 'time', minute, eitherHalf: false, days: null }, minutes },
          ]);
        },
      ),
    );
  });
});
