import { Injectable } from '@nestjs/common';
import { addDays, dateIn, extendObject } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { type CallConflict, CallConflictQueries } from '../requests/call-conflict.queries.js';
import { FirstComeQueries } from '../requests/first-come.queries.js';
import type { RequestWithCall } from '../requests/labor-request.rows.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from '../requests/request-in-context.rows.js';
import {
  PublicRequestQueries,
  type RequestProgress,
  SENT_OR_ANSWERED,
} from '../requests/public-request.queries.js';
import {
  CALL_CONTACT,
  CALL_CONTACT_JOINS,
  type CallContact,
} from '../texting/call-brief.queries.js';
import { type MyRequests, MyRequestsQueries } from './my-requests.queries.js';

/** Days before today that are read, so that a call of last night and the latest shows are there. */
const DAYS_BACK = 30;
const LAST_DAY = '2999-12-31';

interface RequestDetails {
  id: number;
  contact: CallContact;
  /** Whether there is a call sheet that the worker may read. */
  has_sheet: boolean;
  /** Of the link that asks about a move of the call; null: nothing is asked. */
  time_change_token: string | null;
}

/** A request of the actor's own, with all that decides what may be done with it. */
export type OwnCall = RequestWithCall &
  Pick<RequestDetails, 'contact' | 'has_sheet' | 'time_change_token'> &
  RequestProgress & {
    /** Of an open request with calls of any company: the page is the worker's own. */
    conflicts: CallConflict[];
    /** All first-come positions are taken, and none is kept for the worker. */
    isFull: boolean;
  };

export interface MyDay extends Pick<MyRequests, 'workers'> {
  /** Told or answered, of the last 30 days and all to come, by the start of their call. */
  calls: OwnCall[];
}

/** What a worker with an account sees of their own calls, of all companies. */
@Injectable()
export class MyDayQueries {
  constructor(
    private readonly mine: MyRequestsQueries,
    private readonly requests: PublicRequestQueries,
    private readonly conflicts: CallConflictQueries,
    private readonly firstCome: FirstComeQueries,
  ) {}

  /** Six statements at most. */
  async own(work: Work): Promise<MyDay> {
    const from = addDays(dateIn('UTC', work.now), -DAYS_BACK);
    const { workers, requests } = await this.mine.own(work, { from, to: LAST_DAY });
    const told = requests.filter(({ sent_at, state }) => sent_at !== null || state !== 'pending');
    const progress = await this.requests.progress(work, told);
    const open = told.filter(
      ({ id, state, event }) =>
        ['pending', 'available', 'confirmed'].includes(state) &&
        !progress.get(id)!.isOver &&
        !event.canceled,
    );
    const conflicts = await this.conflicts.ofRequestsUnchecked(
      work,
      open.map(({ id }) => id),
      'all',
    );
    const unanswered = open.filter(({ state }) => state === 'pending');
    const full =
      unanswered.length > 0
        ? await this.firstCome.withoutOpenPositionsUnchecked(
            work,
            unanswered.map(({ requirement }) => requirement.id),
          )
        : new Set<number>();
    const details = await this.details(work, told);
    const calls = told.map((request) =>
      extendObject(request, {
        ...progress.get(request.id)!,
        ...details.get(request.id)!,
        conflicts: worthSaying(request, conflicts.get(request.id) ?? []),
        isFull: !request.reserved && full.has(request.requirement.id),
      }),
    );
    return { workers, calls };
  }

  /**
   * A request of the actor's own contacts that was sent or answered. One statement.
   *
   * @returns null: there is none, or it is somebody else's
   */
  ownRequest(work: Work, id: number): Promise<RequestInContext | null> {
    return work.row<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
        where r.id = $1 and w.user_id = $2 and ${SENT_OR_ANSWERED} and ${NOT_ARCHIVED}`,
      [id, work.actor.userId],
    );
  }

  private async details(
    work: Work,
    requests: readonly RequestWithCall[],
  ): Promise<Map<number, Omit<RequestDetails, 'id'>>> {
    const rows = await work.rows<RequestDetails>(
      `select r.id, ${CALL_CONTACT} as contact,
              (r.state = 'confirmed' and exists (select from call_sheets cs where cs.call_time_id = ct.id)) as has_sheet,
              (select tc.token from time_changes tc
                where tc.labor_request_id = r.id and tc.answered_at is null and tc.expires_at > $2 order by tc.id desc limit 1) as time_change_token
         from ${REQUESTS_IN_CONTEXT}${CALL_CONTACT_JOINS}
        where r.id = any($1)`,
      [requests.map(({ id }) => id), work.now],
    );
    return new Map(rows.map(({ id, ...details }) => [id, details]));
  }
}

/** Unanswered offers conflict before a yes; afterwards only accepted ones do. */
function worthSaying({ state }: RequestWithCall, found: readonly CallConflict[]): CallConflict[] {
  return found.filter(({ other }) => state === 'pending' || other.state !== 'pending');
}
