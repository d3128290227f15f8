/**
 * "These rows changed, read again": told to live sockets after the commit, carried between processes, and allowed to
 * get lost. Ids and slugs only; the reader looks again through the front door.
 */
export type Hint =
  /** A company's managers should read their notifications (and their screen) again. */
  | { topic: 'notifications'; companyId: number }
  /** A request of the requirement changed. */
  | { topic: 'requirement'; requirementId: number; requestId: number | null }
  /** A text about a request was sent, arrived, or will not arrive. */
  | { topic: 'message'; companyId: number; requestId: number }
  /** A key ended: sockets opened with it close. Carries the key's id, never the key. */
  | { topic: 'key-revoked'; keyIds: number[] }
  /** A browser's session ended: sockets opened with its cookie close. */
  | { topic: 'session-ended'; sessionIds: number[] }
  /** A person's roles ended: their sockets ask again who may listen. */
  | { topic: 'grants-changed'; userId: number }
  /** Something that dashboards show changed: it, and with it what it is part of. Older releases send no path. */
  | {
      topic: 'changed';
      companyId: number;
      subject: ChangedSubject;
      id: number;
      path?: ChangedPath;
    }
  /** Hints may have got lost: whoever looks on reads everything again, and who may look on is asked again. */
  | { topic: 'missed' };

/** What dashboards are made of. A request counts as its requirement. */
export type ChangedSubject = 'event' | 'call_time' | 'labor_requirement';

/** Where a changed thing hangs, for whom it need not be looked up; null: further down than it is itself. */
export interface ChangedPath {
  event_id: number;
  call_time_id: number | null;
  requirement_id: number | null;
}
