import { Injectable } from '@nestjs/common';
import { isCallOver } from '#libs/call-time';
import { Invalid, NotFound } from '#libs/kernel';
import { FactBus, TaskQueueService, type Work } from '#libs/platform';
import { LaborRequirementQueries } from '../requirements/labor-requirement.queries.js';
import { lockRequirements } from '../requirements/requirement-lock.js';
import { AttendanceService } from '../requests/attendance.service.js';
import { ReplacementSought } from '../requests/labor-request.facts.js';
import { OfferSendingService } from '../requests/offer-sending.service.js';
import { RequestAskingService } from '../requests/request-asking.service.js';
import {
  NOT_ARCHIVED,
  progressOf,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from '../requests/request-in-context.rows.js';
import { isBoardOpen } from '../rules/arrival.js';
import { reasonAgainstReplacing } from '../rules/replacing.js';
import { freshSince, howManyToAsk, nextLook } from '../rules/replacement-wave.js';
import { CandidateQueries } from '../screens/candidate.queries.js';
import { LOOK_FOR_REPLACEMENT } from './look-for-replacement.task-name.js';
import { OfferWithdrawingService } from './offer-withdrawing.service.js';

/** What became of a tap on *Replace*. */
export interface ReplacementStart {
  /** Offers that are sent now. */
  asked: number;
  /** Somebody was sought already; this tap asked nobody. */
  repeated: boolean;
}

interface OpenReplacement {
  id: number;
  started_at: Date;
  asked: number;
  fresh: number;
  /** Everybody who was asked, also those whose offers are withdrawn. */
  worker_ids: number[];
}

/** Asks others in place of a missing worker: who is free now and has the skill, in the usual order, a few at a time. */
@Injectable()
export class ReplacingService {
  constructor(
    private readonly requirements: LaborRequirementQueries,
    private readonly candidates: CandidateQueries,
    private readonly asking: RequestAskingService,
    private readonly sending: OfferSendingService,
    private readonly attendances: AttendanceService,
    private readonly tasks: TaskQueueService,
    private readonly facts: FactBus,
    private readonly withdrawing: OfferWithdrawingService,
  ) {}

  /**
   * Seeks somebody in place of a missing worker: the first offers are sent at once, further ones as `howManyToAsk` says.
   * Of two taps at once the second finds the search and asks nobody. Callers have checked reach.
   *
   * @throws NotFound the request is gone
   * @throws Invalid the worker is here or was not expected, the board is not open, the call is over or canceled
   */
  async replace(work: Work, requestId: number): Promise<ReplacementStart> {
    const request = await this.lock(work, requestId);
    if (!request) throw new NotFound('LaborRequest');
    const attendance = (await this.attendances.ofRequests(work, [requestId])).get(requestId)!;
    const refused = reasonAgainstReplacing(request.state, {
      attendance: attendance.attendance,
      boardOpen: isBoardOpen(request.starts_at, work.now),
      callOver: isCallOver(progressOf(request, attendance), work.now),
      eventCanceled: request.event_canceled,
    });
    if (refused) throw new Invalid(refused.refused, refused.message);
    const isNew = await this.start(work, request);
    if (!isNew) return { asked: 0, repeated: true };
    const asked = await this.askMore(work, request);
    await this.facts.record(work, new ReplacementSought(requestIdsOf(request), null, { asked }));
    work.batchWrite(this.withdrawing.whereEnough, request.requirement_id);
    return { asked, repeated: false };
  }

  /** Asks further people if it is time; for the task. Does nothing once the search or the call has ended. */
  async lookAgain(work: Work, requestId: number): Promise<void> {
    const request = await this.lock(work, requestId);
    if (!request || request.event_canceled) return;
    const [stillRuns] = await this.attendances.withoutOver(work, [request]);
    if (!stillRuns) return;
    await this.askMore(work, request);
    work.batchWrite(this.withdrawing.whereEnough, request.requirement_id);
  }

  /** Whoever was asked in place of somebody said no: others are asked at once. For `Work.batchWrite`. */
  readonly planNext = async (work: Work, requestIds: readonly number[]): Promise<void> => {
    const sought = await work.rows<{ labor_request_id: number }>(
      `select rep.labor_request_id from replacement_offers ro join replacements rep on rep.id = ro.replacement_id
        where ro.labor_request_id = any($1::bigint[]) and rep.ended_at is null order by rep.id`,
      [requestIds],
    );
    this.plan(
      work,
      sought.map(({ labor_request_id: requestId }) => ({ requestId, at: work.now })),
    );
  };

  /** Event and requirement, in the order in which canceling an event locks them. Null: the request is gone. */
  private async lock(work: Work, requestId: number): Promise<RequestInContext | null> {
    const before = await this.find(work, requestId);
    if (!before) return null;
    await work.rows('select id from events where id = $1 for share', [before.event_id]);
    await lockRequirements(work, [before.requirement_id]);
    return this.find(work, requestId);
  }

  private find(work: Work, requestId: number): Promise<RequestInContext | null> {
    return work.row<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT} where r.id = $1 and ${NOT_ARCHIVED}`,
      [requestId],
    );
  }

  /** @returns false when somebody is sought already, or found; a stopped search begins again */
  private async start(work: Work, request: RequestInContext): Promise<boolean> {
    const started = await work.row(
      `insert into replacements as rep (company_id, labor_requirement_id, labor_request_id, started_at) values ($1, $2, $3, $4)
       on conflict (labor_request_id) do update set started_at = excluded.started_at, ended_at = null, outcome = null
             where rep.outcome in ('enough', 'stopped')
       returning id`,
      [request.company_id, request.requirement_id, request.id, work.now],
    );
    return started !== null;
  }

  /** @returns how many offers are sent */
  private async askMore(work: Work, request: RequestInContext): Promise<number> {
    const open = await this.openReplacement(work, request.id);
    if (!open) return 0;
    const more = howManyToAsk({ ...open, startedAt: open.started_at }, work.now);
    const asked = more > 0 ? await this.ask(work, request, open, more) : 0;
    const at = nextLook(work.now, open.started_at);
    this.plan(work, [{ requestId: request.id, at }]);
    return asked;
  }

  private async ask(
    work: Work,
    request: RequestInContext,
    open: OpenReplacement,
    more: number,
  ): Promise<number> {
    const requirement = await this.requirements.byIdUnchecked(work, request.requirement_id);
    const { candidates } = await this.candidates.pageOfReached(work, requirement, {
      search: '',
      skillId: requirement.labor_type_id,
      free: true,
      consent: 'yes',
      noShows: 'any',
      sort: 'usual',
      page: 1,
      size: more + open.worker_ids.length,
    });
    const workerIds = candidates
      .map(({ id }) => id)
      .filter((id) => !open.worker_ids.includes(id))
      .slice(0, more);
    if (workerIds.length === 0) return 0;
    const { added } = await this.asking.askAll(work, requestIdsOf(request), workerIds, false);
    await work.rows(
      `insert into replacement_offers (replacement_id, worker_id, labor_request_id, asked_at)
       select $1, worker_id, request_id, $4 from unnest($2::bigint[], $3::bigint[]) as given(worker_id, request_id)`,
      [open.id, [...added.keys()], [...added.values()], work.now],
    );
    if (added.size === 0) return 0;
    const { queued, held } = await this.sending.sendOffers(work, {
      requestIds: [...added.values()],
    });
    return queued + held;
  }

  private openReplacement(work: Work, requestId: number): Promise<OpenReplacement | null> {
    return work.row<OpenReplacement>(
      `select rep.id, rep.started_at, count(ro.worker_id)::int as asked,
              count(*) filter (where r.state = 'pending' and ro.asked_at > $2)::int as fresh,
              coalesce(array_agg(ro.worker_id) filter (where ro.worker_id is not null), '{}') as worker_ids
         from replacements rep
         left join replacement_offers ro on ro.replacement_id = rep.id
         left join labor_requests r on r.id = ro.labor_request_id
        where rep.labor_request_id = $1 and rep.ended_at is null
          and not exists (select from replacement_offers other join labor_requests o on o.id = other.labor_request_id
                           where other.replacement_id = rep.id and o.state = 'confirmed')
        group by rep.id`,
      [requestId, freshSince(work.now)],
    );
  }

  private plan(work: Work, looks: readonly { requestId: number; at: Date | null }[]): void {
    this.tasks.scheduleByKey(
      work,
      LOOK_FOR_REPLACEMENT,
      looks.map(({ requestId, at }) => ({
        key: `replace:${requestId}`,
        payload: { requestId },
        runAt: at,
      })),
    );
  }
}
