import { Injectable } from '@nestjs/common';
import { PLANNED_MINUTES } from '#libs/call-time';
import { EVENT_JOINS } from '#libs/event';
import { dateIn } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { PayCalculationQueries } from '../calculation/pay-calculation.queries.js';
import { FORTY_HOURS } from '../engine/week-settlement.js';
import { Workweeks } from '../engine/workweeks.js';
import { assertMoneyReached } from '../pay.policy.js';
import { wholeWeeks } from '../worked-time/whole-weeks.js';
import { timesByWorker, WorkedTimeQueries } from '../worked-time/worked-time.queries.js';
import type { ProjectedOvertime } from './event-cost.js';
import { PlannedTimeQueries } from './planned-time.queries.js';
import { projectedHours } from './projected-hours.js';

/** When work of a requirement is planned to end, as `plannedCallOf` has it. */
const PLANNED_END = `ct.starts_at + make_interval(mins => coalesce(ct.expected_minutes, q.minimum_minutes, ${PLANNED_MINUTES}))`;

/** Who passes 40 hours this week if they come. */
@Injectable()
export class ProjectedOvertimeQueries {
  constructor(
    private readonly calculation: PayCalculationQueries,
    private readonly times: WorkedTimeQueries,
    private readonly planned: PlannedTimeQueries,
  ) {}

  /**
   * Workers with a call still to come in the present workweek, whose worked and planned hours of that week are more than 40;
   * most hours first. Eight statements.
   *
   * @throws NotFound the actor may not read the company's money
   */
  async ofCompany(work: Work, companyId: number): Promise<ProjectedOvertime[]> {
    assertMoneyReached(work.actor, companyId);
    const basis = await this.calculation.basisUnchecked(work, companyId);
    const now = Math.floor(work.now.getTime() / 60_000);
    const workweeks = new Workweeks(basis);
    const from = workweeks.startOf(now);
    const span = { from, to: workweeks.nextAfter(now) };
    const names = await this.manyHours(work, companyId, span);
    const ids = [...names.keys()];
    const [worked, planned] = await Promise.all([
      this.times.timesUnchecked(work, companyId, ids, span, { runningUntil: work.now }),
      this.planned.ofWorkersUnchecked(work, companyId, ids, span),
    ]);
    const weeks = timesByWorker(projectedHours(worked, planned, now)).flatMap(
      (own) =>
        wholeWeeks(own, ({ entry }) => entry.start >= from && entry.start < span.to, basis) ?? [],
    );
    const { workers } = await this.calculation.pay(work, basis, weeks);
    const week = dateIn(basis.zone, new Date(from * 60_000));
    return workers
      .map(({ workerId, minutesOfWeeks }) => ({
        ...{ workerId: workerId!, name: names.get(workerId!) ?? '', week },
        minutes: minutesOfWeeks.get(from) ?? 0,
      }))
      .filter(({ minutes }) => minutes > FORTY_HOURS)
      .sort((a, b) => b.minutes - a.minutes || a.name.localeCompare(b.name));
  }

  /** Who can pass the threshold: elapsed time, unpaid breaks not taken off. */
  private async manyHours(
    work: Work,
    companyId: number,
    { from, to }: { from: number; to: number },
  ): Promise<Map<number, string>> {
    const rows = await work.rows<{ id: number; name: string }>(
      `select w.id, w.name
         from labor_requests r
         join workers w on w.id = r.worker_id
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
         join (${EVENT_JOINS}) on e.id = ct.event_id
         left join time_entries te on te.labor_request_id = r.id and te.voided_at is null
        where e.company_id = $1 and ct.starts_at > $2::timestamptz - interval '14 days' and ct.starts_at < $3::timestamptz + interval '14 days'
          and coalesce(te.start_at, ct.starts_at) < $3 and coalesce(te.end_at, greatest(${PLANNED_END}, $4)) > $2
          and (te.id is not null or (r.state = 'confirmed' and ${PLANNED_END} > $4 and not e.canceled
               and q.archived_at is null and ct.archived_at is null and e.archived_at is null))
        group by w.id
       having sum(extract(epoch from coalesce(te.end_at, greatest(${PLANNED_END}, $4)) - coalesce(te.start_at, ct.starts_at))) > $5
          and bool_or(te.id is null or te.end_at is null)
        order by w.id`,
      [companyId, new Date(from * 60_000), new Date(to * 60_000), work.now, FORTY_HOURS * 60],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
