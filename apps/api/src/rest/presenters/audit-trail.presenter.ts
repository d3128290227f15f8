import { Type } from 'typebox';
import type { AuditTrailRow } from '#libs/notification';
import {
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  type TSchema,
  text,
} from '../../edge/openapi/response-shapes.js';
import { instantText } from './values.js';

const values = (description: string): TSchema =>
  nullable(
    Type.Unsafe<object>({
      type: 'object',
      additionalProperties: true,
      description,
      example: { time: '07:00:00' },
    }),
  );

/** Who did it, and the values before and after. */
export const AUDITED_CHANGE = {
  actor: nullable(text('Dana Lee', 'Who did it; null: the system, or the holder of a link.')),
  actor_kind: text('user', '`user`, `house` for the system, or the kind of link.'),
  impersonator: nullable(text('Sam Park', 'The administrator who acted as that user.')),
  before: values('Values before, by column; null: there was no such row.'),
  after: values('Values after, by column.'),
  is_erased: flag(false, 'The personal values were erased.'),
};

const AuditEntryShape = object('AuditEntry', {
  id: integer(4711),
  at: instant(),
  action: text('call_time.moved', 'What happened: the kind of row, and what was done to it.'),
  subject: text('call_time', 'The kind of row.'),
  subject_id: nullable(integer(17, 'Of the row; null: it has none.')),
  subject_name: nullable(
    text('Load in', 'As the row is called now; null: it is gone, or has none.'),
  ),
  ...AUDITED_CHANGE,
});
export const AuditTrailShape = list(AuditEntryShape);
export type AuditTrailView = Static<typeof AuditTrailShape>;

export function presentAuditEntry(row: AuditTrailRow): AuditTrailView[number] {
  return {
    ...row,
    at: instantText(row.at),
  };
}
