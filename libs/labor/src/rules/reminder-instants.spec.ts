import fc from 'fast-check';
import { instantOf } from '#libs/kernel';
import { dueReminders, nextReminder, reminderInstants } from './reminder-instants.js';

const NEW_YORK = 'America/New_York';
const HOUR = 60 * 60_000;
const call = (date: string, time: string, zone = NEW_YORK) => ({
  startsAt: instantOf(date, time, zone),
  zone,
});

describe('when a crew is reminded', () => {
  it.each`
    date            | time       | hours  | at                        | because
    ${'2031-05-02'} | ${'08:00'} | ${24}  | ${'2031-05-01T08:00'}     | ${'that is the same time of the day before'}
    ${'2031-05-02'} | ${'08:00'} | ${3}   | ${'2031-05-02T05:00'}     | ${'that is three hours before'}
    ${'2031-05-02'} | ${'01:00'} | ${3}   | ${'2031-05-01T22:00'}     | ${'midnight is an hour like any other'}
    ${'2031-03-09'} | ${'08:00'} | ${24}  | ${'2031-03-08T08:00'}     | ${'in spring the day has 23 hours, and people still say "tomorrow at eight"'}
    ${'2031-03-09'} | ${'08:00'} | ${3}   | ${'2031-03-09T05:00'}     | ${'the clocks changed before'}
    ${'2031-03-09'} | ${'04:00'} | ${3}   | ${'2031-03-09T00:00'}     | ${'hours are hours: the one from two to three is missing'}
    ${'2031-11-02'} | ${'08:00'} | ${24}  | ${'2031-11-01T08:00'}     | ${'in autumn the day has 25 hours'}
    ${'2031-11-02'} | ${'04:00'} | ${3}   | ${'2031-11-02T01:00 2nd'} | ${'of the hour that comes twice, the second'}
    ${'2031-03-10'} | ${'02:30'} | ${24}  | ${'2031-03-09T03:30'}     | ${'half past two was skipped that night'}
    ${'2031-11-03'} | ${'01:30'} | ${24}  | ${'2031-11-02T01:30'}     | ${'of a time that comes twice, the first'}
    ${'2031-05-03'} | ${'08:00'} | ${30}  | ${'2031-05-02T02:00'}     | ${'a day on the wall, and six hours'}
    ${'2031-05-08'} | ${'08:00'} | ${168} | ${'2031-05-01T08:00'}     | ${'a week is seven days'}
  `(
    '$hours h before $date $time is $at, because $because',
    ({ date, time, hours, at }: Record<string, string> & { hours: number }) => {
      const [day = '', clock = ''] = at!.split(/T| /);
      const expected = instantOf(day, clock, NEW_YORK).getTime() + (at!.endsWith('2nd') ? HOUR : 0);
      expect(reminderInstants(call(date!, time!), [hours])).toEqual([
        { hours, at: new Date(expected) },
      ]);
    },
  );

  it('counts from the second of two equal times, for who is called then', () => {
    const startsAt = new Date('2031-11-02T06:30:00Z');
    expect(reminderInstants({ startsAt, zone: NEW_YORK }, [1])).toEqual([
      { hours: 1, at: new Date('2031-11-02T05:30:00Z') },
    ]);
  });

  it('names the longer one first, where both are the same instant', () => {
    // In the night of spring, 24 hours before eight are 23.
    const planned = reminderInstants(call('2031-03-09', '08:00'), [23, 24]);
    expect(planned.map(({ hours }) => hours)).toEqual([24, 23]);
  });

  it.each`
    now                   | next                  | because
    ${'2031-04-30T12:00'} | ${'2031-05-01T08:00'} | ${'both lie ahead'}
    ${'2031-05-01T08:00'} | ${'2031-05-02T05:00'} | ${'this one is due now, and not planned again'}
    ${'2031-05-01T20:00'} | ${'2031-05-02T05:00'} | ${'what was missed is not made up for'}
    ${'2031-05-02T05:00'} | ${null}               | ${'that was the last one'}
    ${'2031-05-03T05:00'} | ${null}               | ${'the call is over'}
  `(
    'at $now the next one is at $next, because $because',
    ({ now, next }: { now: string; next: string | null }) => {
      const at = (text: string): Date =>
        instantOf(...(text.split('T') as [string, string]), NEW_YORK);
      expect(nextReminder(call('2031-05-02', '08:00'), [3, 24], at(now))).toEqual(next && at(next));
    },
  );

  it.each`
    since                 | now                   | due        | because
    ${'2031-05-01T08:00'} | ${'2031-05-01T08:01'} | ${[24]}    | ${'it was planned for eight'}
    ${'2031-05-01T08:00'} | ${'2031-05-02T06:00'} | ${[24, 3]} | ${'nobody was there to send for a day: one text for both'}
    ${'2031-05-02T05:00'} | ${'2031-05-02T05:00'} | ${[3]}     | ${'the first was due earlier'}
    ${'2031-05-01T08:00'} | ${'2031-05-01T07:59'} | ${[]}      | ${'the call moved on, or the clocks differ'}
    ${'2031-05-01T08:00'} | ${'2031-05-02T08:00'} | ${[]}      | ${'they should be there by now'}
  `(
    'planned for $since, at $now: $due are due, because $because',
    ({ since, now, due }: { since: string; now: string; due: number[] }) => {
      const at = (text: string): Date =>
        instantOf(...(text.split('T') as [string, string]), NEW_YORK);
      expect(dueReminders(call('2031-05-02', '08:00'), [3, 24], at(since), at(now))).toEqual(due);
    },
  );

  it('comes to each reminder once, in any zone and season, and always before the call', () => {
    const zones = fc.constantFrom(
      NEW_YORK,
      'America/Los_Angeles',
      'Europe/London',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Sao_Paulo',
    );
    const leads = fc.uniqueArray(fc.integer({ min: 1, max: 336 }), { minLength: 1, maxLength: 5 });
    const starts = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, leads, starts, (zone, hours, startsAt) => {
        const planned = { startsAt, zone };
        const told: number[] = [];
        let now = new Date(startsAt.getTime() - 400 * HOUR);
        for (
          let at = nextReminder(planned, hours, now);
          at;
          at = nextReminder(planned, hours, now)
        ) {
          expect(at.getTime()).toBeLessThan(startsAt.getTime());
          now = at;
          told.push(...dueReminders(planned, hours, at, now));
        }
        expect([...told].sort((a, b) => a - b)).toEqual([...hours].sort((a, b) => a - b));
      }),
    );
  });
});
