import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Caller, ReplicaReadsService, UnitOfWork, type Work } from '#libs/platform';

/** A task begins within milliseconds of the commit that asked for it, which a replica may have a moment later. */
const ATTEMPTS = 10;
const PAUSE_MS = 100;

/** Reads rows of a company at a replica, for tasks (docs/decisions/0063). */
@Injectable()
export class CompanyReplicaService {
  constructor(
    private readonly replicas: ReplicaReadsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Reads in one state of a replica that has all that was committed before, as the system; waits a second for one.
   *
   * @param read may run for minutes; what it has done when it fails, the caller does again
   * @returns null: the primary has to answer
   */
  async read<T>(
    companyId: number,
    read: (caller: Caller) => Promise<T>,
  ): Promise<{ found: T } | null> {
    const primary = this.unitOfWork.reading();
    let hasBegun = false;
    for (let attempt = 0; attempt < ATTEMPTS && this.replicas.isWorthAsking; attempt++) {
      if (attempt > 0) await sleep(PAUSE_MS);
      const revision = await revisionOf(primary, companyId);
      const found = await this.replicas.read(
        primary.caller,
        async (inside) =>
          (await revisionOf(this.unitOfWork.reading(inside), companyId)) === revision,
        (inside) => {
          hasBegun = true;
          return read(inside);
        },
      );
      if (found || hasBegun) return found;
    }
    return null;
  }
}

async function revisionOf(work: Work, companyId: number): Promise<string | null> {
  const row = await work.row<{ revision: string | null }>(
    'select sum(rev.value)::text as revision from company_revisions rev where rev.company_id = $1',
    [companyId],
  );
  return row!.revision;
}
