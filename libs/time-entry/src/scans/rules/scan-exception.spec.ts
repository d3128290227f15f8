import { type JudgedScan, scanException, type ScanPointTimes } from './scan-exception.js';

const at = (day: number, clock: string): Date => new Date(`2031-05-0${day}T${clock}Z`);
const SCAN: JudgedScan = {
  ...{ at: at(1, '08:00:00'), receivedAt: at(1, '08:00:05'), isAhead: false, code: 'known' },
};
const DOOR: ScanPointTimes = {
  ...{ opensAt: at(1, '06:00:00'), closesAt: at(2, '06:00:00'), codesExpireAt: at(3, '00:00:00') },
};

describe('a scan', () => {
  it.each`
    scan                                                        | door                                    | exception          | because
    ${{}}                                                       | ${{}}                                   | ${null}            | ${'it counts'}
    ${{ at: at(1, '06:00:00') }}                                | ${{}}                                   | ${null}            | ${'the door opens at that instant'}
    ${{ at: at(1, '05:59:59') }}                                | ${{}}                                   | ${'station_ended'} | ${'it does a second later'}
    ${{ at: at(2, '05:59:59'), receivedAt: at(2, '06:30:00') }} | ${{}}                                   | ${null}            | ${'it was scanned before the end'}
    ${{ at: at(2, '06:00:00'), receivedAt: at(2, '06:30:00') }} | ${{}}                                   | ${'station_ended'} | ${'the door ends at that instant'}
    ${{}}                                                       | ${{ opensAt: null, closesAt: null }}    | ${null}            | ${'a steward’s scanner is always open'}
    ${{}}                                                       | ${{ opensAt: null }}                    | ${null}            | ${'it was open from the beginning'}
    ${{}}                                                       | ${{ closesAt: null }}                   | ${null}            | ${'it does not end'}
    ${{ isAhead: true }}                                        | ${{}}                                   | ${'wrong_clock'}   | ${'it cannot have happened yet'}
    ${{ receivedAt: at(2, '08:00:00') }}                        | ${{}}                                   | ${null}            | ${'24 hours are not too long'}
    ${{ receivedAt: new Date('2031-05-02T08:00:00.001Z') }}     | ${{}}                                   | ${'too_old'}       | ${'more are'}
    ${{ code: 'unknown' }}                                      | ${{}}                                   | ${'unknown_code'}  | ${'it is nobody’s code'}
    ${{ code: 'of another event' }}                             | ${{}}                                   | ${'another_event'} | ${'it is of the event next door'}
    ${{}}                                                       | ${{ codesExpireAt: at(1, '08:00:01') }} | ${null}            | ${'codes end a second later'}
    ${{}}                                                       | ${{ codesExpireAt: at(1, '08:00:00') }} | ${'code_expired'}  | ${'codes end at that instant'}
    ${{ at: at(2, '06:00:00'), code: 'unknown' }}               | ${{}}                                   | ${'station_ended'} | ${'a closed door reveals nothing about codes'}
    ${{ isAhead: true, code: 'unknown' }}                       | ${{}}                                   | ${'wrong_clock'}   | ${'the clock comes first'}
    ${{ code: 'unknown' }}                                      | ${{ codesExpireAt: at(1, '08:00:00') }} | ${'unknown_code'}  | ${'a code that is nobody’s does not expire'}
  `('is kept as $exception, because $because', ({ scan, door, exception }) => {
    const judged = scanException(
      { ...SCAN, ...(scan as object) },
      { ...DOOR, ...(door as object) },
    );
    expect(judged).toBe(exception);
  });
});
