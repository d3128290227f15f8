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
  /** A person's roles ended: their sockets ask again who may listen. */
  | { topic: 'grants-changed'; userId: number };
