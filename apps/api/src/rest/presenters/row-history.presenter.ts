import { MESSAGE_KINDS } from '#libs/messaging';
import type { HistoryLine } from '#libs/notification';
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
import { AUDITED_CHANGE } from './audit-trail.presenter.js';
import { instantText } from './values.js';

const HistoryLineShape = object('HistoryLine', {
  type: choice(
    ['entry', 'text', 'punch'],
    'An audit entry, a text about the request, or a punch that no entry tells of.',
  ),
  id: integer(4711, 'Unique among lines of the same type.'),
  at: instant(),
  action: text(
    'time_entry.update_end_time',
    'What happened; of texts and punches with their kind: `text.offer`, `punch.start`.',
  ),
  subject: choice(
    ['labor_request', 'time_entry', 'call_time', 'pay_entry'],
    '`call_time`: a step of its time sheet; `pay_entry`: the pay of these hours, for those who read money.',
  ),
  subject_id: integer(41, 'Of the row; of pay, the id of the hours.'),
  ...AUDITED_CHANGE,
  punches: list(
    inline({
      edge: text('start', 'As in the list of punches.'),
      source: text('station', 'Where it was recorded.'),
      raw_at: instant(),
      counted_at: nullable(instant()),
    }),
    'What was recorded along with it.',
  ),
  text: nullable(
    inline({
      kind: choice(MESSAGE_KINDS),
      status: text('delivered'),
      error: nullable(text('The number is not in service.')),
      body: text('Stagehands: …', 'Codes are masked. Empty: too old to be kept.'),
    }),
  ),
});
export const RowHistoryShape = list(HistoryLineShape);
export type RowHistoryView = Static<typeof RowHistoryShape>;

export function presentHistoryLine(line: HistoryLine): RowHistoryView[number] {
  return {
    ...line,
    subject: line.subject as RowHistoryView[number]['subject'],
    subject_id: line.subject_id!,
    at: instantText(line.at),
    punches: line.punches.map(({ edge, source, raw_at, counted_at }) => ({
      edge,
      source,
      raw_at: instantText(raw_at),
      counted_at: counted_at === null ? null : instantText(counted_at),
    })),
  };
}
