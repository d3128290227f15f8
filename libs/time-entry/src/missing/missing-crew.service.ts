import { Injectable } from '@nestjs/common';
import { CALL_TIME_JOINS } from '#libs/call-time';
import { Does, Tasks, UnitOfWork, type Work } from '#libs/platform';
import { missedFrom } from '../rules/missed-call.js';
import { LOOK_FOR_CREW } from './look-for-crew.name.js';
import { MISSING_OF_CALL, type MissingRow } from './missing-crew.rows.js';

interface Call {
  id: number;
  company_id: number;
  starts_at: Date;
  /** Neither deleted nor canceled. */
  live: boolean;
}

/** Looks, a while after each call, whether everybody came; who did not stands in `MissingCrewQueries`, and screens are told to look. */
@Injectable()
export class MissingCrew {
  constructor(
    private readonly tasks: Tasks,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Before the commit, with all others of the same work: one task for each call, under its key, moves and ends with it. */
  readonly renew = async (work: Work, callTimeIds: readonly number[]): Promise<void> => {
    const calls = await this.calls(work, [...new Set(callTimeIds)]);
    this.tasks.plan(
      work,
      LOOK_FOR_CREW,
      calls.map(({ id: callTimeId, starts_at: startsAt, live }) => {
        const at = missedFrom(startsAt);
        return {
          key: `look-for-crew:${callTimeId}`,
          payload: { callTimeId },
          runAt: live && at > work.now ? at : null,
        };
      }),
    );
  };

  /** Twice is harmless: it only tells screens to read again. */
  @Does(LOOK_FOR_CREW)
  look({ callTimeId }: { callTimeId: number }): Promise<void> {
    return this.unitOfWork.asHouse(async (work) => {
      const [call] = await this.calls(work, [callTimeId]);
      if (!call?.live) return;
      if (missedFrom(call.starts_at) > work.now) return this.renew(work, [callTimeId]);

      const missing = await work.rows<MissingRow>(MISSING_OF_CALL, [callTimeId]);
      if (missing.length > 0) work.hint({ topic: 'notifications', companyId: call.company_id });
      for (const { requirement_id: requirementId, request_id: requestId } of missing)
        work.hint({ topic: 'requirement', requirementId, requestId });
    });
  }

  private calls(work: Work, ids: readonly number[]): Promise<Call[]> {
    return work.rows<Call>(
      `select ct.id, c.id as company_id, ct.starts_at, ct.archived_at is null and e.archived_at is null and not e.canceled as live
         from ${CALL_TIME_JOINS} where ct.id = any($1) order by ct.id`,
      [ids],
    );
  }
}
