import type { MessageKind, MessageStatus } from '#libs/messaging';
import type { RowOf, SortOrder } from '#libs/platform';
import type { Punch } from '#libs/time-entry';
import type { AuditTrailRow } from './audit-trail.queries.js';

/** A punch as it happened, beside the instant that counts. */
export type HistoryPunch = Pick<RowOf<Punch>, 'edge' | 'source'> & {
  /** Instants as ISO text. */
  raw_at: string;
  counted_at: string | null;
};

/** A text about the request, without its secrets. */
export interface HistoryText {
  kind: MessageKind;
  status: MessageStatus;
  error: string | null;
  /** Empty: too old to be kept. */
  body: string;
}

/** A line of the history of a request or of its hours: an audit entry, a text, or a punch that no entry tells of. */
export interface HistoryLine extends Omit<AuditTrailRow, 'subject_name'> {
  type: 'entry' | 'text' | 'punch';
  /** Of what was done to the hours. */
  punches: HistoryPunch[];
  /** Of a line that is a text. */
  text: HistoryText | null;
}

/** The row that a history is about, for headings and links. */
export interface HistorySubject {
  request_id: number;
  /** Null: they were never signed in. */
  time_entry_id: number | null;
  worker: string;
  skill: string;
  call_name: string;
  call_slug: string;
  event_name: string;
  event_slug: string;
  /** IANA name. */
  time_zone: string;
}

export interface RowHistory {
  subject: HistorySubject;
  lines: HistoryLine[];
}

/** Newest first. */
export const HISTORY_NEWEST_FIRST: SortOrder<Pick<HistoryLine, 'at' | 'type' | 'id'>> = {
  columns: [
    { sql: 'entry.at', type: 'timestamptz', valueIn: ({ at }) => at.toISOString() },
    { sql: 'entry.type', type: 'text', valueIn: ({ type }) => type },
    { sql: 'entry.id', type: 'bigint', valueIn: ({ id }) => id },
  ],
  direction: 'desc',
};
