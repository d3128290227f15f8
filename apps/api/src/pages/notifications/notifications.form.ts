import { Choice, Id, Text, WholeNumber } from '../../edge/validation/fields.js';

export const NOTIFICATION_ACTIONS = ['mark_read', 'delete', 'clear_read', 'delete_all'] as const;

/** What a button of the list, or of the drop-down, sends. */
export class NotificationForm {
  @Choice(NOTIFICATION_ACTIONS) action!: (typeof NOTIFICATION_ACTIONS)[number];
  /** For `mark_read` and `delete`. */
  @Id({ optional: true, example: 412 }) notification_id?: number;
}

export class FreshNotificationsQuery {
  /** Only lines newer than this one; 0: the page knows of none. */
  @WholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER, optional: true, example: 412 })
  after?: number;
}

export class NotificationsQuery {
  /** Lines older than this one. */
  @Id({ optional: true, example: 412 }) before?: number;
  /** The line of a button that posts the list's form. */
  @Id({ optional: true, example: 412 }) notification_id?: number;
  @Text({ max: 20, optional: true, example: 'Harbour' }) company?: string;
}
