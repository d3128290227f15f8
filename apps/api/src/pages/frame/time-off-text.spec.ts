import type { TimeOffRow } from '#libs/labor';
import { timeOffText } from './time-off-text.js';

const NOW = new Date('2031-05-01T12:00:00Z');
const row = (given: Partial<TimeOffRow>): TimeOffRow => ({
  ...{ starts_on: null, ends_on: null, weekday: null, from_time: null, until_time: null },
  ...given,
});

describe('when somebody does not work, in words', () => {
  it.each`
    said                                                                  | english                            | spanish
    ${row({ starts_on: '2031-05-03', ends_on: '2031-05-03' })}            | ${'Sat, May 3'}                    | ${'sáb, 3 de may'}
    ${row({ starts_on: '2031-05-03', ends_on: '2032-01-04' })}            | ${'Sat, May 3 – Sun, Jan 4, 2032'} | ${'sáb, 3 de may – dom, 4 de ene de 2032'}
    ${row({ weekday: 1 })}                                                | ${'Mondays, all day'}              | ${'los lunes, todo el día'}
    ${row({ weekday: 7, from_time: '18:00:00', until_time: '02:00:00' })} | ${'Sundays 6:00 PM – 2:00 AM'}     | ${'los domingos 6:00 p.m. – 2:00 a.m.'}
  `('$english', ({ said, english, spanish }) => {
    const plain = (text: string): string => text.replace(/\s/gu, ' ');
    expect(plain(timeOffText(said as TimeOffRow, 'en', NOW))).toBe(english);
    expect(plain(timeOffText(said as TimeOffRow, 'es', NOW))).toBe(spanish);
  });
});
