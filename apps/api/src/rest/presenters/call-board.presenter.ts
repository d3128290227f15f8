import { PRESENCES, type BoardMember, type CallBoard } from '#libs/time-entry';
import {
  choice,
  flag,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  phone,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const AskedShape = inline({
  name: text('Sam Rivera'),
  state: choice(
    ['pending', 'available', 'confirmed', 'declined', 'canceled', 'no_show', 'withdrawn'],
    'As a request; `withdrawn`: enough had come before they answered, or the search was stopped.',
  ),
  asked_at: instant('2031-05-02T14:12:00.000Z', 'When the offer was written.'),
  responded_at: nullable(instant('2031-05-02T14:13:00.000Z', 'When they answered.')),
});

export const CallBoardShape = object('CallBoard', {
  call_time: inline({
    id: integer(3),
    slug: text('cT4mEs1'),
    name: text('Load in'),
    starts_at: instant('2031-05-02T14:00:00.000Z', 'When the crew has to be there.'),
  }),
  opens_at: instant(
    '2031-05-02T13:45:00.000Z',
    'From then on who is silent can be asked whether they come, and replaced.',
  ),
  missing_from: instant(
    '2031-05-02T14:10:00.000Z',
    'From then on who is silent counts as missing.',
  ),
  needed: integer(8, 'Workers that all requirements of the call need.'),
  here: integer(5, 'Clocked in, and not out.'),
  on_the_way: integer(1, 'Not here, and said that they come.'),
  silent: integer(2, 'Confirmed, not here, and nothing is known.'),
  requirements: list(
    inline({
      id: integer(7),
      slug: text('rQ4mEs1'),
      labor_type: inline({ id: integer(5), name: text('Rigger') }),
      needed: integer(6, 'Workers that this requirement needs.'),
      open_offers: integer(3, 'Sent and not answered.'),
    }),
    'Labor requirements of the call, by skill.',
  ),
  crew: list(
    inline({
      request_id: integer(41),
      token: text('AbCdEfGhIj', 'The short token of the request.'),
      requirement_id: integer(7, 'As in `requirements`.'),
      worker: inline({ id: integer(17), name: text('Dana Lee'), phone_number: phone() }),
      presence: choice(
        PRESENCES,
        '`here`: clocked in; `left`: and out again; `on_the_way`: as they said; `silent`: nothing is known; `no_show`: noted as not having come.',
      ),
      since: nullable(
        instant(
          '2031-05-02T13:52:00.000Z',
          'Since when they are here, or when they said that they come.',
        ),
      ),
      minutes_late: nullable(integer(15, 'As they said.')),
      asked_at: nullable(
        instant('2031-05-02T14:05:00.000Z', 'When they were last asked whether they come.'),
      ),
      replacement: nullable(
        inline(
          {
            sought: flag(true, 'Somebody is sought now.'),
            started_at: instant('2031-05-02T14:12:00.000Z', 'When somebody was sought first.'),
            asked: list(AskedShape, 'In the order in which they were asked.'),
          },
          'Who is asked in their place; null: nobody.',
        ),
      ),
    }),
    'Confirmed workers and no-shows: the silent first.',
  ),
});
export type CallBoardView = Static<typeof CallBoardShape>;

export function presentCallBoard(board: CallBoard): CallBoardView {
  const { call, counts } = board;
  return {
    call_time: {
      id: call.id,
      slug: call.slug,
      name: call.name,
      starts_at: new Date(call.starts_at).toISOString(),
    },
    opens_at: board.opensAt.toISOString(),
    missing_from: board.missingFrom.toISOString(),
    needed: counts.needed,
    here: counts.here,
    on_the_way: counts.onTheWay,
    silent: counts.silent,
    requirements: board.requirements.map((requirement) => ({
      id: requirement.id,
      slug: requirement.slug,
      labor_type: { id: requirement.labor_type_id, name: requirement.skill },
      needed: requirement.needed_labor,
      open_offers: requirement.open_offers,
    })),
    crew: board.crew.map(presentMember),
  };
}

function presentMember(member: BoardMember): CallBoardView['crew'][number] {
  const { replacement } = member;
  return {
    request_id: member.request_id,
    token: member.token_short,
    requirement_id: member.requirement_id,
    worker: { id: member.worker_id, name: member.name, phone_number: member.phone_number },
    presence: member.presence,
    since: member.since?.toISOString() ?? null,
    minutes_late: member.minutes,
    asked_at: member.asked_at?.toISOString() ?? null,
    replacement: replacement && {
      sought: replacement.outcome === null,
      started_at: new Date(replacement.started_at).toISOString(),
      asked: replacement.asked.map(({ name, state, asked_at: at, responded_at: answered }) => ({
        name,
        state,
        asked_at: new Date(at).toISOString(),
        responded_at: answered && new Date(answered).toISOString(),
      })),
    },
  };
}
