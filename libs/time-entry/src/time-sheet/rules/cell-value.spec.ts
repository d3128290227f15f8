import { cellBreaks, cellTime } from './cell-value.js';

const NEW_YORK = 'America/New_York';

describe('a cell of the time sheet', () => {
  it.each`
    instant                             | shows                 | because
    ${new Date('2031-05-01T12:00:59Z')} | ${'2031-05-01T08:00'} | ${'seconds are dropped'}
    ${'2031-05-01T03:30:00.000Z'}       | ${'2031-04-30T23:30'} | ${'the date is that of the zone'}
    ${null}                             | ${''}                 | ${'there is no time'}
  `('shows $shows, because $because', ({ instant, shows }) => {
    expect(cellTime(instant as Date | string | null, NEW_YORK)).toBe(shows);
  });

  it('shows breaks by time, with their minutes', () => {
    const breaks = [
      { starts_at: '2031-05-01T21:30:00Z', minutes: 60 },
      { starts_at: new Date('2031-05-01T16:00:00Z'), minutes: 30 },
    ];
    expect(cellBreaks(breaks, NEW_YORK)).toBe('2031-05-01T12:00/30 2031-05-01T17:30/60');
    expect(cellBreaks([], NEW_YORK)).toBe('');
  });
});
