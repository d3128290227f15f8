import { Injectable } from '@nestjs/common';
import { LONGEST_CALL_HOURS } from '#libs/call-time';
import { OnTask, purgeInParts, UnitOfWork, type Work } from '#libs/platform';
import { PURGE_CLOCK_IN_CODES } from './purge-codes.task-name.js';

/** The app shows codes for so long after the last call of the event. */
const CODE_DAYS = 30;

@Injectable()
export class PurgeCodesTask {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** May run twice. */
  @OnTask(PURGE_CLOCK_IN_CODES)
  purge(_payload: object): Promise<void> {
    return purgeInParts(this.unitOfWork, (work, limit) => this.deletePart(work, limit));
  }

  /** Of events that have calls: a code of one without any may still be wanted. */
  private deletePart(work: Work, limit: number): Promise<number> {
    return work.execute(
      `delete from clock_in_tokens where id in (
         select cit.id from clock_in_tokens cit
          where exists (select from call_times ct where ct.event_id = cit.event_id)
            and not exists (select from call_times ct where ct.event_id = cit.event_id
                               and ct.starts_at >= $1::timestamptz - interval '${LONGEST_CALL_HOURS} hours' - interval '${CODE_DAYS} days')
          order by cit.id limit ${limit})`,
      [work.now],
    );
  }
}
