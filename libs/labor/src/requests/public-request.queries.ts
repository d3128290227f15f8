import { RegistrationInvitationService } from '../workers/registration-invitation.service.js';
import { Injectable } from '@nestjs/common';
import { CALL_TIME_COLUMNS, type CallTimeJson, isCallOver, plannedMinutes } from '#libs/call-time';
import { EVENT_BASE_COLUMNS, EVENT_JOINS, type EventBaseRow } from '#libs/event';
import { extendObject } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { isBlankToken } from './blank-token.js';
import {
  REQUIREMENT_COLUMNS,
  type RequirementRow,
} from '../requirements/labor-requirement.rows.js';
import { WORKER_COLUMNS, WORKER_JOINS, type WorkerRow } from '../workers/worker.rows.js';
import type { Attendance } from '../rules/attendance.js';
import { AttendanceService } from './attendance.service.js';
import { type RequestJson, REQUEST_COLUMNS, type RequestWithCall } from './labor-request.rows.js';
import { NOT_ARCHIVED } from './request-in-context.rows.js';
import { UnknownLink } from './request.queries.js';

/** What the holder of an offer's link sees of an event. */
export interface ConfirmPage {
  event: EventBaseRow;
  worker: WorkerRow;
  /** By the instant of their call. */
  requests: RequestWithCall[];
  registrationToken: string | null;
}

/** What decides whether a request may still be answered or canceled. */
export interface RequestProgress {
  attendance: Attendance;
  /** See `isCallOver`. */
  isOver: boolean;
}

type LinkTarget = Omit<ConfirmPage, 'requests'>;

type RequestOnPage = Omit<RequestJson, 'worker'> & {
  requirement: RequirementRow;
  call_time: CallTimeJson;
};

/** Sent, or answered without having been sent. Queued requests are not shown. */
export const SENT_OR_ANSWERED = `(r.sent_at is not null or r.state <> 'pending')`;

/** Works for as long as the event exists; writes nothing. */
@Injectable()
export class PublicRequestQueries {
  constructor(
    private readonly attendances: AttendanceService,
    private readonly registrations: RegistrationInvitationService,
  ) {}

  /**
   * All requests of the event that were sent to the number of the token's worker, or answered. Two statements.
   *
   * @throws UnknownLink no such event, or it has no such token: clients cannot tell which
   */
  async page(work: Work, eventSlug: string, shortToken: string): Promise<ConfirmPage> {
    const { event, worker, registrationToken } = await this.findByLink(work, eventSlug, shortToken);
    const requests = await work.jsonRows<RequestOnPage>(
      `select ${REQUEST_COLUMNS},
              (select to_json(requirement) from (select ${REQUIREMENT_COLUMNS}) requirement) as requirement,
              (select to_json(call) from (select ${CALL_TIME_COLUMNS}) call) as call_time
         from labor_requests r
         join workers w on w.id = r.worker_id
         join labor_requirements q on q.id = r.labor_requirement_id
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
        where e.id = $1 and w.phone_number = $2 and ${SENT_OR_ANSWERED} and ${NOT_ARCHIVED}
        order by ct.starts_at, ct.id, r.id`,
      [event.id, worker.phone_number],
    );
    return {
      event,
      worker,
      requests: requests.map((request) => extendObject(request, { worker, event })),
      registrationToken,
    };
  }

  /** What may still be done with requests, by id. One statement. */
  async progress(
    work: Work,
    requests: readonly RequestWithCall[],
  ): Promise<Map<number, RequestProgress>> {
    const found = await this.attendances.ofRequests(
      work,
      requests.map(({ id }) => id),
    );
    return new Map(
      requests.map(({ id, call_time: call, event }) => {
        const { attendance, ...came } = found.get(id)!;
        const progress = {
          ...came,
          startsAt: new Date(call.starts_at),
          plannedMinutes: plannedMinutes(call, event),
        };
        return [id, { attendance, isOver: isCallOver(progress, work.now) }];
      }),
    );
  }

  /**
   * Ids of the requests that the holder of the token may answer. Two statements.
   *
   * @throws UnknownLink no such event, or it has no such token: clients cannot tell which
   */
  async answerableIds(work: Work, eventSlug: string, shortToken: string): Promise<Set<number>> {
    const { event, worker } = await this.findByLink(work, eventSlug, shortToken);
    const rows = await work.rows<{ id: number }>(
      `select r.id
         from labor_requests r
         join workers w on w.id = r.worker_id
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
        where e.id = $1 and w.phone_number = $2 and ${SENT_OR_ANSWERED} and ${NOT_ARCHIVED}`,
      [event.id, worker.phone_number],
    );
    return new Set(rows.map(({ id }) => id));
  }

  private async findByLink(work: Work, eventSlug: string, shortToken: string): Promise<LinkTarget> {
    if (isBlankToken(shortToken)) throw new UnknownLink();
    const row = await work.row<
      EventBaseRow & { opener: (WorkerRow & { registration_seed: string | null }) | null }
    >(
      `select ${EVENT_BASE_COLUMNS},
              (select to_json(worker) from (
                 select ${WORKER_COLUMNS},
                        (select rt.seed from registration_tokens rt where rt.worker_id = w.id and rt.used_at is null and rt.expires_at > $3
                            and rt.seed is not null and w.user_id is null order by rt.id desc limit 1) as registration_seed
                   from ${WORKER_JOINS}
                   join labor_requests r on r.worker_id = w.id
                   join labor_requirements q on q.id = r.labor_requirement_id
                   join call_times ct on ct.id = q.call_time_id
                  where r.token_short = $2 and ct.event_id = e.id and q.archived_at is null and ct.archived_at is null
               ) worker) as opener
         from ${EVENT_JOINS} where e.slug = $1 and e.archived_at is null`,
      [eventSlug, shortToken, work.now],
    );
    if (!row?.opener) throw new UnknownLink();
    const { opener, ...event } = row;
    const { registration_seed: seed, ...worker } = opener;
    const registrationToken = seed && this.registrations.tokenOf(seed);
    return { event, worker, registrationToken };
  }
}
