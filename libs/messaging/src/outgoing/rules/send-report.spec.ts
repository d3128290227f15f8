import fc from 'fast-check';
import { sendReport } from './send-report.js';

describe('the answer to sending', () => {
  it.each`
    queued | held | waitingForConsent | optedOut | says
    ${0}   | ${0} | ${0}              | ${0}     | ${'0 messages queued'}
    ${1}   | ${0} | ${0}              | ${0}     | ${'1 message queued'}
    ${12}  | ${3} | ${2}              | ${1}     | ${'12 messages queued, 3 held for sending hours, 2 waiting for consent, 1 opted out'}
    ${0}   | ${0} | ${4}              | ${0}     | ${'0 messages queued, 4 waiting for consent'}
  `('$says', ({ says, ...counts }) => {
    expect(sendReport(counts)).toBe(says);
  });

  it('never looks like a failure', () => {
    const count = fc.oneof(fc.nat(3), fc.nat(1_000_000), fc.double());
    fc.assert(
      fc.property(
        fc.record({ queued: count, held: count, waitingForConsent: count, optedOut: count }),
        (counts) => {
          expect(sendReport(counts)).not.toMatch(/no|error/i);
        },
      ),
    );
  });
});
