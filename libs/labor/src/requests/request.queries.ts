import { Injectable } from '@nestjs/common';
import { assertReached, type Event, reaches } from '#libs/event';
import { NotFound, Unknown } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import type { ReachedRequirement } from '../requirements/labor-requirement.queries.js';
import { isBlankToken } from './blank-token.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from './request-in-context.rows.js';

type FoundRequest = Pick<RowOf<Event>, 'company_id' | 'steward_id'> & { id: number };

/** Finds requests by short token. One statement each. */
@Injectable()
export class RequestQueries {
  /**
   * Id of a request that the actor reaches, for managers and stewards.
   *
   * @throws NotFound no such request, or another company's
   * @throws Unauthorized a steward who does not run its event
   */
  async reached(work: Work, shortToken: string): Promise<number> {
    const found = await this.find(work, shortToken);
    if (!found) throw new NotFound('LaborRequest');
    assertReached(work.actor, found, 'LaborRequest');
    return found.id;
  }

  /** The ids among the given ones that the actor reaches. */
  async reachedAmong(work: Work, ids: readonly number[]): Promise<Set<number>> {
    const found = await work.rows<FoundRequest>(
      `select r.id, e.company_id, e.steward_id from ${REQUESTS_IN_CONTEXT} where r.id = any($1) and ${NOT_ARCHIVED}`,
      [ids],
    );
    return new Set(found.filter((request) => reaches(work.actor, request)).map(({ id }) => id));
  }

  /**
   * Those of the ids that are requests of this requirement, in the given order.
   *
   * @param requirement one that the actor reaches
   */
  async amongReached(
    work: Work,
    requirement: Pick<ReachedRequirement, 'id'>,
    ids: readonly number[],
  ): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(
      'select id from labor_requests where labor_requirement_id = $1 and id = any($2)',
      [requirement.id, ids],
    );
    const found = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => found.has(id));
  }

  /**
   * The name of the worker of a request of this requirement; null: there is no such request.
   *
   * @param requirement one that the actor reaches
   */
  async nameOfReached(
    work: Work,
    requirement: Pick<ReachedRequirement, 'id'>,
    id: number,
  ): Promise<string | null> {
    const row = await work.row<{ name: string }>(
      'select w.name from labor_requests r join workers w on w.id = r.worker_id where r.id = $1 and r.labor_requirement_id = $2',
      [id, requirement.id],
    );
    return row?.name ?? null;
  }

  /**
   * A request of a call that the actor reaches, with its worker's name.
   *
   * @throws NotFound the call has no such request
   * @throws Unauthorized a steward who does not run its event
   */
  async onCall(
    work: Work,
    callTimeId: number,
    requestId: number,
  ): Promise<{ id: number; name: string }> {
    const found = await work.row<FoundRequest & { name: string }>(
      `select r.id, w.name, e.company_id, e.steward_id from ${REQUESTS_IN_CONTEXT} where r.id = $1 and ct.id = $2 and ${NOT_ARCHIVED}`,
      [requestId, callTimeId],
    );
    if (!found) throw new NotFound('LaborRequest');
    assertReached(work.actor, found, 'LaborRequest');
    return found;
  }

  /**
   * Id of the request of a link: the token authorises. It stops acting when the call is over; the table of moves
   * ensures that.
   *
   * @throws UnknownLink there is no such token any more
   */
  async idByToken(work: Work, shortToken: string): Promise<number> {
    const found = isBlankToken(shortToken) ? null : await this.find(work, shortToken);
    if (!found) throw new UnknownLink();
    return found.id;
  }

  /**
   * The request of a link, with everything that a page shows of it.
   *
   * @throws UnknownLink there is no such token any more
   */
  async byToken(work: Work, shortToken: string): Promise<RequestInContext> {
    if (isBlankToken(shortToken)) throw new UnknownLink();
    const request = await work.row<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT} where r.token_short = $1 and ${NOT_ARCHIVED}`,
      [shortToken],
    );
    if (!request) throw new UnknownLink();
    return request;
  }

  private find(work: Work, shortToken: string): Promise<FoundRequest | null> {
    return work.row<FoundRequest>(
      `select r.id, e.company_id, e.steward_id from ${REQUESTS_IN_CONTEXT} where r.token_short = $1 and ${NOT_ARCHIVED}`,
      [shortToken],
    );
  }
}

/** The link of an offer that does not exist or was deleted. */
export class UnknownLink extends Unknown {
  constructor() {
    super('request.unknown', 'This link is not valid any more. Please ask whoever sent it to you.');
  }
}
