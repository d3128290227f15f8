import type { SendOutcome } from '#libs/messaging';
import { presentMoveReport } from './move-report.js';

it.each`
  outcomes                                      | report
  ${[]}                                         | ${{}}
  ${['queued']}                                 | ${{ message: '1 worker is asked again.' }}
  ${['queued', 'held', 'queued']}               | ${{ message: '3 workers are asked again.' }}
  ${['queued', 'asked', 'stopped', 'awaiting']} | ${{ message: '1 worker is asked again, 3 could not be told (2 awaiting consent, 1 opted out via STOP).', untold: 3 }}
  ${['stopped']}                                | ${{ message: '1 could not be told (1 opted out via STOP).', untold: 1 }}
`('a move with the outcomes $outcomes', ({ outcomes, report }) => {
  expect(presentMoveReport(outcomes as SendOutcome[])).toEqual(report);
});
