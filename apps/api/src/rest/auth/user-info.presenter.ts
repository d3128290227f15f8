import type { ProfileSummary } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import type { Static } from '../../edge/openapi/response-shapes.js';
import type { UserInfoShape } from './auth.shapes.js';

/** A role in any company counts here: the client chooses menus and the first page by it. */
export function presentUserInfo(
  actor: Actor,
  profile: ProfileSummary,
): Static<typeof UserInfoShape> {
  const { roles } = actor;
  return {
    user: {
      slug: profile.slug ?? actor.username,
      isManager: roles.has('manager'),
      isSteward: roles.has('steward'),
      isAdministrator: roles.has('administrator'),
      isOwner: roles.has('owner'),
      isWorker: roles.has('worker'),
      has_userprofile: profile.hasProfile,
    },
  };
}
