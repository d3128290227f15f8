import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';

/** What a person is called in links, and whether there is a profile. */
export interface ProfileCard {
  slug: string | null;
  hasProfile: boolean;
}

@Injectable()
export class PeopleQueries {
  async profileOf(work: Work, userId: number): Promise<ProfileCard> {
    const profile = await work.row<{ slug: string }>(
      'select slug from user_profiles where user_id = $1',
      [userId],
    );
    return { slug: profile?.slug ?? null, hasProfile: profile !== null };
  }
}
