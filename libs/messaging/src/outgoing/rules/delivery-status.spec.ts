import { deliveryStatusOf, mayAdvanceStatus } from './delivery-status.js';

describe('a report of the provider', () => {
  it.each`
    word             | status
    ${'accepted'}    | ${'sent'}
    ${'scheduled'}   | ${'sent'}
    ${'queued'}      | ${'sent'}
    ${'sending'}     | ${'sent'}
    ${'sent'}        | ${'sent'}
    ${'delivered'}   | ${'delivered'}
    ${'read'}        | ${'delivered'}
    ${'undelivered'} | ${'undelivered'}
    ${'failed'}      | ${'failed'}
    ${'canceled'}    | ${'failed'}
    ${'teleported'}  | ${null}
    ${'constructor'} | ${null}
  `('"$word" means $status', ({ word, status }) => {
    expect(deliveryStatusOf(word)).toBe(status);
  });

  it.each`
    now              | reported         | moves    | because
    ${'sending'}     | ${'sent'}        | ${true}  | ${'the process was killed before it could write that'}
    ${'sending'}     | ${'delivered'}   | ${true}  | ${'the report overtook our own commit'}
    ${'queued'}      | ${'sent'}        | ${true}  | ${'a try that was given up went through'}
    ${'held'}        | ${'sent'}        | ${true}  | ${'so did one that was put off since'}
    ${'sent'}        | ${'delivered'}   | ${true}  | ${'that is how it goes'}
    ${'sent'}        | ${'undelivered'} | ${true}  | ${'or how it goes wrong'}
    ${'sent'}        | ${'sent'}        | ${false} | ${'we know'}
    ${'delivered'}   | ${'sent'}        | ${false} | ${'that report is late'}
    ${'delivered'}   | ${'undelivered'} | ${false} | ${'it cannot be taken from the phone again'}
    ${'undelivered'} | ${'sent'}        | ${false} | ${'that report is late'}
    ${'failed'}      | ${'delivered'}   | ${false} | ${'somebody was told to call them'}
    ${'dropped'}     | ${'sent'}        | ${false} | ${'we took it back'}
  `('$reported while $now: moves $moves, because $because', ({ now, reported, moves }) => {
    expect(mayAdvanceStatus(now, reported)).toBe(moves);
  });
});
