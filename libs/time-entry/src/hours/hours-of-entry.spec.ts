import type { EventBaseRow } from '#libs/event';
import type { TimeEntryRow } from '#libs/labor';
import { hoursOfEntry, zoneOfEntry } from './hours-of-entry.js';

const RULES = { minimum_minutes: 240, meal_trigger_minutes: 300, round_up_minutes: 15 };
const NONE = { minimum_minutes: null, meal_trigger_minutes: null, round_up_minutes: null };

const entry = (given: Partial<TimeEntryRow>): TimeEntryRow =>
  ({
    start_at: '2031-05-01T12:00:00Z',
    end_at: '2031-05-01T20:00:00Z',
    meal_trigger_minutes: null,
    time_zone: null,
    meal_breaks: [],
    ...given,
  }) as unknown as TimeEntryRow;
const event = (given: object): EventBaseRow =>
  ({
    ...NONE,
    location: null,
    company: { ...RULES, time_zone: 'America/New_York' },
    ...given,
  }) as unknown as EventBaseRow;

describe('the hours of a time entry', () => {
  it.each`
    frozen  | ofEvent | ofLocation | penalty | because
    ${null} | ${null} | ${null}    | ${180}  | ${'only the company has a meal rule'}
    ${null} | ${null} | ${360}     | ${120}  | ${'the location is nearer'}
    ${null} | ${420}  | ${360}     | ${60}   | ${'the event is nearest'}
    ${480}  | ${420}  | ${360}     | ${0}    | ${'what was frozen at sign-out stands'}
    ${0}    | ${420}  | ${360}     | ${480}  | ${'0 is a rule like any other'}
  `(
    'frozen $frozen, event $ofEvent, location $ofLocation: penalty $penalty, because $because',
    ({ frozen, ofEvent, ofLocation, penalty }) => {
      const hours = hoursOfEntry(
        entry({ meal_trigger_minutes: frozen }),
        event({
          meal_trigger_minutes: ofEvent,
          location: { ...NONE, time_zone: null, meal_trigger_minutes: ofLocation },
        }),
      );
      expect(hours).toEqual({
        normalMinutes: 480 - penalty,
        penaltyMinutes: penalty,
        totalMinutes: 480,
      });
    },
  );

  it('leave out unpaid breaks, and are none before the sign-out', () => {
    const meals = [
      { id: 1, starts_at: '2031-05-01T15:00:00Z', minutes: 30, break_type: 'unpaid' },
      { id: 2, starts_at: '2031-05-01T17:00:00Z', minutes: 30, break_type: 'paid' },
    ] as TimeEntryRow['meal_breaks'];
    expect(hoursOfEntry(entry({ meal_breaks: meals }), event({})).totalMinutes).toBe(450);
    expect(hoursOfEntry(entry({ end_at: null }), event({})).totalMinutes).toBe(0);
  });

  it.each`
    frozen                   | ofLocation          | zone
    ${null}                  | ${null}             | ${'America/New_York'}
    ${null}                  | ${'America/Denver'} | ${'America/Denver'}
    ${'America/Los_Angeles'} | ${'America/Denver'} | ${'America/Los_Angeles'}
  `('frozen zone $frozen, location $ofLocation: $zone', ({ frozen, ofLocation, zone }) => {
    const { company } = event({});
    expect(
      zoneOfEntry(
        entry({ time_zone: frozen }),
        event({ company, location: { ...NONE, time_zone: ofLocation } }),
      ),
    ).toBe(zone);
  });
});
