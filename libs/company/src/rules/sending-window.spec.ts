import { sendingFromMinute, sendingUntilMinute, timeOfSendingMinute } from './sending-window.js';

describe('the sending window', () => {
  it.each`
    time          | from    | until
    ${'08:00'}    | ${480}  | ${480}
    ${'21:30:00'} | ${1290} | ${1290}
    ${'00:00'}    | ${0}    | ${1440}
    ${'23:59'}    | ${1439} | ${1439}
  `('$time is minute $from as its begin, $until as its end', ({ time, from, until }) => {
    expect([sendingFromMinute(time), sendingUntilMinute(time)]).toEqual([from, until]);
    expect([timeOfSendingMinute(from), timeOfSendingMinute(until)]).toEqual([
      (time as string).slice(0, 5),
      (time as string).slice(0, 5),
    ]);
  });
});
