import { formatDate, formatTime, formatDateTime, formatZone } from './format-date-time.js';

it('says dates and times in plain words', () => {
  expect(formatDate('2031-05-02', 'en')).toBe('Friday, May 2, 2031');
  expect(formatDate('2031-05-02', 'es')).toBe('viernes, 2 de mayo de 2031');
  expect(formatTime('07:00:00', 'en')).toBe('7:00\u00a0AM');
  expect(formatTime('23:45', 'en')).toBe('11:45\u00a0PM');
  expect(formatDateTime('2031-05-02', '00:05:00', 'en')).toBe(
    'Friday, May 2, 2031 at 12:05\u00a0AM',
  );
  expect(formatDateTime('2031-05-02', '07:00:00', 'es')).toMatch(
    /^viernes, 2 de mayo de 2031 a las 7:00/,
  );
});

it('names a zone as people do', () => {
  expect(formatZone('America/New_York', 'en')).toBe('Eastern Time');
  expect(formatZone('America/Los_Angeles', 'es')).toBe('hora del Pacífico');
});
