import { flagsOf, type MessageCounts, type RequestFlags, type RequestState } from '#libs/labor';

/** "Read your notifications again." The single-page app compares both members literally. */
export const NOTIFICATION_FRAME = JSON.stringify({ type: 'htmx_trigger', event: 'notification-update' });

/** How the requests of a requirement stand; canceled ones and no-shows count as declined, as in its status. */
export interface RequestCounts {
  pending: number;
  confirmed: number;
  available: number;
  declined: number;
}

const GONE: { [Flag in keyof RequestFlags]: null } = { availability_response: null, confirmed: null, canceled: null, ncns: null };

/**
 * A request of the requirement changed. No personal data; whoever wants more reads it through the front door.
 *
 * @param requestId null when more than one request may have changed
 * @param state null when the request is gone (or `requestId` is null)
 */
export function laborRequestFrame(requirementSlug: string, requestId: number | null, state: RequestState | null, counts: RequestCounts): string {
  const { pending, confirmed, available, declined } = counts;
  const data = {
    labor_requirement_slug: requirementSlug,
    labor_request_id: requestId,
    ...(state ? flagsOf(state) : GONE),
    counts: { pending, confirmed, available, declined },
  };
  return JSON.stringify({ type: 'labor_request_update', data });
}

/** How far the texts of an event have come: "sent 120 / 400". */
export function messageProgressFrame(eventSlug: string, { total, waiting, held, sent, delivered, failed, dropped }: MessageCounts): string {
  return JSON.stringify({ type: 'message_progress', data: { event_slug: eventSlug, total, waiting, held, sent, delivered, failed, dropped } });
}
