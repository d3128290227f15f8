import { sayDate, sayTime, sayWhen, sayZone } from './say-when.js';

it('says dates and times in plain words', () => {
  expect(sayDate('2031-05-02', 'en')).toBe('Friday, May 2, 2031');
  expect(sayDate('2031-05-02', 'es')).toBe('viernes, 2 de mayo de 2031');
  expect(sayTime('07:00:00', 'en')).toBe('7:00\u00a0AM');
  expect(sayTime('23:45', 'en')).toBe('11:45\u00a0PM');
  expect(sayWhen('2031-05-02', '00:05:00', 'en')).toBe('Friday, May 2, 2031 at 12:05\u00a0AM');
  expect(sayWhen('2031-05-02', '07:00:00', 'es')).toMatch(/^viernes, 2 de mayo de 2031 a las 7:00/);
});

it('names a zone as people do', () => {
  expect(sayZone('America/New_York', 'en')).toBe('Eastern Time');
  expect(sayZone('America/Los_Angeles', 'es')).toBe('hora del Pacífico');
});
