import type {
  OwnRowRemarks,
  RowRemarks,
  RowSnapshot,
  TimeBeforeCorrection,
} from '#libs/time-entry';
import {
  choice,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { instantOrNull, instantText } from './values.js';

const PERSON = 'Null: the system, or an erased person.';

const hours = {
  state: choice(
    ['pending', 'available', 'confirmed', 'declined', 'canceled', 'no_show'],
    'Of the request.',
  ),
  start_at: nullable(instant('2031-05-01T12:00:00.000Z', 'Null: no hours, or void.')),
  end_at: nullable(instant('2031-05-01T21:00:00.000Z', 'Null: no end yet, or no hours.')),
  meal_breaks: list(
    inline({
      starts_at: instant('2031-05-01T16:00:00.000Z', 'When the break begins.'),
      duration: integer(30, 'Minutes: 30 paid, 60 unpaid.'),
    }),
    'By id.',
  ),
};
const hoursShape = (description: string) => inline(hours, description);
type HoursView = Static<ReturnType<typeof hoursShape>>;

const BeforeCorrectionShape = inline(
  {
    before: nullable(instant('2031-05-01T20:00:00.000Z', 'What counted before the correction.')),
    punched: nullable(
      instant('2031-05-01T19:52:00.000Z', 'The last scan or press before it; null: all was typed.'),
    ),
    by: nullable(text('Sam Ortiz', PERSON)),
    at: instant('2031-05-01T22:10:00.000Z', 'When it was corrected.'),
  },
  'Null: nobody corrected it.',
);

const rowRemarks = {
  request_id: integer(41, 'The labor request.'),
  start: nullable(BeforeCorrectionShape),
  end: nullable(BeforeCorrectionShape),
  adjustments: list(
    inline({
      id: integer(9),
      reason: text('The load out took until six', 'Why, as the manager wrote it.'),
      before: hoursShape('The row before the change.'),
      after: hoursShape('The row after the change.'),
      by: nullable(text('Ann Manager', PERSON)),
      at: instant('2031-05-03T14:00:00.000Z', 'When it was changed.'),
    }),
    'Changes after the approval, oldest first.',
  ),
  disputes: list(
    inline({
      id: integer(5),
      sentence: text('I left at five, not at four', 'What the worker says.'),
      at: instant('2031-05-02T09:00:00.000Z', 'When it was said.'),
      answer: nullable(text('It says five now', 'Null: open.')),
      answered_at: nullable(instant('2031-05-02T11:00:00.000Z', 'Null: open.')),
      answered_by: nullable(text('Sam Ortiz', PERSON)),
    }),
    'Oldest first.',
  ),
};

export const RowRemarksShape = object('RowRemarks', rowRemarks);
export const OwnHoursShape = object('OwnHours', {
  ...rowRemarks,
  state: choice(
    ['draft', 'submitted', 'approved', 'exported'],
    'Of the time sheet: the hours are approved from `approved` on.',
  ),
  approved_at: nullable(instant('2031-05-02T14:00:00.000Z', 'Null: not approved yet.')),
  exported_at: nullable(
    instant('2031-05-05T14:00:00.000Z', 'Null: its pay period is not closed yet.'),
  ),
});

export function presentRowRemarks(
  requestId: number,
  { start, end, adjustments, disputes }: RowRemarks,
): Static<typeof RowRemarksShape> {
  return {
    request_id: requestId,
    start: start && presentBefore(start),
    end: end && presentBefore(end),
    adjustments: adjustments.map(({ id, reason, before, after, by, created_at: at }) => ({
      ...{ id, reason, by, at: instantText(at) },
      before: presentHours(before),
      after: presentHours(after),
    })),
    disputes: disputes.map(
      ({ id, sentence, created_at: at, answer, answered_at, answered_by }) => ({
        ...{ id, sentence, at: instantText(at), answer, answered_by },
        answered_at: instantOrNull(answered_at),
      }),
    ),
  };
}

export function presentOwnHours(
  requestId: number,
  remarks: OwnRowRemarks,
): Static<typeof OwnHoursShape> {
  return {
    ...presentRowRemarks(requestId, remarks),
    state: remarks.state,
    approved_at: remarks.approvedAt,
    exported_at: remarks.exportedAt,
  };
}

function presentBefore(given: TimeBeforeCorrection): Static<typeof BeforeCorrectionShape> {
  const { before, punched, by, at } = given;
  return {
    before: instantOrNull(before),
    punched: instantOrNull(punched),
    ...{ by, at: instantText(at) },
  };
}

function presentHours({ state, hours }: RowSnapshot): HoursView {
  return {
    state,
    start_at: hours && instantText(hours.start_at),
    end_at: hours && instantOrNull(hours.end_at),
    meal_breaks: (hours?.breaks ?? []).map(({ starts_at: at, minutes }) => ({
      starts_at: instantText(at),
      duration: minutes,
    })),
  };
}
