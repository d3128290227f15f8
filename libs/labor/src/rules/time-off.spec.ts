import { readTimeOff, type TimeOffDraft } from './time-off.js';

const TODAY = '2031-05-01';

describe('what somebody says about when they do not work', () => {
  it.each`
    startsOn        | endsOn          | weekday | fromTime      | untilTime     | read
    ${'2031-05-03'} | ${undefined}    | ${null} | ${null}       | ${null}       | ${'2031-05-03 2031-05-03 - - -'}
    ${'2031-05-03'} | ${'2031-05-10'} | ${null} | ${null}       | ${null}       | ${'2031-05-03 2031-05-10 - - -'}
    ${'2031-04-20'} | ${'2031-05-10'} | ${null} | ${null}       | ${null}       | ${'2031-04-20 2031-05-10 - - -'}
    ${'2031-04-30'} | ${null}         | ${null} | ${null}       | ${null}       | ${'2031-04-30 2031-04-30 - - -'}
    ${'2031-04-29'} | ${null}         | ${null} | ${null}       | ${null}       | ${'over'}
    ${'2031-05-10'} | ${'2031-05-03'} | ${null} | ${null}       | ${null}       | ${'order'}
    ${'2031-05-01'} | ${'2032-04-30'} | ${null} | ${null}       | ${null}       | ${'2031-05-01 2032-04-30 - - -'}
    ${'2031-05-01'} | ${'2032-05-01'} | ${null} | ${null}       | ${null}       | ${'too_long'}
    ${'2031-05-03'} | ${null}         | ${null} | ${'08:00:00'} | ${'12:00:00'} | ${'times_of_days'}
    ${'2031-05-03'} | ${null}         | ${null} | ${'08:00:00'} | ${null}       | ${'times_of_days'}
    ${'2031-05-03'} | ${null}         | ${null} | ${null}       | ${'12:00:00'} | ${'times_of_days'}
    ${'2031-05-03'} | ${null}         | ${5}    | ${null}       | ${null}       | ${'kind'}
    ${null}         | ${'2031-05-03'} | ${5}    | ${null}       | ${null}       | ${'kind'}
    ${null}         | ${'2031-05-03'} | ${null} | ${null}       | ${null}       | ${'kind'}
    ${null}         | ${null}         | ${null} | ${'08:00:00'} | ${'12:00:00'} | ${'kind'}
    ${null}         | ${null}         | ${null} | ${null}       | ${null}       | ${'kind'}
    ${null}         | ${null}         | ${5}    | ${null}       | ${null}       | ${'- - 5 - -'}
    ${null}         | ${null}         | ${7}    | ${'18:00:00'} | ${'02:00:00'} | ${'- - 7 18:00:00 02:00:00'}
    ${null}         | ${null}         | ${1}    | ${'00:00:00'} | ${'08:00:00'} | ${'- - 1 00:00:00 08:00:00'}
    ${null}         | ${null}         | ${1}    | ${'08:00:00'} | ${null}       | ${'half_time'}
    ${null}         | ${null}         | ${1}    | ${null}       | ${'08:00:00'} | ${'half_time'}
    ${null}         | ${null}         | ${1}    | ${'08:00:00'} | ${'08:00:00'} | ${'no_time'}
  `(
    '$startsOn to $endsOn, weekday $weekday from $fromTime to $untilTime: $read',
    ({ read, ...draft }) => {
      const values = readTimeOff(draft as TimeOffDraft, TODAY);
      const text =
        typeof values === 'string'
          ? values
          : [
              ...[values.starts_on, values.ends_on, values.weekday],
              ...[values.from_time, values.until_time],
            ]
              .map((value) => value ?? '-')
              .join(' ');
      expect(text).toBe(read);
    },
  );
});
