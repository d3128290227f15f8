import type { ScanException } from './scan-outcome.js';

/** A scan counts so long after it happened. */
const SCANS_COUNT_HOURS = 24;

const HOUR = 60 * 60_000;

/** When a scan point takes scans of its event. */
export interface ScanPointTimes {
  /** Null: a steward's scanner or a worker's own page, which are always open. */
  opensAt: Date | null;
  /** Revoked or expired; not included. */
  closesAt: Date | null;
  /** Codes of the event are valid before this instant. */
  codesExpireAt: Date;
}

export interface JudgedScan {
  at: Date;
  receivedAt: Date;
  isAhead: boolean;
  /** Whose code it was: of this event, of another one of the company, or nobody's here. */
  code: 'known' | 'of another event' | 'unknown';
}

/**
 * Why a scan does not count, before anybody asks who is on the crew; null: it may. A closed scan point reveals nothing about
 * codes, so that comes first. All is judged at the time of the scan.
 */
export function scanException(
  { at, receivedAt, isAhead, code }: JudgedScan,
  { opensAt, closesAt, codesExpireAt }: ScanPointTimes,
): ScanException | null {
  if ((opensAt && at < opensAt) || (closesAt && at >= closesAt)) return 'station_ended';
  if (isAhead) return 'wrong_clock';
  if (receivedAt.getTime() - at.getTime() > SCANS_COUNT_HOURS * HOUR) return 'too_old';
  if (code === 'unknown') return 'unknown_code';
  if (code === 'of another event') return 'another_event';
  return at >= codesExpireAt ? 'code_expired' : null;
}
