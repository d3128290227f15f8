import { datesOf } from '../frame/dates.js';
import { AUDIT_WORDS } from './audit.words.js';
import { valuesInWords } from './values-in-words.js';

const dates = datesOf('America/New_York', {
  language: 'en',
  now: new Date('2031-05-01T12:00:00Z'),
});

describe('values of the audit trail in words', () => {
  it.each`
    values                                                                  | other                                                                   | says
    ${{ time: '07:00:00', date: '2031-05-02' }}                             | ${null}                                                                 | ${'time: 7:00 AM, date: Fri, May 2'}
    ${{ time: '07:00:00', name: 'Load in' }}                                | ${{ name: 'Load in' }}                                                  | ${'time: 7:00 AM'}
    ${{ needed_labor: 4 }}                                                  | ${{ needed_labor: 5 }}                                                  | ${'needed: 4'}
    ${{ minimum_minutes: 270, rest_minutes: null }}                         | ${null}                                                                 | ${'minimum: 4 h 30, rest: none'}
    ${{ starts_at: '2031-05-02T11:00:00.000Z' }}                            | ${null}                                                                 | ${'begin: Fri, May 2 · 7:00 AM'}
    ${{ time_tracking: true, reminder_hours: [] }}                          | ${null}                                                                 | ${'time tracking: yes, reminders (hours before): none'}
    ${{ reminder_hours: [24, 3] }}                                          | ${{ reminder_hours: [] }}                                               | ${'reminders (hours before): 24, 3'}
    ${{ name: 'Load in' }}                                                  | ${{ name: 'Load in' }}                                                  | ${null}
    ${{ hours: { start_at: null, breaks: [{ minutes: 30 }] } }}             | ${null}                                                                 | ${'hours: (begin none, breaks (minutes 30))'}
    ${{ hours: { minimum_minutes: 240, minutes: 2 } }}                      | ${{ hours: { minimum_minutes: 240, minutes: 1 } }}                      | ${'hours: (minutes 2)'}
    ${{ version: 2, daily: [{ after: 600, multiplier: 200 }] }}             | ${{ version: 1, daily: [] }}                                            | ${'version: 2, Over 10 h a day: 2 ×'}
    ${{ version: 2, holidays: { dates: ['2031-12-25'], multiplier: 250 } }} | ${{ version: 1, holidays: { dates: ['2031-12-25'], multiplier: 200 } }} | ${'version: 2, On 1 holiday: 2.5 ×'}
    ${null}                                                                 | ${{ name: 'Load in' }}                                                  | ${null}
  `('$values beside $other: $says', ({ values, other, says }) => {
    const line = valuesInWords(values as never, other as never, AUDIT_WORDS.en, dates);
    expect(line?.replaceAll('\u00a0', ' ') ?? null).toBe(says);
  });
});
