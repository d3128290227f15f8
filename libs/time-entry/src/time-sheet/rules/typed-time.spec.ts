import fc from 'fast-check';
import { minutesOf, parseTypedTime, placeTypedTime, type TimePlace, wallOf } from './typed-time.js';

/** The minute as 24 hours; `?` behind it: either half of the day. */
function read(text: string): string | null {
  const typed = parseTypedTime(text);
  if (typed?.kind !== 'time') return typed && (typed.kind === 'moment' ? typed.wall : typed.kind);
  const time = wallOf(typed.minute).slice(11);
  return `${time}${typed.eitherHalf ? '?' : ''}${typed.days === null ? '' : ` +${typed.days}`}`;
}

describe('typed times', () => {
  it.each`
    typed                     | is
    ${'7'}                    | ${'07:00?'}
    ${'12'}                   | ${'12:00?'}
    ${'730'}                  | ${'07:30?'}
    ${'1130'}                 | ${'11:30?'}
    ${'7:30'}                 | ${'07:30?'}
    ${'7.30'}                 | ${'07:30?'}
    ${'7 30'}                 | ${'07:30?'}
    ${'7:30p'}                | ${'19:30'}
    ${'730p'}                 | ${'19:30'}
    ${'7p'}                   | ${'19:00'}
    ${'7P'}                   | ${'19:00'}
    ${' 7:30  PM '}           | ${'19:30'}
    ${'7:30 p.m.'}            | ${'19:30'}
    ${'7:30p.m.'}             | ${'19:30'}
    ${'7:30 p. m.'}           | ${'19:30'}
    ${'7:30\u202fp.\u00a0m.'} | ${'19:30'}
    ${'7:30 p.m'}             | ${'19:30'}
    ${'7 de  la tarde'}       | ${'19:00'}
    ${'13:30p'}               | ${'13:30'}
    ${'0:30a'}                | ${'00:30'}
    ${'7a.'}                  | ${'07:00'}
    ${'6:05 am'}              | ${'06:05'}
    ${'12a'}                  | ${'00:00'}
    ${'12:30 AM'}             | ${'00:30'}
    ${'12p'}                  | ${'12:00'}
    ${'noon'}                 | ${'12:00'}
    ${'Noon'}                 | ${'12:00'}
    ${'midnight'}             | ${'00:00'}
    ${'mediodía'}             | ${'12:00'}
    ${'medianoche'}           | ${'00:00'}
    ${'7 de la mañana'}       | ${'07:00'}
    ${'7:15 de la tarde'}     | ${'19:15'}
    ${'11 de la noche'}       | ${'23:00'}
    ${'2 de la madrugada'}    | ${'02:00'}
    ${'12 del mediodía'}      | ${'12:00'}
    ${'0730'}                 | ${'07:30'}
    ${'07:30'}                | ${'07:30'}
    ${'19'}                   | ${'19:00'}
    ${'1930'}                 | ${'19:30'}
    ${'19:30:59'}             | ${'19:30'}
    ${'19h'}                  | ${'19:00'}
    ${'19h30'}                | ${'19:30'}
    ${'13p'}                  | ${'13:00'}
    ${'0'}                    | ${'00:00'}
    ${'000'}                  | ${'00:00'}
    ${'24'}                   | ${'00:00'}
    ${'2400'}                 | ${'00:00'}
    ${'2a +1'}                | ${'02:00 +1'}
    ${'2:00 AM+1'}            | ${'02:00 +1'}
    ${'now'}                  | ${'now'}
    ${'Ahora'}                | ${'now'}
    ${'2031-05-01T08:15'}     | ${'2031-05-01T08:15'}
    ${'2031-05-01 08:15:00'}  | ${'2031-05-01T08:15'}
    ${'７:30p'}               | ${'19:30'}
  `('$typed is $is', ({ typed, is }: { typed: string; is: string }) => {
    expect(read(typed)).toBe(is);
  });

  it.each([
    ...['', ' ', 'a', 'p', 'pm', '7x', '25', '2460', '760', '7:60', '24:30', '13a', '0p', '-7'],
    ...[
      '7:3',
      '12345',
      '7:30 xm',
      '24p',
      '2a +1x',
      '2a +12',
      'seven',
      '7-8',
      '7,30p',
      '+1',
      '７７７７７',
      'moon',
      '1e3',
      'NaN',
      'at 2031-05-01 08:15',
      '2031-05-01 08:15 or so',
    ],
  ])('%j is no time', (typed) => expect(parseTypedTime(typed)).toBeNull());

  it('reads every time of the day in each way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        const wall = wallOf(minute).slice(11);
        const [hour, rest] = [Number(wall.slice(0, 2)), wall.slice(3)];
        const half = hour < 12 ? 'a' : 'p';
        const twelve = hour % 12 || 12;
        for (const text of [wall, `${twelve}:${rest}${half}`, `${twelve}${rest}${half}m`])
          expect(read(text)?.replace('?', '')).toBe(wall);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseTypedTime(text)));
  });
});

describe('the day of a typed time', () => {
  const day = (wall: string): string =>
    wall.startsWith('0') || wall.includes('T') ? wall : `2031-05-01T${wall}`;
  const at = (given: string): string => (given.length === 5 ? `2031-05-01T${given}` : day(given));

  it.each`
    typed                 | from       | to                    | nearest               | is                    | why
    ${'7'}                | ${null}    | ${null}               | ${'07:00'}            | ${'2031-05-01T07:00'} | ${'start of a morning call'}
    ${'7'}                | ${null}    | ${null}               | ${'19:00'}            | ${'2031-05-01T19:00'} | ${'start of an evening call'}
    ${'1130p'}            | ${null}    | ${null}               | ${'00:30'}            | ${'2031-04-30T23:30'} | ${'start before a call after midnight'}
    ${'12a'}              | ${null}    | ${null}               | ${'23:30'}            | ${'2031-05-02T00:00'} | ${'start after midnight of a late call'}
    ${'3'}                | ${'07:00'} | ${'2031-05-02T06:59'} | ${'15:00'}            | ${'2031-05-01T15:00'} | ${'end of eight hours'}
    ${'8'}                | ${'07:00'} | ${'2031-05-02T06:59'} | ${'11:00'}            | ${'2031-05-01T08:00'} | ${'end of a short call'}
    ${'8'}                | ${'07:00'} | ${'2031-05-02T06:59'} | ${'17:00'}            | ${'2031-05-01T20:00'} | ${'end of a long one'}
    ${'2a'}               | ${'18:00'} | ${'2031-05-02T17:59'} | ${'2031-05-02T02:00'} | ${'2031-05-02T02:00'} | ${'end over midnight'}
    ${'6:59p'}            | ${'19:00'} | ${'2031-05-02T18:59'} | ${'23:00'}            | ${'2031-05-02T18:59'} | ${'just before the start is the next day'}
    ${'0700'}             | ${'07:00'} | ${'2031-05-02T06:59'} | ${'11:00'}            | ${'2031-05-01T07:00'} | ${'the very start: no hours'}
    ${'12'}               | ${'07:00'} | ${'15:00'}            | ${'07:00'}            | ${'2031-05-01T12:00'} | ${'lunch of a morning shift'}
    ${'12'}               | ${'19:00'} | ${'2031-05-02T03:00'} | ${'19:00'}            | ${'2031-05-02T00:00'} | ${'lunch of a night shift'}
    ${'1230'}             | ${'19:00'} | ${'2031-05-02T03:00'} | ${'19:00'}            | ${'2031-05-02T00:30'} | ${'half past midnight'}
    ${'5p'}               | ${'07:00'} | ${'15:00'}            | ${'07:00'}            | ${'2031-05-01T17:00'} | ${'outside: said as it is, and refused later'}
    ${'2a +1'}            | ${'07:00'} | ${'2031-05-02T06:59'} | ${'15:00'}            | ${'2031-05-02T02:00'} | ${'the day was said'}
    ${'7 +1'}             | ${null}    | ${null}               | ${'2031-05-02T18:00'} | ${'2031-05-02T19:00'} | ${'the day was said, and not the half'}
    ${'8'}                | ${null}    | ${'12:00'}            | ${'19:00'}            | ${'2031-05-01T08:00'} | ${'not after noon'}
    ${'0700'}             | ${'07:00'} | ${'2031-05-02T06:59'} | ${'2031-05-02T06:00'} | ${'2031-05-01T07:00'} | ${'the first minute lies within'}
    ${'7'}                | ${null}    | ${null}               | ${'13:00'}            | ${'2031-05-01T07:00'} | ${'of two that are equally near the earlier'}
    ${'9p +0'}            | ${'22:00'} | ${'2031-05-02T21:59'} | ${'23:00'}            | ${'2031-05-01T21:00'} | ${'said against the limits'}
    ${'now'}              | ${'07:00'} | ${null}               | ${'15:00'}            | ${'2031-05-03T04:05'} | ${'now'}
    ${'2031-05-09T01:02'} | ${'07:00'} | ${null}               | ${'15:00'}            | ${'2031-05-09T01:02'} | ${'a date was pasted'}
  `('$typed from $from to $to near $nearest is $is: $why', (row: Record<string, string | null>) => {
    const place: TimePlace = {
      callDate: '2031-05-01',
      from: row['from'] === null ? null : at(row['from']!),
      to: row['to'] === null ? null : at(row['to']!),
      nearest: at(row['nearest']!),
    };
    const typed = parseTypedTime(row['typed']!)!;
    expect(placeTypedTime(typed, place, '2031-05-03T04:05:06')).toBe(row['is']);
  });

  it('is measured without seconds', () => {
    expect(minutesOf('2031-05-01T07:00:59')).toBe(minutesOf('2031-05-01T07:00'));
  });

  it('keeps the minute that was typed, within the limits whenever they hold a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.boolean(),
        fc.integer({ min: -720, max: 1440 }),
        fc.integer({ min: 0, max: 1439 }),
        (minute, eitherHalf, start, planned) => {
          const from = minutesOf('2031-05-01T00:00') + start;
          const place = {
            callDate: '2031-05-01',
            from: wallOf(from),
            to: wallOf(from + 1439),
            nearest: wallOf(from + planned),
          };
          const typed = { kind: 'time' as const, minute, eitherHalf, days: null };
          const placed = minutesOf(placeTypedTime(typed, place, place.from));
          expect((placed - minute) % (eitherHalf ? 720 : 1440)).toBe(0);
          expect(placed).toBeGreaterThanOrEqual(from);
          expect(placed).toBeLessThanOrEqual(from + 1439);
        },
      ),
    );
  });
});
