import type { ScanOutcome } from './scanner.words.js';

/** What a scan came to, as the scanner shows it: to the browser as JSON, in a page without scripts as it is. */
export interface ScanAnswer {
  outcome: ScanOutcome;
  /** Of the worker; null: not known. */
  name: string | null;
  /** The skill. */
  role: string | null;
  /** The call. */
  call: string | null;
  /** The instant of the sentence, ISO: when somebody came or went. */
  at: string | null;
  /** From or until when that counts, ISO. */
  counted: string | null;
}

export function scanAnswer(outcome: ScanOutcome, more: Partial<ScanAnswer> = {}): ScanAnswer {
  return { name: null, role: null, call: null, at: null, counted: null, ...more, outcome };
}
