import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { FROZEN_ENTRY_ID, FROZEN_ITEMS } from './closed-item.rows.js';
import { assertMoneyReached } from '../pay.policy.js';

/** A worker's year on form W-2, box 12, code TT. Money is in cents. */
export interface WorkerTaxYear {
  workerId: number;
  worker: string;
  slug: string;
  payrollNumber: string | null;
  /** Qualified overtime compensation. */
  federal: number;
  /** What state law and contracts pay above it; not qualified. */
  state: number;
  contract: number;
  cents: number;
  weeks: number;
}

/** A frozen line or adder of the year. Instants are ISO text. */
export interface TaxLine {
  id: number;
  entryId: number;
  weekStartsAt: string;
  date: string;
  event: string;
  call: string;
  earning: string;
  minutes: number | null;
  multiplier: number | null;
  rate: number | null;
  cents: number | null;
  federal: number;
  isDifference: boolean;
  /** First day of the period that paid it. */
  period: string;
  payday: string;
}

/** A workweek with all that was paid for it in the year. */
export interface TaxWeek {
  /** ISO text. */
  startsAt: string;
  minutes: number;
  cents: number;
  federal: number;
  /** By time; those with a federal premium, and all others of the week. */
  lines: TaxLine[];
}

const OF_YEAR = `pp.payday >= make_date($2, 1, 1) and pp.payday < make_date($2 + 1, 1, 1)`;
const SOURCE = `
  from ${FROZEN_ITEMS}
  join pay_periods pp on pp.company_id = cpi.company_id and pp.id = cpi.pay_period_id`;

/**
 * Qualified overtime of a tax year: the federal parts of all that was frozen in periods whose payday lies in the year, so
 * that a correction counts in the year in which it is paid. One statement each.
 */
@Injectable()
export class TaxYearQueries {
  /** Years with a payday, the latest first. @throws NotFound the actor may not read the company's money */
  async years(work: Work, companyId: number): Promise<number[]> {
    assertMoneyReached(work.actor, companyId);
    const rows = await work.rows<{ year: number }>(
      `select distinct extract(year from pp.payday)::int as year from pay_periods pp where pp.company_id = $1 order by 1 desc`,
      [companyId],
    );
    return rows.map(({ year }) => year);
  }

  /** Everybody who was paid in a year, by name. @throws NotFound as `years` */
  async ofYear(work: Work, companyId: number, year: number): Promise<WorkerTaxYear[]> {
    assertMoneyReached(work.actor, companyId);
    return work.rows<WorkerTaxYear>(
      `select w.id as "workerId", w.name as worker, w.slug, wpn.number as "payrollNumber", sum(cpi.federal)::bigint as federal,
              sum(cpi.state)::bigint as state, sum(cpi.contract)::bigint as contract, coalesce(sum(cpi.cents), 0)::bigint as cents,
              count(distinct cpi.week_starts_at)::int as weeks
         ${SOURCE} left join worker_payroll_numbers wpn on wpn.worker_id = w.id
        where cpi.company_id = $1 and ${OF_YEAR} group by w.id, wpn.number order by w.name, w.id`,
      [companyId, year],
    );
  }

  /** One worker's year, down to lines; none where nothing was paid. @throws NotFound as `years`; no such worker */
  async ofWorker(
    work: Work,
    companyId: number,
    year: number,
    workerSlug: string,
  ): Promise<{ worker: string; weeks: TaxWeek[] }> {
    assertMoneyReached(work.actor, companyId);
    const row = await work.row<{ worker: string; lines: TaxLine[] }>(
      `select own.name as worker, (
         select coalesce(json_agg(line), '[]') from (
           select cpi.id, ${FROZEN_ENTRY_ID} as "entryId", cpi.week_starts_at as "weekStartsAt", cpi.date, e.event_name as event,
                  ct.name as call, cpi.earning, cpi.minutes, cpi.multiplier, cpi.rate, cpi.cents, cpi.federal,
                  cpi.is_difference as "isDifference", pp.starts_on as period, pp.payday
             ${SOURCE}
             join call_times ct on ct.id = q.call_time_id
             join events e on e.id = ct.event_id
            where cpi.company_id = $1 and ${OF_YEAR} and w.id = own.id
            order by cpi.week_starts_at, cpi.date, cpi.from_at nulls last, cpi.id) line) as lines
         from workers own where own.company_id = $1 and own.slug = $3`,
      [companyId, year, workerSlug],
    );
    if (!row) throw new NotFound('Worker');
    return { worker: row.worker, weeks: weeksOf(row.lines) };
  }
}

function weeksOf(lines: readonly TaxLine[]): TaxWeek[] {
  const weeks = new Map<string, TaxWeek>();
  for (const line of lines) {
    const { weekStartsAt: startsAt } = line;
    const week = weeks.get(startsAt) ?? { startsAt, minutes: 0, cents: 0, federal: 0, lines: [] };
    weeks.set(startsAt, week);
    if (line.multiplier !== null) week.minutes += line.minutes ?? 0;
    week.cents += line.cents ?? 0;
    week.federal += line.federal;
    week.lines.push(line);
  }
  return [...weeks.values()];
}

/** @throws NotFound it is no year from 2000 to 2999 */
export function taxYearOf(text: string): number {
  if (!/^2\d{3}$/.test(text)) throw new NotFound('TaxYear');
  return Number(text);
}
