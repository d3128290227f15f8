import { hoursOfMinutes } from '#libs/kernel';
import type { BatchOutcome, EditedCells, ExplainedRow, UndoableChange } from '#libs/time-entry';
import { CellChanged } from '#libs/time-entry';
import {
  choice,
  decimal,
  errorCode,
  flag,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  optional,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { instantOrNull, instantText } from '../presenters/values.js';

const changed = list(integer(41), 'Labor requests whose row changed.');
const refusal = {
  request_id: integer(41),
  code: errorCode('time_entry.not_signed_in'),
  message: text('This worker has not signed in; sign them in first.'),
};

export const CellsSavedShape = object('CellsSaved', {
  status: choice(['success']),
  changed,
  refused: list(
    inline({
      ...refusal,
      field: choice(['start_time', 'end_time', 'breaks']),
      current: optional(
        text('2031-05-01T07:30', 'Where somebody else changed the cell: its value.'),
      ),
      typed: optional(text('2031-05-01T07:00', 'What would have been saved instead.')),
    }),
  ),
});

export const BatchDoneShape = object('BatchDone', {
  status: choice(['success']),
  changed,
  refused: list(inline(refusal), 'Who was left out, and why.'),
});

export const UndoneShape = object('Undone', {
  status: choice(['success']),
  action: text('update_end_time', 'What was undone.'),
  request_ids: list(integer(41), 'The rows that are as they were.'),
});

export const PunchesShape = object('Punches', {
  worker_name: text('Ann Audio'),
  time_zone: text('America/New_York'),
  minimum_hours: decimal(4),
  hour_round_up: integer(5, 'Minutes past a half hour that still count as that half hour.'),
  round_up_target: integer(
    30,
    'Times entered by hand go to the nearest 30 minutes, or with 0 to the hour.',
  ),
  rules_frozen: flag(true, 'The first sign-out fixed these rules.'),
  punches: list(
    inline({
      id: integer(71),
      edge: choice([
        ...(['start', 'end', 'end_removed', 'break_start', 'break_removed'] as const),
        ...(['voided', 'restored'] as const),
      ]),
      raw_at: instant(),
      counted_at: nullable(instant()),
      source: choice(['time_sheet', 'scanner', 'station', 'clock_in_page', 'demonstration']),
      person: nullable(text('Sam Ortiz', 'Who recorded it; null: the holder of a clock-in code.')),
      recorded_at: instant(),
      rule: nullable(
        choice(
          [
            ...(['scheduled_start', 'confirmed_late', 'as_entered', 'to_the_minute'] as const),
            ...(['rounded_to_half_hour', 'rounded_to_hour'] as const),
            ...(['minimum_hours', 'sign_out_rounding'] as const),
          ],
          'Why this minute counts.',
        ),
      ),
    }),
    'In the order they were recorded.',
  ),
});

export function presentCells({ cells, changed: ids }: EditedCells): Static<typeof CellsSavedShape> {
  const refused = cells.flatMap(({ requestId, field, refusal: error }) =>
    error
      ? [
          {
            ...{ request_id: requestId, field, code: error.code, message: error.message },
            ...(error instanceof CellChanged && {
              current: error.cell.current,
              typed: error.cell.typed,
            }),
          },
        ]
      : [],
  );
  return { status: 'success', changed: ids, refused };
}

export function presentBatch({
  changed: ids,
  refused,
}: BatchOutcome): Static<typeof BatchDoneShape> {
  return {
    status: 'success',
    changed: ids,
    refused: refused.map(({ requestId, ...why }) => ({ request_id: requestId, ...why })),
  };
}

export function presentUndone({ action, requestIds }: UndoableChange): Static<typeof UndoneShape> {
  return { status: 'success', action, request_ids: requestIds };
}

export function presentPunches(row: ExplainedRow): Static<typeof PunchesShape> {
  return {
    worker_name: row.worker,
    time_zone: row.zone,
    minimum_hours: hoursOfMinutes(row.rules.minimumMinutes),
    hour_round_up: row.rules.roundUpMinutes,
    round_up_target: row.target,
    rules_frozen: row.isFrozen,
    punches: row.punches.map(({ id, edge, source, person, rule, ...at }) => ({
      ...{ id, edge, source, person, rule },
      raw_at: instantText(at.raw_at),
      counted_at: instantOrNull(at.counted_at),
      recorded_at: instantText(at.recorded_at),
    })),
  };
}
