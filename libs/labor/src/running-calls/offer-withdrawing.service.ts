import { Injectable } from '@nestjs/common';
import { MessageService } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { lockRequirements } from '../requirements/requirement-lock.js';
import { OffersWithdrawn } from '../requirements/labor-requirement.facts.js';
import { AttendanceService } from '../requests/attendance.service.js';
import { callFilledDraft } from '../requests/call-filled.service.js';
import { deleteRequests } from '../requests/delete-requests.js';
import { RequestDeleted } from '../requests/labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from '../requests/request-in-context.rows.js';
import { haveEnoughCome } from '../rules/arrival.js';
import { isClockedIn } from '../rules/attendance.js';
import type { ReplacementOutcome } from './replacement.entity.js';

/** One of a running call's crew. */
interface CrewMember {
  requirement_id: number;
  needed_labor: number;
  request_id: number;
  on_the_way: boolean;
}

/** The request was offered to its worker as a replacement. */
const IS_REPLACEMENT = `exists (select from replacement_offers ro where ro.labor_request_id = r.id)`;

/**
 * Open offers: of running calls (instant `$2`), and those to replacements, who may have said yes and
 * wait. Who was one of the crew before may have hours, and stays.
 */
const OPEN_OFFER = `r.sent_at is not null and r.confirmed_at is null
   and (r.state = 'pending' and (ct.starts_at <= $2 or ${IS_REPLACEMENT}) or r.state = 'available' and ${IS_REPLACEMENT})`;

/** Who is being replaced is awaited again from their next word on, not by an earlier one. */
const NOT_REPLACED = `not exists (
     select from replacements rep where rep.labor_request_id = r.id and rep.ended_at is null and rep.started_at > arr.reported_at)`;

/** Takes open offers of running calls back, with a text: nobody sets out for nothing. */
@Injectable()
export class OfferWithdrawingService {
  constructor(
    private readonly attendances: AttendanceService,
    private readonly messages: MessageService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Withdraws the open offers of requirements for which enough have come or are on their way; of others, none. Done
   * twice, it finds nothing. For `Work.batchWrite`, after a clock-in, a yes or a word of somebody on the way. One
   * statement while nothing is open.
   */
  readonly whereEnough = async (work: Work, requirementIds: readonly number[]): Promise<void> => {
    await this.decide(work, await this.withOpenOffers(work, '$1::bigint[]', requirementIds));
  };

  /** The same for the requirements of some requests, whose workers have clocked in. For `Work.batchWrite`. */
  readonly afterClockIns = async (work: Work, requestIds: readonly number[]): Promise<void> => {
    const those =
      'array(select labor_requirement_id from labor_requests where id = any($1::bigint[]))';
    await this.decide(work, await this.withOpenOffers(work, those, requestIds));
  };

  /**
   * Withdraws the open offers of one requirement, whoever has come. Callers have checked reach.
   *
   * @returns how many were withdrawn
   */
  async withdraw(work: Work, requirementId: number): Promise<number> {
    await lockRequirements(work, [requirementId]);
    await lockDecisions(work, [requirementId]);
    await endFilled(work, [requirementId]);
    const count = await this.take(work, [requirementId], 'stopped');
    if (count === 0) await this.recordNothing(work, requirementId);
    return count;
  }

  private async decide(work: Work, open: readonly number[]): Promise<void> {
    if (open.length === 0) return;
    await lockDecisions(work, open);
    await endFilled(work, open);
    const enough = await this.withEnoughCrew(work, open);
    if (enough.length > 0) await this.take(work, enough, 'enough');
  }

  /** @param those SQL of an array of requirements, made of the parameter `ids` */
  private async withOpenOffers(
    work: Work,
    those: string,
    ids: readonly number[],
  ): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(
      `select q.id from labor_requirements q join call_times ct on ct.id = q.call_time_id
        where q.id = any(${those})
          and (exists (select from labor_requests r where r.labor_requirement_id = q.id and ${OPEN_OFFER})
               or exists (select from replacements rep where rep.labor_requirement_id = q.id and rep.ended_at is null))
        order by q.id`,
      [ids, work.now],
    );
    return rows.map(({ id }) => id);
  }

  private async withEnoughCrew(work: Work, ids: readonly number[]): Promise<number[]> {
    const crew = await work.rows<CrewMember>(
      `select q.id as requirement_id, q.needed_labor, r.id as request_id, coalesce(arr.expected_by > $2, false) and ${NOT_REPLACED} as on_the_way
         from labor_requirements q
         join labor_requests r on r.labor_requirement_id = q.id and r.state = 'confirmed'
         left join arrival_reports arr on arr.labor_request_id = r.id
        where q.id = any($1::bigint[])`,
      [ids, work.now],
    );
    const attendances = await this.attendances.ofRequests(
      work,
      crew.map(({ request_id: id }) => id),
    );
    return ids.filter((id) => {
      const mine = crew.filter((member) => member.requirement_id === id);
      const isHere = (member: CrewMember): boolean =>
        isClockedIn(attendances.get(member.request_id)!.attendance);
      const comes = (member: CrewMember): boolean =>
        member.on_the_way && attendances.get(member.request_id)!.attendance === 'none';
      return (
        mine.length > 0 &&
        haveEnoughCome({
          needed: mine[0]!.needed_labor,
          here: mine.filter(isHere).length,
          onTheWay: mine.filter(comes).length,
        })
      );
    });
  }

  /** A request that is being answered at this moment is left to its answer, which decides again. */
  private async take(
    work: Work,
    requirementIds: readonly number[],
    outcome: ReplacementOutcome,
  ): Promise<number> {
    await work.rows(
      `update replacements set ended_at = $2, outcome = $3 where labor_requirement_id = any($1::bigint[]) and ended_at is null`,
      [requirementIds, work.now, outcome],
    );
    const taken = await work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
        where q.id = any($1::bigint[]) and ${OPEN_OFFER} and ${NOT_ARCHIVED} and not e.canceled order by r.id for no key update of r skip locked`,
      [requirementIds, work.now],
    );
    if (taken.length === 0) return 0;
    for (const request of taken)
      await this.facts.record(
        work,
        new RequestDeleted(
          requestIdsOf(request),
          { state: request.state, reserved: request.reserved },
          null,
        ),
      );
    const ids = taken.map(({ id }) => id);
    const unsent = await this.messages.withdrawOffers(work, ids, 'the offer was withdrawn');
    await this.messages.send(
      work,
      taken.filter(({ id }) => !unsent.includes(id)).map(callFilledDraft),
    );
    await work.rows(
      'update replacement_offers set withdrawn_at = $2 where labor_request_id = any($1::bigint[])',
      [ids, work.now],
    );
    await deleteRequests(work, ids);
    await this.count(work, taken, outcome);
    return taken.length;
  }

  /** Who pressed is recorded, also where nothing was open. */
  private async recordNothing(work: Work, requirementId: number): Promise<void> {
    const place = await work.row<{ company_id: number }>(
      `select e.company_id from labor_requirements q join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id where q.id = $1`,
      [requirementId],
    );
    if (place)
      await this.facts.record(
        work,
        new OffersWithdrawn(place.company_id, requirementId, 0, 'stopped'),
      );
  }

  private async count(
    work: Work,
    taken: readonly RequestInContext[],
    reason: ReplacementOutcome,
  ): Promise<void> {
    for (const id of new Set(taken.map((request) => request.requirement_id))) {
      const mine = taken.filter((request) => request.requirement_id === id);
      const companyId = mine[0]!.company_id;
      await this.facts.record(work, new OffersWithdrawn(companyId, id, mine.length, reason));
    }
  }
}

/**
 * Decides about each requirement one after the other: of two who come at once, the second sees the first. Taken last in a
 * transaction, and not the requirement's own lock, since a clock-in has locked its request already.
 */
async function lockDecisions(work: Work, requirementIds: readonly number[]): Promise<void> {
  await work.rows(
    `select pg_advisory_xact_lock(hashtextextended('enough come ' || id, 0)) from (select id from unnest($1::bigint[]) as id order by id) ids`,
    [requirementIds],
  );
}

/** A search ends when somebody whom it asked is confirmed. */
async function endFilled(work: Work, requirementIds: readonly number[]): Promise<void> {
  await work.rows(
    `update replacements rep set ended_at = $2, outcome = 'filled'
      where rep.labor_requirement_id = any($1::bigint[]) and rep.ended_at is null
        and exists (select from replacement_offers ro join labor_requests r on r.id = ro.labor_request_id
                     where ro.replacement_id = rep.id and r.state = 'confirmed')`,
    [requirementIds, work.now],
  );
}
