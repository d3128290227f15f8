import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { revisionOfUser } from './revision-of-user.js';

/** Of users whose last reading is remembered; they are forgotten together. */
const MAX_REMEMBERED = 10_000;

/** Reads how far the data of the actor's companies has come. */
@Injectable()
export class RevisionQueries {
  private readonly last = new Map<number, string>();

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
    if (this.last.size >= MAX_REMEMBERED) this.last.clear();
    this.last.set(work.actor.userId!, row!.revision);
    return row!.revision;
  }

  /** What was read last, by this process: a guess at what is worth asking for, never a reason to answer. Null: nothing yet. */
  lastOfActor({ userId }: Actor): string | null {
    return this.last.get(userId!) ?? null;
  }
}
