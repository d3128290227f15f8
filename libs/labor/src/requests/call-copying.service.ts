import { Injectable } from '@nestjs/common';
import {
  type CallTimeDraft,
  CallTimeQueries,
  CallTimeService,
  type CallTimeWithEvent,
} from '#libs/call-time';
import { drawUntilFree, randomShortToken, randomSlug } from '#libs/kernel';
import { FactBus, type RowOf, type Work } from '#libs/platform';
import { LaborRequirementQueries } from '../requirements/labor-requirement.queries.js';
import { RequirementAdded } from '../requirements/labor-requirement.facts.js';
import type { RequirementRow } from '../requirements/labor-requirement.rows.js';
import type { LaborRequest } from './labor-request.entity.js';
import { WorkerRequested } from './labor-request.facts.js';

/** Undefined `expectedMinutes`: as long as the copied call. */
export type CallCopyDraft = Omit<CallTimeDraft, 'expectedMinutes'> &
  Partial<Pick<CallTimeDraft, 'expectedMinutes'>>;

export interface CopiedCall {
  call: CallTimeWithEvent;
  /** By name of their skill. */
  requirements: RequirementRow[];
}

type RequestToCopy = Pick<RowOf<LaborRequest>, 'worker_id' | 'reserved'> & {
  /** The copy of the requirement they were asked for. */
  requirement_id: number;
};

/** Copies a call with its requirements and its crew to another time of the same event. */
@Injectable()
export class CallCopyingService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly callTimes: CallTimeService,
    private readonly requirements: LaborRequirementQueries,
    private readonly facts: FactBus,
  ) {}

  /**
   * Copies a call and its requirements, and queues a request for each of its workers; sends
   * nothing. Canceled requests and no-shows are left out. The number of statements does not depend
   * on the crew's size.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   * @throws CallOutsideEvent
   */
  async copy(work: Work, slug: string, draft: CallCopyDraft): Promise<CopiedCall> {
    const source = await this.calls.reached(work, slug);
    const { expectedMinutes = source.expected_minutes } = draft;
    const call = await this.callTimes.schedule(work, source.event.slug, {
      ...draft,
      expectedMinutes,
    });
    await this.copyRequirements(work, slug, call);
    await this.askAgain(work, source.id, call);
    return { call, requirements: await this.requirements.ofCallUnchecked(work, call.slug) };
  }

  private async copyRequirements(
    work: Work,
    sourceSlug: string,
    call: CallTimeWithEvent,
  ): Promise<void> {
    let left = await this.requirements.ofCallUnchecked(work, sourceSlug);
    await drawUntilFree(async () => {
      if (left.length === 0) return true;
      const made = await work.rows<{
        id: number;
        labor_type_id: number;
        needed_labor: number;
        fcfs_positions: number;
        minimum_minutes: number | null;
      }>(
        `insert into labor_requirements (slug, call_time_id, labor_type_id, needed_labor, fcfs_positions, minimum_minutes)
         select given.slug, $1, q.labor_type_id, q.needed_labor, q.fcfs_positions, q.minimum_minutes
           from unnest($2::bigint[], $3::text[]) as given(id, slug) join labor_requirements q on q.id = given.id
          order by q.id
             on conflict do nothing
         returning id, labor_type_id, needed_labor, fcfs_positions, minimum_minutes`,
        [call.id, left.map(({ id }) => id), left.map(() => randomSlug())],
      );
      for (const { id, ...columns } of made) {
        await this.facts.record(
          work,
          new RequirementAdded({
            companyId: call.event.company_id,
            requirementId: id,
            after: columns,
          }),
        );
      }
      const skills = new Set(made.map((requirement) => requirement.labor_type_id));
      left = left.filter((requirement) => !skills.has(requirement.labor_type_id));
      return left.length === 0 || null;
    });
  }

  private async askAgain(work: Work, sourceId: number, call: CallTimeWithEvent): Promise<void> {
    let left = await this.asked(work, sourceId, call.id);
    await drawUntilFree(async () => {
      if (left.length === 0) return true;
      const made = await work.rows<RequestToCopy & { id: number }>(
        `insert into labor_requests (labor_requirement_id, worker_id, reserved, token_short, requested_at)
         select given.requirement_id, given.worker_id, given.reserved, given.token_short, $5
           from unnest($1::bigint[], $2::bigint[], $3::boolean[], $4::text[]) with ordinality
             as given(requirement_id, worker_id, reserved, token_short, n)
          order by given.n
             on conflict do nothing
         returning id, labor_requirement_id as requirement_id, worker_id, reserved`,
        [
          left.map((request) => request.requirement_id),
          left.map((request) => request.worker_id),
          left.map(({ reserved }) => reserved),
          left.map(() => randomShortToken()),
          work.now,
        ],
      );
      for (const request of made) await this.recordAsked(work, call, request);
      const done = new Set(made.map(keyOf));
      left = left.filter((request) => !done.has(keyOf(request)));
      return left.length === 0 || null;
    });
  }

  private asked(work: Work, sourceId: number, copyId: number): Promise<RequestToCopy[]> {
    return work.rows<RequestToCopy>(
      `select r.worker_id, r.reserved, copy.id as requirement_id
         from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join labor_requirements copy on copy.call_time_id = $2 and copy.labor_type_id = q.labor_type_id
        where q.call_time_id = $1 and q.archived_at is null and r.state not in ('canceled', 'no_show')
        order by r.id`,
      [sourceId, copyId],
    );
  }

  private async recordAsked(
    work: Work,
    { id: callTimeId, event }: CallTimeWithEvent,
    request: RequestToCopy & { id: number },
  ): Promise<void> {
    const ids = {
      companyId: event.company_id,
      eventId: event.id,
      callTimeId,
      requirementId: request.requirement_id,
      requestId: request.id,
      workerId: request.worker_id,
    };
    await this.facts.record(
      work,
      new WorkerRequested(ids, null, { state: 'pending', reserved: request.reserved }),
    );
  }
}

function keyOf(request: RequestToCopy): string {
  return `${request.requirement_id} ${request.worker_id}`;
}
