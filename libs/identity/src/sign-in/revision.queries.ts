import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { BatchedReads, UnitOfWork, type Work } from '#libs/platform';
import { revisionOfUser } from './revision-of-user.js';

/** Of users whose last reading is remembered; they are forgotten together. */
const MAX_REMEMBERED = 10_000;

const REVISION = `select ${revisionOfUser('$1::bigint')} as revision`;

/** Reads how far the data of the actor's companies has come. */
@Injectable()
export class RevisionQueries {
  private readonly last = new Map<number, string>();
  private readonly batched = new BatchedReads((users: readonly number[]) => this.ofUsers(users));

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * As it is now, or in the snapshot of the work. Equal to an earlier reading: nothing that the actor reaches has changed in
   * between. One statement.
   *
   * @returns opaque; comparable for the same actor with the same roles only
   */
  async ofActor(work: Work): Promise<string> {
    const row = await work.row<{ revision: string }>(REVISION, [work.actor.userId]);
    this.remember(work.actor.userId!, row!.revision);
    return row!.revision;
  }

  /** Whether the snapshot of the work has exactly the rows of a revision that another server may have told. One statement. */
  async isAt(work: Work, revision: string): Promise<boolean> {
    const row = await work.row<{ revision: string }>(REVISION, [work.actor.userId]);
    return row!.revision === revision;
  }

  /** As `ofActor`, after the call: with those of all who ask at the same time in one statement. */
  ofActorNow(actor: Actor): Promise<string> {
    return this.batched.of(actor.userId!);
  }

  private async ofUsers(users: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await this.unitOfWork
      .reading()
      .rows<{ id: number; revision: string }>(
        `select asked.id, ${revisionOfUser('asked.id')} as revision from unnest($1::bigint[]) as asked(id)`,
        [users],
      );
    for (const { id, revision } of rows) this.remember(id, revision);
    return new Map(rows.map(({ id, revision }) => [id, revision]));
  }

  /** What was read last, by this process: a guess at what is worth asking for, never a reason to answer. Null: nothing yet. */
  lastOfActor(actor: Actor): string | null {
    return this.last.get(actor.userId!) ?? null;
  }

  private remember(userId: number, revision: string): void {
    if (this.last.size >= MAX_REMEMBERED) this.last.clear();
    this.last.set(userId, revision);
  }
}
