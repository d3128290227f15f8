import { placeInShift, type ShiftOnTheWall } from './place-in-shift.js';
import { parseTypedTime } from './typed-time.js';

/** An instant at which the clocks of New York, four hours behind, show that time. */
const at = (wall: string): Date => new Date(`${wall}:00-04:00`);
const SHIFT: ShiftOnTheWall = {
  ...{ zone: 'America/New_York', scheduledStart: at('2031-05-01T20:00'), plannedMinutes: 300 },
  ...{ startAt: null, endAt: null, presentSince: null, now: at('2031-05-02T09:15') },
};
const startAt = at('2031-05-01T22:00');
const presentSince = at('2031-05-01T21:30');
const endAt = at('2031-05-02T04:00');

describe('a time that is typed into a shift from eight in the evening, five hours long,', () => {
  it.each`
    typed        | kind       | shift                        | is                    | because
    ${'20:10'}   | ${'start'} | ${{}}                        | ${'2031-05-01T20:10'} | ${'it is near the call'}
    ${'00:30'}   | ${'start'} | ${{}}                        | ${'2031-05-02T00:30'} | ${'that is nearer than the night before'}
    ${'09:00'}   | ${'start'} | ${{}}                        | ${'2031-05-01T09:00'} | ${'the morning before is nearer than the one after'}
    ${'7'}       | ${'start'} | ${{ startAt }}               | ${'2031-05-01T19:00'} | ${'the call decides, not the start of before'}
    ${'1:15'}    | ${'end'}   | ${{}}                        | ${'2031-05-02T01:15'} | ${'the plan ends at one'}
    ${'22:00'}   | ${'end'}   | ${{}}                        | ${'2031-05-01T22:00'} | ${'it is after the call began'}
    ${'9'}       | ${'end'}   | ${{ plannedMinutes: 780 }}   | ${'2031-05-02T09:00'} | ${'the plan ends at nine in the morning'}
    ${'19:00'}   | ${'end'}   | ${{}}                        | ${'2031-05-02T19:00'} | ${'nobody leaves before they come'}
    ${'20:00'}   | ${'end'}   | ${{}}                        | ${'2031-05-01T20:00'} | ${'an end is less than a day after the start'}
    ${'20:00'}   | ${'end'}   | ${{ plannedMinutes: 1440 }}  | ${'2031-05-01T20:00'} | ${'so it is, also where the plan ends then'}
    ${'21:00'}   | ${'end'}   | ${{ startAt }}               | ${'2031-05-02T21:00'} | ${'they came at ten'}
    ${'3'}       | ${'end'}   | ${{ startAt }}               | ${'2031-05-02T03:00'} | ${'five hours after ten are three'}
    ${'23:00'}   | ${'break'} | ${{ startAt, endAt }}        | ${'2031-05-01T23:00'} | ${'it lies within the shift'}
    ${'1'}       | ${'break'} | ${{ startAt, endAt }}        | ${'2031-05-02T01:00'} | ${'the afternoon does not'}
    ${'4'}       | ${'break'} | ${{ startAt, endAt }}        | ${'2031-05-02T04:00'} | ${'it may begin as the shift ends'}
    ${'21:45'}   | ${'break'} | ${{ startAt, presentSince }} | ${'2031-05-01T21:45'} | ${'they had signed in before'}
    ${'21:45'}   | ${'break'} | ${{ startAt }}               | ${'2031-05-02T21:45'} | ${'they had not'}
    ${'21:00'}   | ${'break'} | ${{ startAt, presentSince }} | ${'2031-05-02T21:00'} | ${'a running shift may last a day'}
    ${'now'}     | ${'end'}   | ${{}}                        | ${'2031-05-02T09:15'} | ${'that is now, by the clocks of the event'}
    ${'20:10+1'} | ${'end'}   | ${{}}                        | ${'2031-05-02T20:10'} | ${'a day after the date of the call'}
  `('as $kind, $typed, is $is, because $because', ({ typed, kind, shift, is }) => {
    const time = parseTypedTime(typed as string)!;
    const given = { ...SHIFT, ...(shift as object) };
    expect(placeInShift(time, kind as 'start' | 'end' | 'break', given)).toBe(is);
  });
});
