import type { PersonRow } from '#libs/identity';
import {
  choice,
  flag,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { instantOrNull } from './values.js';

const PersonShape = object('Person', {
  id: integer(3, 'Of the account.'),
  username: text('dana'),
  first_name: text('Dana'),
  last_name: text('Lee'),
  email: text('dana@crew.example', 'Blank where there is none.'),
  is_active: flag(true, 'False: the account has ended and cannot sign in.'),
  created_at: instant(),
  last_signed_in_at: nullable(
    instant('2031-05-01T09:30:00.000Z', 'To the hour; null: not in the last 30 days.'),
  ),
  has_second_factor: flag(false, 'Whether signing in asks for a code.'),
  roles: list(
    inline({
      id: integer(17, 'Of the role; `DELETE /roles/{id}/` ends it.'),
      role: choice(['manager', 'steward', 'owner', 'administrator']),
      company: nullable(
        object('RoleCompany', { slug: text('aB3dE9x'), name: text('Acme Productions') }),
      ),
    }),
    'Of the company that was asked for, or of all; an administrator’s names none.',
  ),
});
export const PeopleShape = list(PersonShape);
export type PeopleView = Static<typeof PeopleShape>;

export function presentPeople(rows: readonly PersonRow[]): PeopleView {
  return rows.map(({ created_at, last_signed_in_at, ...row }) => ({
    ...row,
    created_at: created_at.toISOString(),
    last_signed_in_at: instantOrNull(last_signed_in_at),
  }));
}
