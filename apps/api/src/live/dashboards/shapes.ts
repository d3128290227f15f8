import {
  choice,
  flag,
  inline,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

/** The messages of the namespace `/live`. The AsyncAPI document is built from these shapes, and they type the code. */

const ROOM = text(
  'event:DemoGig',
  'The room’s full name: `company:<slug>`, `event:<slug>`, `call-time:<slug>` or `requirement:<slug>`.',
);
const VERSION = integer(
  748213,
  'The database’s own count of finished changes when this was read. Of two readings of a room the higher one is newer, whichever process sent it.',
);

const CountsShape = object(
  'DashboardCounts',
  {
    needed: integer(6, 'Places.'),
    pending: integer(1, 'Asked or to be asked, without an answer.'),
    confirmed: integer(4),
    available: integer(2, 'Said yes, and have no place yet.'),
    declined: integer(1, 'Said no, took their yes back, or did not come.'),
    unread_notifications: nullable(
      integer(3, 'Among the newest 500 of the company; null in other rooms.'),
    ),
  },
  'Of everything in the room that was not deleted; in a company’s room, of calls that started less than a day ago or will start.',
);

export const JoinShape = object('DashboardJoin', {
  room: text('event:DemoGig', 'As above; `company` alone is the company you manage.'),
});

export const SnapshotShape = object(
  'DashboardSnapshot',
  { status: choice(['joined']), room: ROOM, version: VERSION, counts: CountsShape },
  'You are in the room, and this is how things stand. Join again whenever you want a new one.',
);

/** Reasons for a refused join. */
const REFUSALS = ['not_allowed', 'signed_out', 'too_many_rooms', 'try_again'] as const;

export const RefusedShape = object('DashboardRefused', {
  status: choice(['refused']),
  reason: choice(REFUSALS, 'Not allowed: there is no such room, or it is not yours to look into.'),
});

export const ChangedShape = object(
  'DashboardChanged',
  {
    room: ROOM,
    version: VERSION,
    previous: integer(
      748190,
      'Version of the previous broadcast; 0 before the first. Higher than yours: you missed a change, join again.',
    ),
    counts: CountsShape,
    requirements: nullable(
      list(
        text('Riggers1'),
        'Slugs of the requirements that changed; null: anything may have. Worth reading again in any case.',
      ),
    ),
  },
  'Something in the room changed. The counts are of that version: ignore them when you have newer ones.',
);

const LEFT_REASONS = ['not_allowed', 'signed_out', 'gone', 'left'] as const;

export const LeftShape = object(
  'DashboardLeft',
  { room: ROOM, reason: choice(LEFT_REASONS, 'Gone: what the room showed was deleted.') },
  'You are no longer in the room.',
);

export const LeaveShape = object('DashboardLeave', { room: ROOM });
export const LeaveAnswerShape = object('DashboardLeaveAnswer', {
  status: choice(['left']),
  was_in: flag(true),
});

export const HandshakeShape = inline({
  token: text(
    '0123456789abcdef0123456789abcdef01234567',
    'Your key; without it the session’s cookie counts, on pages of ours only.',
  ),
});

export type RoomCounts = Static<typeof CountsShape>;
export type JoinedAnswer = Static<typeof SnapshotShape>;
export type RefusedAnswer = Static<typeof RefusedShape>;
export type ChangedMessage = Static<typeof ChangedShape>;
export type LeftMessage = Static<typeof LeftShape>;
export type LeaveAnswer = Static<typeof LeaveAnswerShape>;
