import type { HoursReportRow } from '#libs/time-entry';
import { reportCells, timeWithDate, twelveHours } from './report-cells.js';

const at = (time: string): Date => new Date(`2031-05-01T${time}:00-04:00`);
const words = { paid: 'paid', unpaid: 'unpaid', none: 'None' };
const row: HoursReportRow = {
  requestId: 1,
  worker: 'Ana Núñez',
  laborType: { id: 1, name: 'Rigger' },
  zone: 'America/New_York',
  startAt: at('07:00'),
  endAt: at('18:00'),
  breaks: [
    { startsAt: at('12:00'), minutes: 30, paid: true },
    { startsAt: at('16:30'), minutes: 60, paid: false },
  ],
  hours: { normalMinutes: 555, penaltyMinutes: 45, totalMinutes: 600 },
};

it('shows times with their date on the page, and in twelve hours on paper', () => {
  expect(reportCells(row, timeWithDate, words)).toEqual({
    worker: 'Ana Núñez',
    laborType: 'Rigger',
    signIn: '07:00, 2031-05-01',
    signOut: '18:00, 2031-05-01',
    breaks: '12:00, 2031-05-01 paid; 16:30, 2031-05-01 unpaid',
    normal: '9.25',
    penalty: '0.75',
    total: '10.00',
  });
  expect(reportCells(row, twelveHours('en'), words)).toMatchObject({
    signIn: '7:00\u00a0AM',
    signOut: '6:00\u00a0PM',
    breaks: '12:00\u00a0PM paid; 4:30\u00a0PM unpaid',
  });
  expect(reportCells(row, twelveHours('es'), words).signIn).toBe('7:00\u00a0a.m.');
});

it('says what is missing', () => {
  const running = { ...row, endAt: null, breaks: [] };
  expect(reportCells(running, twelveHours('en'), words)).toMatchObject({
    signOut: '-',
    breaks: 'None',
  });
  expect(reportCells({ ...running, startAt: null }, twelveHours('en'), words).signIn).toBe('-');
});
