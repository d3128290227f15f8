import { Injectable } from '@nestjs/common';
import { CallTimeQueries, type CallTimeWithEvent } from '#libs/call-time';
import type { Work } from '#libs/platform';
import { missedFrom } from '../rules/missed-call.js';
import { MISSING_OF_CALL, type MissingRow } from './missing-crew.rows.js';

export interface MissingCrew {
  call: CallTimeWithEvent;
  /** Before this instant nobody is missing. */
  since: Date;
  missing: MissingRow[];
}

@Injectable()
export class MissingCrewQueries {
  constructor(private readonly calls: CallTimeQueries) {}

  /**
   * Who should be at the call by now and has not clocked in. Two statements.
   *
   * @throws Missing, Unauthorized as `CallTimeQueries.reached`
   */
  async board(work: Work, callTimeSlug: string): Promise<MissingCrew> {
    const call = await this.calls.reached(work, callTimeSlug);
    const since = missedFrom(new Date(call.starts_at));
    const withoutHours = await work.rows<MissingRow>(MISSING_OF_CALL, [call.id]);
    return { call, since, missing: since <= work.now ? withoutHours : [] };
  }
}
