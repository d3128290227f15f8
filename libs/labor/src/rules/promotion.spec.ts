import { mayPromoteAt, nextOnWaitlist } from './promotion.js';

const at = (clock: string) => new Date(`2031-05-01T${clock}Z`);

describe('promotion', () => {
  it.each`
    now           | cutoff | may      | because
    ${'09:59:59'} | ${120} | ${true}  | ${'there are more than two hours left'}
    ${'10:00:00'} | ${120} | ${false} | ${'two hours before the call the line is closed'}
    ${'11:59:00'} | ${120} | ${false} | ${'nobody can be there in a minute'}
    ${'11:59:00'} | ${0}   | ${true}  | ${'this company lets people move up until the call'}
    ${'12:00:00'} | ${0}   | ${false} | ${'the call has started'}
    ${'13:00:00'} | ${120} | ${false} | ${'the call is over an hour old'}
  `('at $now, closing $cutoff minutes before 12:00: $may, because $because', (row) => {
    expect(mayPromoteAt(at(row.now), at('12:00:00'), row.cutoff)).toBe(row.may);
  });

  it('takes who answered first', () => {
    const line = [
      { id: 4, respondedAt: at('10:05:00'), reserved: false },
      { id: 3, respondedAt: at('10:01:00'), reserved: false },
    ];
    expect(nextOnWaitlist(line)).toBe(3);
  });

  it('takes the older request where two answered in the same instant', () => {
    const line = [
      { id: 12, respondedAt: at('10:01:00'), reserved: false },
      { id: 9, respondedAt: at('10:01:00'), reserved: false },
    ];
    expect(nextOnWaitlist(line)).toBe(9);
  });

  it('passes over the reserved, and puts who has no time of answer last', () => {
    const line = [
      { id: 1, respondedAt: at('09:00:00'), reserved: true },
      { id: 2, respondedAt: null, reserved: false },
      { id: 3, respondedAt: at('11:00:00'), reserved: false },
    ];
    expect(nextOnWaitlist(line)).toBe(3);
  });

  it('finds nobody in an empty line', () => {
    expect(nextOnWaitlist([])).toBeNull();
    expect(nextOnWaitlist([{ id: 1, respondedAt: at('09:00:00'), reserved: true }])).toBeNull();
  });
});
