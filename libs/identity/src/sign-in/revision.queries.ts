import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { revisionOfUser } from './revision-of-user.js';

/** Reads how far the data of the actor's companies has come. */
@Injectable()
export class RevisionQueries {
  /**
   * Equal to an earlier reading: nothing that the actor reaches has changed in between. One statement.
   *
   * @returns opaque; comparable for the same actor with the same roles only
   */
  async ofActor(work: Work): Promise<string> {
    const row = await work.row<{ revision: string }>(
      `select ${revisionOfUser('$1::bigint')} as revision`,
      [work.actor.userId],
    );
    return row!.revision;
  }
}
