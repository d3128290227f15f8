import { Injectable } from '@nestjs/common';
import { CALL_TIME_JOINS } from '#libs/call-time';
import { OnTask, TaskQueueService, UnitOfWork, type Work } from '#libs/platform';
import { boardOpensAt, missingFrom } from '#libs/labor';
import { CHECK_MISSING_CREW } from './check-missing-crew.task-name.js';
import { SELECT_MISSING_CREW, type MissingCrewRow } from './missing-crew.rows.js';

interface Call {
  id: number;
  company_id: number;
  starts_at: Date;
  /** Neither archived nor canceled. */
  live: boolean;
}

/**
 * Checks some minutes after each call whether all its workers came, and hints screens to read
 * `MissingCrewQueries`.
 */
@Injectable()
export class MissingCrewService {
  constructor(
    private readonly tasks: TaskQueueService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Batched before the commit: two tasks for each call, keyed by the call. */
  readonly planChecks = async (work: Work, callTimeIds: readonly number[]): Promise<void> => {
    const calls = await this.findCalls(work, [...new Set(callTimeIds)]);
    this.tasks.scheduleByKey(
      work,
      CHECK_MISSING_CREW,
      calls.flatMap(({ id: callTimeId, starts_at: startsAt, live }) => {
        const runAt = (at: Date): Date | null => (live && at > work.now ? at : null);
        const payload = { callTimeId };
        return [
          { key: `open-board:${callTimeId}`, payload, runAt: runAt(boardOpensAt(startsAt)) },
          { key: `look-for-crew:${callTimeId}`, payload, runAt: runAt(missingFrom(startsAt)) },
        ];
      }),
    );
  };

  /** When the board opens, and when the silent are missing. May run twice: it only sends hints. */
  @OnTask(CHECK_MISSING_CREW)
  check({ callTimeId }: { callTimeId: number }): Promise<void> {
    return this.unitOfWork.asSystem(async (work) => {
      const [call] = await this.findCalls(work, [callTimeId]);
      if (!call?.live) return;
      work.hint({
        topic: 'changed',
        companyId: call.company_id,
        subject: 'call_time',
        id: call.id,
      });
      if (missingFrom(call.starts_at) > work.now) return this.planChecks(work, [callTimeId]);

      const missing = await work.rows<MissingCrewRow>(SELECT_MISSING_CREW, [callTimeId]);
      if (missing.length > 0) work.hint({ topic: 'notifications', companyId: call.company_id });
      for (const { requirement_id: requirementId, request_id: requestId } of missing)
        work.hint({ topic: 'requirement', requirementId, requestId });
    });
  }

  private findCalls(work: Work, ids: readonly number[]): Promise<Call[]> {
    return work.rows<Call>(
      `select ct.id, c.id as company_id, ct.starts_at, ct.archived_at is null and e.archived_at is null and not e.canceled as live
         from ${CALL_TIME_JOINS} where ct.id = any($1) order by ct.id`,
      [ids],
    );
  }
}
