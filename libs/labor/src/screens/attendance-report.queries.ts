import { Injectable } from '@nestjs/common';
import { addDays, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';

/** What became of the positions of calls in one month. */
export interface AttendanceMonth {
  /** 'YYYY-MM'. */
  month: string;
  needed: number;
  /** Positions that were confirmed, at most those that were needed; no-shows count, since they had said yes. */
  filled: number;
  /** Confirmed workers who did not come. */
  noShows: number;
  confirmed: number;
}

export interface AttendanceReport {
  /** Twelve months until today, ascending; months without calls have zeros. */
  months: AttendanceMonth[];
  /** Workers with most no-shows in these months, at most twenty. */
  noShows: { slug: string; name: string; noShows: number; confirmed: number }[];
}

const OF_CALLS = `
  from labor_requirements q
  join call_times ct on ct.id = q.call_time_id
  join events e on e.id = ct.event_id
 where e.company_id = $1 and not e.canceled and e.archived_at is null and ct.archived_at is null and q.archived_at is null
   and ct.date >= $2 and ct.date <= $3`;

/** Fill rate and no-shows of past calls. */
@Injectable()
export class AttendanceReportQueries {
  /**
   * Of calls of the last twelve months until a day. Two statements.
   *
   * @param today 'YYYY-MM-DD', in the company's zone
   * @throws NotFound the actor neither manages nor owns the company
   */
  async ofCompany(work: Work, companyId: number, today: string): Promise<AttendanceReport> {
    const { actor } = work;
    if (!actor.manages(companyId) && !actor.is('owner', companyId)) throw new NotFound('Company');
    const months = twelveMonths(today);
    const span = [companyId, `${months[0]}-01`, today];
    const [rows, noShows] = await Promise.all([
      work.rows<AttendanceMonth>(
        `select per.month, sum(per.needed)::int as needed, sum(least(per.needed, per.confirmed))::int as filled,
                sum(per.confirmed)::int as confirmed, sum(per.no_shows)::int as "noShows"
           from (select to_char(ct.date, 'YYYY-MM') as month, q.needed_labor as needed,
                        (select count(*) from labor_requests r where r.labor_requirement_id = q.id and r.state in ('confirmed', 'no_show')) as confirmed,
                        (select count(*) from labor_requests r where r.labor_requirement_id = q.id and r.state = 'no_show') as no_shows
                 ${OF_CALLS}) per group by per.month`,
        span,
      ),
      work.rows<AttendanceReport['noShows'][number]>(
        `select w.slug, w.name, count(*) filter (where r.state = 'no_show')::int as "noShows", count(*)::int as confirmed
           from labor_requests r join workers w on w.id = r.worker_id
          where r.state in ('confirmed', 'no_show') and r.labor_requirement_id in (select q.id ${OF_CALLS})
          group by w.id having count(*) filter (where r.state = 'no_show') > 0
          order by "noShows" desc, w.name, w.id limit 20`,
        span,
      ),
    ]);
    const known = new Map(rows.map((row) => [row.month, row]));
    const none = { needed: 0, filled: 0, confirmed: 0, noShows: 0 };
    return { months: months.map((month) => known.get(month) ?? { month, ...none }), noShows };
  }
}

/** The month of a day and the eleven before, ascending. */
function twelveMonths(today: string): string[] {
  const months: string[] = [];
  for (let day = today; months.length < 12; day = addDays(`${day.slice(0, 7)}-01`, -1))
    months.unshift(day.slice(0, 7));
  return months;
}
