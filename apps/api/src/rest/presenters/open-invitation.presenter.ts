import type { OpenInvitationRow } from '#libs/identity';
import {
  choice,
  instant,
  integer,
  list,
  object,
  phone,
  type Static,
} from '../../edge/openapi/response-shapes.js';

const OpenInvitationShape = object('OpenInvitation', {
  id: integer(17),
  kind: choice(['owner', 'manager'], 'What they were invited to be.'),
  phone: phone(),
  created_at: instant(),
  expires_at: instant('2031-05-08T12:00:00.000Z', 'Seven days after it was sent.'),
});
export const OpenInvitationsShape = list(OpenInvitationShape);
export type OpenInvitationsView = Static<typeof OpenInvitationsShape>;

export function presentOpenInvitations(rows: readonly OpenInvitationRow[]): OpenInvitationsView {
  return rows.map(({ id, kind, phone_number, created_at, expires_at }) => ({
    id,
    kind,
    phone: phone_number,
    created_at: created_at.toISOString(),
    expires_at: expires_at.toISOString(),
  }));
}
