import {
  type RowRemarks,
  SHEET_STATES,
  type SheetOfCall,
  type SheetToDecide,
  UNFINISHED_KINDS,
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
import { presentRowRemarks, RowRemarksShape } from '../presenters/row-remarks.presenter.js';
import { instantOrNull, instantText } from '../presenters/values.js';

const NOT_YET = 'Null: not yet.';
const PERSON = 'Null: nobody yet, the system, or an erased person.';

export const SheetStateShape = object('TimeSheetState', {
  state: choice(SHEET_STATES, 'From `approved` on the hours change only with a reason.'),
  revision: integer(3, 'Counts the steps; send it along with the next one.'),
  submitted_at: nullable(instant('2031-05-01T22:00:00.000Z', NOT_YET)),
  submitted_by: nullable(text('Sam Ortiz', PERSON)),
  approved_at: nullable(instant('2031-05-02T14:00:00.000Z', NOT_YET)),
  approved_by: nullable(text('Ann Manager', PERSON)),
  exported_at: nullable(instant('2031-05-05T14:00:00.000Z', NOT_YET)),
  exported_by: nullable(text('Ann Manager', PERSON)),
  returned_at: nullable(
    instant('2031-05-02T13:00:00.000Z', 'Of a draft that was submitted before.'),
  ),
  returned_by: nullable(text('Ann Manager', PERSON)),
  returned_note: nullable(
    text('The lunch of the riggers is missing', 'Null: an edit returned it, or nobody said why.'),
  ),
  unfinished: list(
    inline({
      kind: choice(
        UNFINISHED_KINDS,
        'The first three keep the sheet from being submitted; the others may stay so if somebody confirms it.',
      ),
      request_id: nullable(integer(41, 'Null: it concerns no row.')),
      name: nullable(text('Dana Lee', 'Null: nobody knows whose scan it is.')),
    }),
    'What keeps the sheet from being submitted first.',
  ),
  rows: list(RowRemarksShape, 'Confirmed workers and no-shows.'),
});

export const SheetsToDecideShape = list(
  object('TimeSheetToDecide', {
    call_time_slug: text('cT4mEs1', 'Slug of the call time.'),
    call_name: text('Load in', 'Name of the call time.'),
    event_name: text('Harbor Lights'),
    starts_at: instant('2031-05-01T12:00:00.000Z', 'When the call begins.'),
    state: choice(SHEET_STATES, 'A draft stands here because of its disputes.'),
    submitted_at: nullable(instant('2031-05-01T22:00:00.000Z', NOT_YET)),
    submitted_by: nullable(text('Sam Ortiz', PERSON)),
    open_disputes: integer(1, 'How many disputes nobody has answered.'),
  }),
);

export function presentSheetState(
  { state, unfinished }: SheetOfCall,
  rows: ReadonlyMap<number, RowRemarks>,
): Static<typeof SheetStateShape> {
  const { revision, submitted_by, approved_by, exported_by, returned_by, returned_note } = state;
  return {
    ...{ state: state.state, revision, submitted_by, approved_by, exported_by },
    ...{ returned_by, returned_note, unfinished },
    submitted_at: instantOrNull(state.submitted_at),
    approved_at: instantOrNull(state.approved_at),
    exported_at: instantOrNull(state.exported_at),
    returned_at: instantOrNull(state.returned_at),
    rows: [...rows].map(([requestId, remarks]) => presentRowRemarks(requestId, remarks)),
  };
}

export function presentSheetsToDecide(
  sheets: readonly SheetToDecide[],
): Static<typeof SheetsToDecideShape> {
  return sheets.map(({ starts_at, submitted_at, zone: _, ...sheet }) => ({
    ...sheet,
    starts_at: instantText(starts_at),
    submitted_at: instantOrNull(submitted_at),
  }));
}
