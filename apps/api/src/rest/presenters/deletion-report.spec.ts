import type { SendOutcome } from '#libs/messaging';
import { presentDeletionReport } from './deletion-report.js';

it.each`
  outcomes                                      | message                                                                                                       | untold
  ${[]}                                         | ${'Call time deleted.'}                                                                                       | ${undefined}
  ${['held']}                                   | ${'Call time deleted. 1 worker gets a text.'}                                                                 | ${undefined}
  ${['queued', 'queued']}                       | ${'Call time deleted. 2 workers get a text.'}                                                                 | ${undefined}
  ${['stopped']}                                | ${'Call time deleted. 1 could not be told (1 opted out via STOP).'}                                           | ${1}
  ${['queued', 'awaiting', 'stopped', 'asked']} | ${'Call time deleted. 1 worker gets a text, 3 could not be told (2 awaiting consent, 1 opted out via STOP).'} | ${3}
`('a deletion with the outcomes $outcomes', ({ outcomes, message, untold }) => {
  expect(presentDeletionReport('Call time deleted.', outcomes as SendOutcome[])).toEqual({
    status: 'success',
    message,
    ...(untold !== undefined && { untold: untold as number }),
  });
});
