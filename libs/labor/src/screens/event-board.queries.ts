import { Injectable } from '@nestjs/common';
import { type AnyCallTime, CALL_TIME_COLUMNS, type CallTimeRow } from '#libs/call-time';
import { type LaborTypeRow, LaborTypeQueries } from '#libs/company';
import { EventQueries, type EventRow } from '#libs/event';
import type { Work } from '#libs/platform';
import {
  type RequirementRow,
  REQUIREMENTS_OF_CALL,
} from '../requirements/labor-requirement.rows.js';

/** Requirements are by name of their skill. */
export type CallTimeWithRequirements = AnyCallTime & { requirements: RequirementRow[] };

/** The data of an event's page. */
export interface EventBoard {
  event: EventRow;
  /** By start. */
  callTimes: CallTimeWithRequirements[];
  /** All skills of the company, by name. */
  laborTypes: LaborTypeRow[];
}

@Injectable()
export class EventBoardQueries {
  constructor(
    private readonly events: EventQueries,
    private readonly laborTypes: LaborTypeQueries,
  ) {}

  /**
   * Three statements.
   *
   * @throws NotFound, Unauthorized as `EventQueries.reached`
   */
  async board(work: Work, slug: string): Promise<EventBoard> {
    const event = await this.events.reached(work, slug);
    const [callTimes, laborTypes] = await Promise.all([
      this.callTimesOf(work, event.id),
      this.laborTypes.ofCompany(work, event.company_id),
    ]);
    return { event, callTimes, laborTypes };
  }

  private callTimesOf(work: Work, eventId: number): Promise<CallTimeWithRequirements[]> {
    return work.jsonRows<CallTimeRow & { requirements: RequirementRow[] }>(
      `select ${CALL_TIME_COLUMNS}, ${REQUIREMENTS_OF_CALL} as requirements from call_times ct
        where ct.event_id = $1 and ct.archived_at is null order by ct.starts_at, ct.id`,
      [eventId],
    );
  }
}
