/**
 * "These rows changed, read again": sent to sockets after the commit and to other processes; may be
 * lost. Contains ids and slugs only; readers query the rows again. Who may have missed hints gets
 * `missed`, reads everything again and checks access again.
 */
export type Hint =
  /** The feed of a company's managers changed. */
  | { topic: 'notifications'; companyId: number }
  /** A request of the requirement changed. */
  | { topic: 'requirement'; requirementId: number; requestId: number | null }
  /** A text about a request was sent, delivered, or failed. */
  | { topic: 'message'; companyId: number; requestId: number }
  /** An API key ended: its sockets close. Contains the key's id, never the key. */
  | { topic: 'key-revoked'; keyIds: number[] }
  /** A session ended: sockets opened with its cookie close. */
  | { topic: 'session-ended'; sessionIds: number[] }
  /** Roles of a user ended: their sockets check again what they may listen to. */
  | { topic: 'grants-changed'; userId: number }
  /** A row that dashboards show changed, and what it belongs to. Older releases send no path. */
  | {
      topic: 'changed';
      companyId: number;
      subject: ChangedSubject;
      id: number;
      path?: ChangedPath;
    }
  /** Something beside calls that pages show changed; null: of any company. */
  | { topic: 'area'; companyId: number | null; area: ChangedArea }
  /**
   * Hints may have been lost: sockets read everything again, and check again what they may listen
   * to.
   */
  | { topic: 'missed' };

/** Subjects of dashboards. A request counts as its requirement. */
export type ChangedSubject = 'event' | 'call_time' | 'labor_requirement';

/** Parts of a company, beside its calls, that pages show. */
export type ChangedArea =
  'contacts' | 'settings' | 'people' | 'billing' | 'messages' | 'stations' | 'pay';

/**
 * What a changed row belongs to, so that nobody has to look it up; null: below the row itself. The
 * `EntityPath` of dashboards has a company's room besides, which has no event.
 */
export interface ChangedPath {
  event_id: number;
  call_time_id: number | null;
  requirement_id: number | null;
}
