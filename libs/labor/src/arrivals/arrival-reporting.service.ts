import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { WorkerLate, WorkerOnTheWay } from '../requests/labor-request.facts.js';
import { type RequestInContext, requestIdsOf } from '../requests/request-in-context.rows.js';
import { expectedBy } from '../rules/arrival.js';

/** A worker who was confirmed when the call was about to begin or had begun. */
export interface LateConfirmation {
  requestId: number;
  startsAt: Date;
}

/** Keeps what is known of confirmed workers' way to the call; the latest counts. */
@Injectable()
export class ArrivalReportingService {
  constructor(private readonly facts: FactBus) {}

  /**
   * A confirmed worker says that they are on their way.
   *
   * @param minutes late; null: not said
   */
  async report(work: Work, request: RequestInContext, minutes: number | null): Promise<void> {
    work.executeWithoutWaiting(
      `insert into arrival_reports (labor_request_id, source, reported_at, minutes, expected_by) values ($1, 'worker', $2, $3, $4)
       on conflict (labor_request_id) do update
          set source = excluded.source, reported_at = excluded.reported_at, minutes = excluded.minutes, expected_by = excluded.expected_by`,
      [request.id, work.now, minutes, expectedBy(work.now, minutes, request.starts_at)],
    );
    const ids = requestIdsOf(request);
    await this.facts.record(
      work,
      minutes === null ? new WorkerOnTheWay(ids, null, {}) : new WorkerLate(ids, minutes),
    );
  }

  /** Who says yes to a call that is about to begin sets out: for `Work.batchWrite`. */
  readonly expectConfirmed = (work: Work, confirmed: readonly LateConfirmation[]): void => {
    work.executeWithoutWaiting(
      `insert into arrival_reports (labor_request_id, source, reported_at, expected_by)
       select id, 'confirmation', $3::timestamptz, expected_by
         from unnest($1::bigint[], $2::timestamptz[]) as given(id, expected_by) order by id
       on conflict (labor_request_id) do update
          set source = excluded.source, reported_at = excluded.reported_at, minutes = null, expected_by = excluded.expected_by`,
      [
        confirmed.map(({ requestId }) => requestId),
        confirmed.map(({ startsAt }) => expectedBy(work.now, null, startsAt)),
        work.now,
      ],
    );
  };
}
