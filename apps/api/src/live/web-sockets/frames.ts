import { flagsOf, type MessageCounts, type RequestFlags, type RequestState } from '#libs/labor';
import {
  choice,
  flag,
  inline,
  integer,
  nullable,
  object,
  type Static,
  text,
  type TSchema,
} from '../../edge/openapi/response-shapes.js';

export const NotificationFrameShape = object('NotificationFrame', {
  type: choice(['htmx_trigger']),
  event: choice(['notification-update']),
});

const RequestCountsShape = inline(
  { pending: integer(1), confirmed: integer(4), available: integer(2), declined: integer(1) },
  'How the requests of the requirement stand; canceled ones and no-shows count as declined.',
);

export const LaborRequestFrameShape = object('LaborRequestFrame', {
  type: choice(['labor_request_update']),
  data: inline({
    labor_requirement_slug: text('Riggers1'),
    labor_request_id: nullable(integer(41, 'Null: more than one request may have changed.')),
    availability_response: nullable(
      choice(['yes', 'no'], 'Null: no answer yet, or the request is gone.'),
    ),
    confirmed: nullable(flag(false)),
    canceled: nullable(flag(false)),
    ncns: nullable(flag(false)),
    counts: RequestCountsShape,
  }),
});

export const MessageProgressFrameShape = object('MessageProgressFrame', {
  type: choice(['message_progress']),
  data: inline({
    event_slug: text('DemoGig'),
    total: integer(400),
    waiting: integer(270, 'Not handed over yet, those held for the sending hours included.'),
    held: integer(0),
    sent: integer(120, 'The carrier took them.'),
    delivered: integer(100, 'Of those sent, the ones of which it says that they arrived.'),
    failed: integer(4),
    dropped: integer(6, 'Taken back: not true or not allowed any more.'),
  }),
});

export const PageChangedFrameShape = object('PageChangedFrame', {
  type: choice(['page_changed']),
  room: text(
    'event:DemoGig',
    'As asked for: `company:`, `event:`, `call-time:`, `requirement:`, `contacts:` or `settings:` with a slug, or `notifications` or `administration`.',
  ),
  version: integer(
    748213,
    'The database’s own count of finished changes. A page that was read at a lower one is to be read again.',
  ),
});

export type RequestCounts = Static<typeof RequestCountsShape>;

/** "Read your notifications again." The single-page app compares both members literally. */
export const NOTIFICATION_FRAME = encodeFrame<typeof NotificationFrameShape>({
  type: 'htmx_trigger',
  event: 'notification-update',
});

const NO_FLAGS: { [Flag in keyof RequestFlags]: null } = {
  availability_response: null,
  confirmed: null,
  canceled: null,
  ncns: null,
};

/**
 * A request of the requirement changed. Carries no personal data; the client reads that over REST.
 *
 * @param requestId null when more than one request may have changed
 * @param state null when the request is gone (or `requestId` is null)
 */
export function laborRequestFrame(
  requirementSlug: string,
  requestId: number | null,
  state: RequestState | null,
  counts: RequestCounts,
): string {
  const { pending, confirmed, available, declined } = counts;
  const data: Static<typeof LaborRequestFrameShape>['data'] = {
    labor_requirement_slug: requirementSlug,
    labor_request_id: requestId,
    ...(state ? flagsOf(state) : NO_FLAGS),
    counts: { pending, confirmed, available, declined },
  };
  return encodeFrame<typeof LaborRequestFrameShape>({ type: 'labor_request_update', data });
}

/** Progress of an event's texts: "sent 120 / 400". */
export function messageProgressFrame(
  eventSlug: string,
  { total, waiting, held, sent, delivered, failed, dropped }: MessageCounts,
): string {
  const data = { event_slug: eventSlug, total, waiting, held, sent, delivered, failed, dropped };
  return encodeFrame<typeof MessageProgressFrameShape>({ type: 'message_progress', data });
}

/** Something that pages of the room show changed, or may have. */
export function pageChangedFrame(room: string, version: number): string {
  return encodeFrame<typeof PageChangedFrameShape>({ type: 'page_changed', room, version });
}

function encodeFrame<Shape extends TSchema>(content: Static<Shape>): string {
  return JSON.stringify(content);
}
