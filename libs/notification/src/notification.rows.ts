import type { CallTime } from '#libs/call-time';
import type { Event } from '#libs/event';
import type { LaborRequirement } from '#libs/labor';
import type { JsonOf, RowOf } from '#libs/platform';
import type { Notification } from './notification.entity.js';

/** A line of the feed as a screen reads it. */
export type NotificationRow = JsonOf<
  Pick<RowOf<Notification>, 'id' | 'response' | 'message' | 'sent_at' | 'read'>
> & {
  /** The event's name. */
  event: RowOf<Event>['event_name'];
  /** The call's name. */
  call_time: RowOf<CallTime>['name'] | null;
  /** Leads to the list of workers to ask; null when what it leads to was archived. */
  labor_requirement_slug: RowOf<LaborRequirement>['slug'] | null;
};
