import { correctedTime } from './corrected-time.js';

const at = (clock: string): Date => new Date(`2031-05-01T${clock}Z`);

describe('the time of a scan', () => {
  it.each`
    device        | offset       | received          | is            | isAhead  | because
    ${'08:00:00'} | ${0}         | ${'08:00:01'}     | ${'08:00:00'} | ${false} | ${'the device’s clock is right'}
    ${'08:00:00'} | ${600_000}   | ${'08:10:01'}     | ${'08:10:00'} | ${false} | ${'the device is ten minutes slow'}
    ${'08:00:00'} | ${-600_000}  | ${'07:50:01'}     | ${'07:50:00'} | ${false} | ${'the device is ten minutes fast'}
    ${'08:00:00'} | ${0}         | ${'09:30:00'}     | ${'08:00:00'} | ${false} | ${'it waited for a network'}
    ${'08:00:00'} | ${0}         | ${'07:59:59'}     | ${'07:59:59'} | ${false} | ${'a second ahead it happened when it arrived'}
    ${'08:00:00'} | ${0}         | ${'07:59:00'}     | ${'07:59:00'} | ${false} | ${'measuring may be off by a minute'}
    ${'08:00:00'} | ${0}         | ${'07:58:59.999'} | ${'08:00:00'} | ${true}  | ${'by no more'}
    ${'08:00:00'} | ${3_600_000} | ${'08:00:10'}     | ${'09:00:00'} | ${true}  | ${'it is in an hour'}
  `('is $is, ahead: $isAhead, because $because', (row) => {
    const { device, offset: offsetMs, received } = row as Record<string, string>;
    const reading = {
      deviceAt: at(device!),
      offsetMs: Number(offsetMs),
      receivedAt: at(received!),
    };
    expect(correctedTime(reading)).toEqual({ at: at(row.is as string), isAhead: row.isAhead });
  });
});
