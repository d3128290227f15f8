import type { FillingResult } from '#libs/labor';
import {
  choice,
  inline,
  integer,
  list,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

export const FilledShape = object('Filled', {
  status: choice(['success']),
  message: text('2 workers on the list, 1 could not be.', 'For people.'),
  worker_ids: list(integer(7), 'Who is on the list now in the wanted way.'),
  unskilled_worker_ids: list(
    integer(7),
    'Of these, who lacks the skill that the requirement asks for; nobody gets it by this.',
  ),
  off_worker_ids: list(integer(7), 'Of these, who said that they do not work then.'),
  errors: list(
    inline({
      id: integer(8, 'Of the worker.'),
      error: text('This worker is already requested.', 'For people.'),
    }),
    'Who is not, and why.',
  ),
});
export type FilledView = Static<typeof FilledShape>;

export const SkillGivenShape = object('SkillGiven', {
  status: choice(['success']),
  worker_ids: list(integer(7), 'Who did not have it before.'),
});
export type SkillGivenView = Static<typeof SkillGivenShape>;

export const CrewContactShape = object('CrewContact', {
  status: choice(['success']),
  worker_id: integer(7, 'The new contact.'),
});
export type CrewContactView = Static<typeof CrewContactShape>;

export function presentFilled({ done, unskilled, off, errors }: FillingResult): FilledView {
  const failed = errors.length > 0 ? `, ${errors.length} could not be` : '';
  return {
    status: 'success',
    message: `${done.length} ${done.length === 1 ? 'worker' : 'workers'} on the list${failed}.`,
    worker_ids: done,
    unskilled_worker_ids: unskilled,
    off_worker_ids: off,
    errors,
  };
}
