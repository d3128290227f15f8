import { Injectable } from '@nestjs/common';
import { isComparableBetweenServers, RevisionQueries } from '#libs/identity';
import { ReplicaReadsService, UnitOfWork } from '#libs/platform';
import type { EdgeRequest } from '../http/edge-request.js';

/** Reads for requests at a replica, where that has exactly the rows of the actor's revision (docs/decisions/0063). */
@Injectable()
export class ReplicaAnswersService {
  constructor(
    private readonly replicas: ReplicaReadsService,
    private readonly revisions: RevisionQueries,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Whether a replica may have what the request reads, so that it is worth asking for the revision. */
  mayAnswer({ actor }: Pick<EdgeRequest, 'actor'>): boolean {
    return actor?.userId != null && !actor.isAdministrator && this.replicas.isWorthAsking;
  }

  /**
   * @param revision of the actor, as the primary has told after the request arrived
   * @param read reads as `request.caller`, all in one state; what fails is read again at the primary
   * @returns null: the primary has to answer
   */
  async read<T>(
    request: EdgeRequest,
    revision: string,
    read: () => Promise<T>,
  ): Promise<{ found: T } | null> {
    if (!isComparableBetweenServers(revision)) return null;
    const asked = request.caller!;
    try {
      return await this.replicas.read(
        asked,
        (inside) => this.revisions.isAt(this.unitOfWork.reading(inside), revision),
        (inside) => {
          request.caller = inside;
          return read();
        },
      );
    } finally {
      request.caller = asked;
    }
  }
}
