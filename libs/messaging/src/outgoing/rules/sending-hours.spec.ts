import fc from 'fast-check';
import { instantOf, wallClock } from '#libs/kernel';
import { MESSAGE_KINDS } from './send-decision.js';
import { holdUntil, type HoldCheck } from './sending-hours.js';

const NEW_YORK = 'America/New_York';
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const local = (text: string, zone = NEW_YORK) => instantOf(text.slice(0, 10), text.slice(11), zone);

function hours(given: Partial<HoldCheck>): HoldCheck {
  return {
    now: local('2031-05-01 12:00'),
    zone: NEW_YORK,
    from: 480,
    until: 1260,
    kind: 'offer',
    callStartsAt: null,
    automatic: false,
    ...given,
  };
}

describe('sending hours', () => {
  it.each`
    now                   | window           | until                    | because
    ${'2031-05-01 12:00'} | ${'08:00-21:00'} | ${null}                  | ${'it is noon'}
    ${'2031-05-01 08:00'} | ${'08:00-21:00'} | ${null}                  | ${'the first minute is in'}
    ${'2031-05-01 20:59'} | ${'08:00-21:00'} | ${null}                  | ${'so is the last'}
    ${'2031-05-01 21:00'} | ${'08:00-21:00'} | ${'2031-05-02T08:00:00'} | ${'the end is out'}
    ${'2031-05-01 03:10'} | ${'08:00-21:00'} | ${'2031-05-01T08:00:00'} | ${'it opens today'}
    ${'2031-12-31 23:00'} | ${'08:00-21:00'} | ${'2032-01-01T08:00:00'} | ${'tomorrow is next year'}
    ${'2031-05-01 00:00'} | ${'00:00-24:00'} | ${null}                  | ${'this company never sleeps'}
    ${'2031-05-01 23:59'} | ${'00:00-24:00'} | ${null}                  | ${'not even now'}
    ${'2031-05-01 23:30'} | ${'20:00-06:00'} | ${null}                  | ${'the window crosses midnight'}
    ${'2031-05-02 05:59'} | ${'20:00-06:00'} | ${null}                  | ${'and is the same window after it'}
    ${'2031-05-02 06:00'} | ${'20:00-06:00'} | ${'2031-05-02T20:00:00'} | ${'it opens in the evening'}
    ${'2031-05-01 23:00'} | ${'20:00-24:00'} | ${null}                  | ${'it closes at midnight'}
    ${'2031-05-02 00:00'} | ${'20:00-24:00'} | ${'2031-05-02T20:00:00'} | ${'it has closed at midnight'}
    ${'2031-05-02 00:00'} | ${'20:00-00:00'} | ${'2031-05-02T20:00:00'} | ${'which may be written either way'}
    ${'2031-05-02 04:00'} | ${'09:00-09:00'} | ${null}                  | ${'a window from nine to nine is a whole day'}
    ${'2031-03-08 22:00'} | ${'08:00-21:00'} | ${'2031-03-09T08:00:00'} | ${'eight is eight in the spring night of 23 hours'}
    ${'2031-11-01 22:00'} | ${'08:00-21:00'} | ${'2031-11-02T08:00:00'} | ${'and in the autumn night of 25'}
    ${'2031-03-09 01:00'} | ${'02:30-21:00'} | ${'2031-03-09T03:30:00'} | ${'half past two does not exist that night'}
  `('at $now, open $window: held until $until, because $because', (row) => {
    const [from, until] = row.window.split('-').map(minutes);
    const held = holdUntil(hours({ now: local(row.now), from, until }));
    expect(held && wallClock(held, NEW_YORK)).toBe(row.until);
  });

  it('waits for the second half past one, when it is ten past one for the second time', () => {
    const now = new Date('2031-11-02T06:10:20Z');
    expect(wallClock(now, NEW_YORK)).toBe('2031-11-02T01:10:20');
    expect(holdUntil(hours({ now, from: 90 }))).toEqual(new Date('2031-11-02T06:30:00Z'));
  });

  it('uses the zone of the event', () => {
    const now = local('2031-05-01 09:00');
    expect(holdUntil(hours({ now }))).toBeNull();
    expect(holdUntil(hours({ now, zone: 'America/Los_Angeles' }))).toEqual(
      local('2031-05-01 08:00', 'America/Los_Angeles'),
    );
  });

  it.each`
    kind                  | automatic | call                  | held     | because
    ${'offer'}            | ${false}  | ${'2031-05-03 09:00'} | ${true}  | ${'there is time tomorrow'}
    ${'offer'}            | ${false}  | ${'2031-05-02 08:01'} | ${true}  | ${'the call starts after the opening'}
    ${'offer'}            | ${false}  | ${'2031-05-02 08:00'} | ${false} | ${'at the opening it would be too late'}
    ${'offer'}            | ${false}  | ${'2031-05-02 05:00'} | ${false} | ${'the call is tonight'}
    ${'consent_question'} | ${false}  | ${'2031-05-02 05:00'} | ${false} | ${'it stands for an offer of tonight'}
    ${'consent_question'} | ${false}  | ${'2031-05-03 09:00'} | ${true}  | ${'there is time tomorrow'}
    ${'consent_question'} | ${false}  | ${null}               | ${true}  | ${'nobody is asked out of their sleep'}
    ${'reminder'}         | ${true}   | ${'2031-05-03 09:00'} | ${true}  | ${'nobody chose this hour'}
    ${'reminder'}         | ${true}   | ${'2031-05-02 05:00'} | ${false} | ${'the call is tonight'}
    ${'reminder'}         | ${false}  | ${'2031-05-03 09:00'} | ${false} | ${'somebody pressed the button'}
    ${'confirmation'}     | ${false}  | ${'2031-05-03 09:00'} | ${false} | ${'they wait for it'}
    ${'confirmation'}     | ${true}   | ${'2031-05-03 09:00'} | ${false} | ${'also when they moved up'}
    ${'time_change'}      | ${false}  | ${'2031-05-03 09:00'} | ${false} | ${'their plans are at stake'}
    ${'cancellation'}     | ${false}  | ${'2031-05-03 09:00'} | ${false} | ${'their plans are at stake'}
    ${'call_filled'}      | ${false}  | ${'2031-05-03 09:00'} | ${false} | ${'it is the answer to theirs'}
    ${'arrival_question'} | ${false}  | ${'2031-05-02 01:00'} | ${false} | ${'the call runs'}
    ${'clock_in_code'}    | ${false}  | ${'2031-05-03 09:00'} | ${false} | ${'somebody pressed the button'}
    ${'direct'}           | ${false}  | ${null}               | ${true}  | ${'nobody is texted out of their sleep'}
    ${'hours'}            | ${false}  | ${null}               | ${true}  | ${'hours that were worked are no hurry'}
    ${'code'}             | ${false}  | ${null}               | ${false} | ${'somebody is waiting for it'}
    ${'invitation'}       | ${false}  | ${null}               | ${false} | ${'it is a person inviting a person'}
    ${'reply'}            | ${true}   | ${null}               | ${false} | ${'they are awake'}
  `('$kind at 23:00 for $call, automatic $automatic: held $held, because $because', (row) => {
    const callStartsAt = row.call && local(row.call);
    const held = holdUntil(
      hours({
        now: local('2031-05-01 23:00'),
        kind: row.kind,
        automatic: row.automatic,
        callStartsAt,
      }),
    );
    expect(held !== null).toBe(row.held);
  });

  it('holds until an open minute ahead, whatever the zone, the night and the window', () => {
    const zone = fc.constantFrom(
      NEW_YORK,
      'Australia/Lord_Howe',
      'Europe/London',
      'Asia/Kathmandu',
      'Africa/Casablanca',
      'America/Phoenix',
    );
    const now = fc.date({
      min: new Date('2030-01-01'),
      max: new Date('2033-01-01'),
      noInvalidDate: true,
    });
    // Openings that a clock change may skip have their own example above.
    const from = fc.integer({ min: 240, max: 1320 });
    const given = fc.record({
      zone,
      now,
      from,
      until: fc.nat(1440),
      kind: fc.constantFrom(...MESSAGE_KINDS),
      automatic: fc.boolean(),
    });
    fc.assert(
      fc.property(given, (values) => {
        const held = holdUntil(hours(values));
        if (!held) return;
        expect(held.getTime()).toBeGreaterThan(values.now.getTime());
        expect(held.getTime() - values.now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        expect(minutes(wallClock(held, values.zone).slice(11, 16))).toBe(values.from);
        expect(holdUntil(hours({ ...values, now: held }))).toBeNull();
      }),
    );
  });
});
