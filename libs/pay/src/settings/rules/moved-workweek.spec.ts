import {
  type EarlierPlacement,
  firstDayToMove,
  movedWorkweek,
  type WorkweekPlacement,
} from './moved-workweek.js';

const zone = 'America/New_York';
const on = (day: number, at = zone): WorkweekPlacement => ({ zone: at, day, minute: 0 });
const [SUNDAY, MONDAY, WEDNESDAY] = [on(0), on(1), on(3)] as const;
const until = (placed: WorkweekPlacement, day: string): EarlierPlacement => ({
  ...{ ...placed, until: `2031-${day}` },
});
const WEST = on(0, 'America/Los_Angeles');
const MOVED = [until(SUNDAY, '05-12')];

describe('the earlier placements of a workweek', () => {
  it.each`
    because                                      | earlier  | now       | next                          | from       | expected
    ${'it never moved'}                          | ${[]}    | ${SUNDAY} | ${MONDAY}                     | ${'05-12'} | ${MOVED}
    ${'its zone moved'}                          | ${[]}    | ${SUNDAY} | ${WEST}                       | ${'05-12'} | ${MOVED}
    ${'it moves again, two weeks later'}         | ${MOVED} | ${MONDAY} | ${WEDNESDAY}                  | ${'05-26'} | ${[...MOVED, until(MONDAY, '05-26')]}
    ${'it moves again too soon'}                 | ${MOVED} | ${MONDAY} | ${WEDNESDAY}                  | ${'05-25'} | ${null}
    ${'another move takes the place of the one'} | ${MOVED} | ${MONDAY} | ${WEDNESDAY}                  | ${'05-12'} | ${[until(SUNDAY, '05-12')]}
    ${'a move counts earlier'}                   | ${MOVED} | ${MONDAY} | ${MONDAY}                     | ${'05-05'} | ${[until(SUNDAY, '05-05')]}
    ${'a move is taken back before its day'}     | ${MOVED} | ${MONDAY} | ${SUNDAY}                     | ${'05-10'} | ${[]}
    ${'it begins at another minute'}             | ${[]}    | ${SUNDAY} | ${{ ...SUNDAY, minute: 360 }} | ${'05-12'} | ${MOVED}
    ${'nothing moves'}                           | ${MOVED} | ${MONDAY} | ${MONDAY}                     | ${'05-14'} | ${MOVED}
  `('are kept where $because', ({ earlier, now, next, from, expected }) => {
    const given = earlier as EarlierPlacement[];
    const day = `2031-${String(from)}`;
    const moved = movedWorkweek(given, now as WorkweekPlacement, next as WorkweekPlacement, day);
    expect(moved).toEqual(expected);
  });

  it('say when it may be moved again', () => {
    expect([firstDayToMove([]), firstDayToMove(MOVED)]).toEqual(['', '2031-05-26']);
  });
});
