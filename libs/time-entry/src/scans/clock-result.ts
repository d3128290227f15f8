import type { ClockResult } from '../clock/rules/clock-message.js';
import {
  AskTheSteward,
  ClockedAlready,
  ClockInTokenExpired,
  ClockInTokenUnknown,
  CodeOfAnotherEvent,
  EventIsCanceled,
  NotConfirmedForCall,
  StationExpired,
} from '../time-entry.errors.js';
import type { ScanSentence } from './rules/scan-outcome.js';
import type { ScanAnswer } from './scan-taking.service.js';

const REFUSALS: Partial<Record<ScanSentence, () => Error>> = {
  unknown_code: () => new ClockInTokenUnknown(),
  another_event: () => new CodeOfAnotherEvent(),
  not_confirmed: () => new ClockInTokenExpired(),
  no_show: () => new ClockInTokenExpired(),
  code_expired: () => new ClockInTokenExpired(),
  station_ended: () => new StationExpired(),
  event_canceled: () => new EventIsCanceled(),
  another_call: () => new NotConfirmedForCall(),
  not_in: () => new ClockedAlready('clock.not_in', 'You have not clocked in for this call.'),
  already_in: () =>
    new ClockedAlready('clock.already_in', 'You have clocked in for this call already.'),
  already_out: () =>
    new ClockedAlready('clock.already_out', 'You have clocked out of this call already.'),
  outside_window: () =>
    new AskTheSteward(
      'clock.outside_window',
      'You can clock in from 60 minutes before the call to 60 minutes after it.',
    ),
};

/**
 * How a scan went, for doors that answer one scan at a time. Call it after the commit: the scan is stored in any case.
 *
 * @throws AskTheSteward nothing can be clocked now
 * @throws ClockedAlready, NotConfirmedForCall, EventIsCanceled
 * @throws ClockInTokenUnknown, ClockInTokenExpired, CodeOfAnotherEvent, StationExpired it is kept aside
 */
export function clockResultOf(answer: ScanAnswer): ClockResult {
  const { outcome, sentence, since, until, zone } = answer;
  const callName = answer.call ?? '';
  if (outcome === 'still_in') return { action: outcome, callName, since: new Date(since!), zone };
  if (outcome === 'in') return { action: 'clock_in', callName, countedAt: new Date(since!), zone };
  if (outcome === 'out' || outcome === 'still_out')
    return { action: 'clock_out', callName, countedAt: new Date(until!), zone };
  throw (
    REFUSALS[sentence]?.() ??
    new AskTheSteward('clock.nothing_to_do', 'There is no call to clock in or out of right now.')
  );
}
