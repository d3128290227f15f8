import type { NotificationResponse } from './notification.entity.js';

/** A line of the feed as a screen reads it. */
export interface NotificationRow {
  id: number;
  response: NotificationResponse | null;
  message: string;
  /** ISO. */
  sent_at: string;
  read: boolean;
  /** The event's name. */
  event: string;
  /** The call's name. */
  call_time: string | null;
  /** Leads to the list of workers to ask; null when what it leads to was archived. */
  labor_requirement_slug: string | null;
}
