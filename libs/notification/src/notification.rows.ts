import type { CallTime } from '#libs/call-time';
import type { Event } from '#libs/event';
import type { LaborRequirement } from '#libs/labor';
import type { JsonOf, RowOf } from '#libs/platform';
import type { Notification } from './notification.entity.js';

/** A line of the feed as screens read it. */
export type NotificationRow = JsonOf<
  Pick<RowOf<Notification>, 'id' | 'response' | 'message' | 'sent_at' | 'read'>
> & {
  /** The event's name. */
  event: RowOf<Event>['event_name'];
  /** The call's name. */
  call_time: RowOf<CallTime>['name'] | null;
  /** Leads to the requirement; null when it is archived. */
  labor_requirement_slug: RowOf<LaborRequirement>['slug'] | null;
};
