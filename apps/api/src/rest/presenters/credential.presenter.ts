import type { CredentialRow } from '#libs/identity';
import {
  flag,
  instant,
  integer,
  list,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const credential = {
  id: integer(17),
  user_agent: text(
    'Mozilla/5.0 (Macintosh)',
    'As the client named itself at the sign-in; blank where it did not.',
  ),
  created_at: instant(),
  last_used_at: instant('2031-05-02T09:30:00.000Z', 'To the hour.'),
  expires_at: instant(
    '2031-07-31T09:30:00.000Z',
    'When it expires at the latest; earlier if it is not used.',
  ),
  is_current: flag(true, 'Whether it made this call.'),
};

const KeyShape = object('Key', credential);
const SessionShape = object('Session', credential);
export const KeysShape = list(KeyShape);
export const SessionsShape = list(SessionShape);
export type CredentialsView = Static<typeof KeysShape>;

/** @param currentId the credential that made the call; null: it was of the other kind */
export function presentCredentials(
  rows: readonly CredentialRow[],
  currentId: number | null,
): CredentialsView {
  return rows.map(({ created_at, last_used_at, expires_at, ...row }) => ({
    ...row,
    created_at: created_at.toISOString(),
    last_used_at: last_used_at.toISOString(),
    expires_at: expires_at.toISOString(),
    is_current: row.id === currentId,
  }));
}
