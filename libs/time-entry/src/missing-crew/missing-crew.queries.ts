import { Injectable } from '@nestjs/common';
import { CallTimeQueries, type CallTimeWithEvent } from '#libs/call-time';
import { missingFrom } from '#libs/labor';
import type { Work } from '#libs/platform';
import { SELECT_MISSING_CREW, type MissingCrewRow } from './missing-crew.rows.js';

export interface MissingCrewBoard {
  call: CallTimeWithEvent;
  /** Nobody is missing before this instant. */
  since: Date;
  missing: MissingCrewRow[];
}

@Injectable()
export class MissingCrewQueries {
  constructor(private readonly calls: CallTimeQueries) {}

  /**
   * Confirmed workers who should be at the call and have not clocked in. Two statements.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   */
  async board(work: Work, callTimeSlug: string): Promise<MissingCrewBoard> {
    const call = await this.calls.reached(work, callTimeSlug);
    const since = missingFrom(new Date(call.starts_at));
    const withoutHours = await work.rows<MissingCrewRow>(SELECT_MISSING_CREW, [call.id]);
    return { call, since, missing: since <= work.now ? withoutHours : [] };
  }
}
