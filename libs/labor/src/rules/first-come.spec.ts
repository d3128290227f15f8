import fc from 'fast-check';
import { openFirstComePositions } from './first-come.js';

describe('free first-come positions', () => {
  it.each`
    fcfs | needed | confirmed | reserved | free | because
    ${1} | ${3}   | ${0}      | ${0}     | ${1} | ${'one place is given away without a manager'}
    ${1} | ${3}   | ${1}      | ${0}     | ${0} | ${'the first yes took it'}
    ${5} | ${5}   | ${2}      | ${1}     | ${2} | ${'one of the three is kept for the reserved worker'}
    ${2} | ${5}   | ${1}      | ${1}     | ${1} | ${'there is room for both'}
    ${2} | ${2}   | ${0}      | ${2}     | ${0} | ${'every place is kept'}
    ${2} | ${3}   | ${2}      | ${0}     | ${0} | ${'confirmed by a manager counts as well'}
    ${3} | ${3}   | ${5}      | ${0}     | ${0} | ${'an overbooked call has no places, not minus two'}
    ${0} | ${4}   | ${0}      | ${0}     | ${0} | ${'everything is up to the manager'}
  `(
    'fcfs $fcfs of $needed, $confirmed confirmed, $reserved reserved: $free, because $because',
    (row) => {
      const counts = {
        fcfsPositions: row.fcfs,
        neededLabor: row.needed,
        confirmed: row.confirmed,
        unansweredReserved: row.reserved,
      };
      expect(openFirstComePositions(counts)).toBe(row.free);
    },
  );

  it('never gives away more than is needed, nor a kept place', () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        (fcfsPositions, neededLabor, confirmed, unansweredReserved) => {
          const free = openFirstComePositions({
            fcfsPositions,
            neededLabor,
            confirmed,
            unansweredReserved,
          });
          expect(free).toBeGreaterThanOrEqual(0);
          if (free > 0)
            expect(confirmed + unansweredReserved + free).toBeLessThanOrEqual(neededLabor);
        },
      ),
    );
  });
});
