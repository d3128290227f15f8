/** What came of a scan. `kept`: aside, for the steward to judge. */
export type ScanOutcome = 'in' | 'out' | 'still_in' | 'still_out' | 'refused' | 'kept';

/** Why a scan is kept aside. */
export const SCAN_EXCEPTIONS = [
  'unknown_code',
  'another_event',
  'not_confirmed',
  'no_show',
  'code_expired',
  'station_ended',
  'too_old',
  'wrong_clock',
  'sheet_approved',
] as const;
export type ScanException = (typeof SCAN_EXCEPTIONS)[number];

/** Why a scan of one of the crew does nothing; a later replay may find otherwise. */
export const REFUSED_REASONS = [
  'no_call',
  'event_canceled',
  'not_in',
  'already_in',
  'already_out',
  'outside_window',
  'another_call',
] as const;
export type RefusedReason = (typeof REFUSED_REASONS)[number];

/** The key of the sentence that says it; part of the wire. */
export type ScanSentence =
  'clocked_in' | 'clocked_out' | 'still_in' | 'still_out' | ScanException | RefusedReason;

/** A decision about one scan, with the request whose hours it concerns. */
export type ScanDecision =
  | { outcome: 'in' | 'out'; requestId: number; countedAt: Date }
  /** Nothing changes: before the start of the call, or scanned twice. */
  | { outcome: 'still_in'; requestId: number; since: Date }
  | { outcome: 'still_out'; requestId: number; countedAt: Date }
  | { outcome: 'refused'; reason: RefusedReason }
  | { outcome: 'kept'; reason: ScanException };

export function sentenceOf(decision: ScanDecision): ScanSentence {
  switch (decision.outcome) {
    case 'in':
      return 'clocked_in';
    case 'out':
      return 'clocked_out';
    case 'still_in':
    case 'still_out':
      return decision.outcome;
    case 'refused':
    case 'kept':
      return decision.reason;
  }
}
