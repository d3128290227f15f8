import { Injectable } from '@nestjs/common';
import type { RowOf, Work } from '#libs/platform';
import type { UserProfile } from './user-profile.entity.js';

/** The slug of a user's links, and whether there is a profile. */
export interface ProfileSummary {
  slug: string | null;
  hasProfile: boolean;
}

@Injectable()
export class UserProfileQueries {
  /** The actor's own. */
  async own(work: Work): Promise<ProfileSummary> {
    const profile = await work.row<Pick<RowOf<UserProfile>, 'slug'>>(
      'select slug from user_profiles where user_id = $1',
      [work.actor.userId],
    );
    return { slug: profile?.slug ?? null, hasProfile: profile !== null };
  }
}
