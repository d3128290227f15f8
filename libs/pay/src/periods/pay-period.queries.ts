import { Injectable } from '@nestjs/common';
import { dateIn, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import type { SheetState } from '#libs/time-entry';
import { assertMoneyReached } from '../pay.policy.js';
import { PaySettingsQueries } from '../settings/pay-settings.queries.js';
import { openPeriods, type PeriodDates } from './rules/open-periods.js';

/** Sums of what was frozen; money is in cents. */
export interface PeriodSums {
  workers: number;
  entries: number;
  /** Of work and paid breaks. */
  minutes: number;
  cents: number;
  /** Part of `cents` that corrects earlier periods. */
  difference_cents: number;
}

export interface ClosedPeriod extends PeriodSums {
  id: number;
  starts_on: string;
  ends_on: string;
  payday: string;
  closed_at: Date;
  /** Full name, else user name; null: the system, or an erased person. */
  closed_by: string | null;
}

/** What of an open period waits. */
export interface OpenPeriod extends PeriodDates {
  isOver: boolean;
  /** Calls with hours until its last day, by the state of their sheet; those before its first day come along. */
  approved: number;
  /** Not approved: they would be carried into the next. */
  drafts: number;
}

export interface PeriodList {
  /** The latest first. */
  open: OpenPeriod[];
  closed: ClosedPeriod[];
}

/** A call whose hours are in no closed period. */
export interface WaitingCall {
  slug: string;
  name: string;
  event: string;
  date: string;
  state: SheetState;
  entries: number;
}

/** Aliases `ct` and `ts` (which may be missing): a call with hours in no closed period. */
const WAITING = `
  from call_times ct
  join events e on e.id = ct.event_id
  left join time_sheets ts on ts.call_time_id = ct.id
 where e.company_id = $1 and coalesce(ts.state, 'draft') <> 'exported'
   and exists (select from labor_requirements q join labor_requests r on r.labor_requirement_id = q.id
                 join time_entries te on te.labor_request_id = r.id
                where q.call_time_id = ct.id and te.voided_at is null)`;

/** Hours are minutes of work and of paid breaks: lines have a multiplier, adders none. */
const SUMS = `
  count(distinct r.worker_id)::int as workers, count(distinct cpi.time_entry_id)::int as entries,
  coalesce(sum(cpi.minutes) filter (where cpi.multiplier is not null), 0)::int as minutes,
  coalesce(sum(cpi.cents), 0)::bigint as cents,
  coalesce(sum(cpi.cents) filter (where cpi.is_difference), 0)::bigint as difference_cents`;

/** Pay periods, open and closed. */
@Injectable()
export class PayPeriodQueries {
  constructor(private readonly settings: PaySettingsQueries) {}

  /** The periods of a company. Four statements. @throws NotFound the actor may not read its money */
  async ofCompany(work: Work, companyId: number): Promise<PeriodList> {
    assertMoneyReached(work.actor, companyId);
    const [{ open, today }, waiting, closed] = await Promise.all([
      this.datesUnchecked(work, companyId),
      work.rows<{ date: string; isApproved: boolean; calls: number }>(
        `select ct.date::text as date, coalesce(ts.state = 'approved', false) as "isApproved", count(*)::int as calls
         ${WAITING} group by 1, 2`,
        [companyId],
      ),
      this.closedPeriods(work, companyId, null),
    ]);
    const countOf = (endsOn: string, isApproved: boolean): number =>
      waiting
        .filter((each) => each.isApproved === isApproved && each.date <= endsOn)
        .reduce((sum, { calls }) => sum + calls, 0);
    return {
      open: open.map((dates) => ({
        ...dates,
        isOver: dates.endsOn < today,
        approved: countOf(dates.endsOn, true),
        drafts: countOf(dates.endsOn, false),
      })),
      closed,
    };
  }

  /** One closed period. One statement. @throws NotFound there is none that begins so, or it is out of reach */
  async closedOne(work: Work, companyId: number, startsOn: string): Promise<ClosedPeriod> {
    assertMoneyReached(work.actor, companyId);
    const [period] = await this.closedPeriods(work, companyId, startsOn);
    if (!period) throw new NotFound('PayPeriod');
    return period;
  }

  /** Calls until a day whose hours are in no closed period, by date. One statement. */
  async waitingCalls(work: Work, companyId: number, endsOn: string): Promise<WaitingCall[]> {
    assertMoneyReached(work.actor, companyId);
    return work.rows<WaitingCall>(
      `select ct.slug, ct.name, e.event_name as event, ct.date::text as date, coalesce(ts.state, 'draft') as state,
              (select count(*)::int from labor_requirements q join labor_requests r on r.labor_requirement_id = q.id
                 join time_entries te on te.labor_request_id = r.id
                where q.call_time_id = ct.id and te.voided_at is null) as entries
       ${WAITING} and ct.date <= $2 order by ct.date, ct.id limit 500`,
      [companyId, endsOn],
    );
  }

  /** Dates of open periods, and what they follow from. Two statements. The caller has checked the right. */
  async datesUnchecked(
    work: Work,
    companyId: number,
  ): Promise<{ open: PeriodDates[]; lastClosed: string | null; today: string }> {
    const [settings, row] = await Promise.all([
      this.settings.ofCompanyUnchecked(work, companyId),
      work.row<{ zone: string; last_closed: string | null; first_work: string | null }>(
        `select c.time_zone as zone, (select max(pp.ends_on)::text from pay_periods pp where pp.company_id = c.id) as last_closed,
                (select min(ct.date)::text ${WAITING}) as first_work
           from companies c where c.id = $1`,
        [companyId],
      ),
    ]);
    if (!row) throw new NotFound('Company');
    const today = dateIn(row.zone, work.now);
    const rule = { kind: settings.period_kind, anchor: settings.period_anchor };
    const { last_closed: lastClosed, first_work: firstWork } = row;
    return { open: openPeriods(rule, { today, lastClosed, firstWork }), lastClosed, today };
  }

  private closedPeriods(
    work: Work,
    companyId: number,
    startsOn: string | null,
  ): Promise<ClosedPeriod[]> {
    return work.rows<ClosedPeriod>(
      `select pp.id, pp.starts_on::text as starts_on, pp.ends_on::text as ends_on, pp.payday::text as payday, pp.closed_at,
              (select coalesce(nullif(trim(concat_ws(' ', u.first_name, u.last_name)), ''), u.username) from users u where u.id = pp.closed_by_user_id) as closed_by,
              sums.workers, sums.entries, sums.minutes, sums.cents, sums.difference_cents
         from pay_periods pp
        cross join lateral (
          select ${SUMS} from closed_pay_items cpi
            join time_entries te on te.id = cpi.time_entry_id
            join labor_requests r on r.id = te.labor_request_id
           where cpi.company_id = pp.company_id and cpi.pay_period_id = pp.id) sums
        where pp.company_id = $1 and ($2::date is null or pp.starts_on = $2)
        order by pp.starts_on desc limit 200`,
      [companyId, startsOn],
    );
  }
}
