import { Injectable } from '@nestjs/common';
import { nameOfUserWithId } from '#libs/identity';
import { dateIn, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import type { SheetState } from '#libs/time-entry';
import { assertMoneyReached } from '../pay.policy.js';
import { isAtShortNotice } from '../worked-time/canceled-time.rows.js';
import { DEFAULT_PAY_SETTINGS } from '../settings/pay-settings.queries.js';
import type { PeriodKind } from '../settings/rules/pay-period.js';
import { WORKER_TOTALS, type WorkerTotals } from './closed-pay.queries.js';
import { FROZEN_ENTRY_ID, FROZEN_ITEMS } from './closed-item.rows.js';
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
  /** ISO text. */
  closed_at: string;
  /** Full name, else user name; null: the system, or an erased person. */
  closed_by: string | null;
}

/** What of an open period waits. */
export interface OpenPeriod extends PeriodDates {
  isOver: boolean;
  /** Calls with hours until its last day, by the state of their sheet; those before its first day come along. */
  approved: number;
  /** Draft or submitted: the next period would pay them. */
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
  /** Workers' sentences about its hours without an answer. */
  disputes: number;
}

/** With the numbers of all that wait, of which the first 500 are read. */
type CountedCall = WaitingCall & { all_approved: number; all_drafts: number };

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
  count(distinct w.id)::int as workers, count(distinct ${FROZEN_ENTRY_ID})::int as entries,
  coalesce(sum(cpi.minutes) filter (where cpi.multiplier is not null), 0)::int as minutes,
  coalesce(sum(cpi.cents), 0)::bigint as cents,
  coalesce(sum(cpi.cents) filter (where cpi.is_difference), 0)::bigint as difference_cents`;

/** Closed periods of a company ($1), as `ClosedPeriod`, the latest first. */
const CLOSED = `
  select pp.id, pp.starts_on, pp.ends_on, pp.payday, pp.closed_at,
         ${nameOfUserWithId('pp.closed_by_user_id')} as closed_by,
         sums.workers, sums.entries, sums.minutes, sums.cents, sums.difference_cents
    from pay_periods pp
   cross join lateral (
     select ${SUMS} from ${FROZEN_ITEMS}
      where cpi.company_id = pp.company_id and cpi.pay_period_id = pp.id) sums
   where pp.company_id = $1`;

/** Of a company ($1), calls with hours in no closed period by date. */
const CALLS_BY_DATE = `(select coalesce(json_agg(w), '[]') from (
  select ct.date, coalesce(ts.state = 'approved', false) as is_approved, count(*)::int as calls ${WAITING} group by 1, 2) w) as waiting`;

/** Of companies `c`: the date of the oldest cancellation that rules may pay. */
const FIRST_CANCELED = `(select min(can.date) from cancellations can
  where can.company_id = c.id and can.withdrawn_at is null and ${isAtShortNotice('c.id')})`;

/** Pay periods, open and closed. */
@Injectable()
export class PayPeriodQueries {
  /** The periods of a company. Two statements. @throws NotFound the actor may not read its money */
  async ofCompany(work: Work, companyId: number): Promise<PeriodList> {
    return this.read(
      work,
      companyId,
      `${CALLS_BY_DATE}, (select coalesce(json_agg(p), '[]') from (${CLOSED} order by pp.starts_on desc limit 200) p) as closed`,
    );
  }

  /** Those that are open, the latest first. Two statements. @throws NotFound as `ofCompany` */
  async openOfCompany(work: Work, companyId: number): Promise<OpenPeriod[]> {
    return (await this.read(work, companyId, `${CALLS_BY_DATE}, '[]'::json as closed`)).open;
  }

  private async read(work: Work, companyId: number, columns: string): Promise<PeriodList> {
    assertMoneyReached(work.actor, companyId);
    const [{ open, today }, row] = await Promise.all([
      this.datesUnchecked(work, companyId),
      work.row<{
        waiting: { date: string; is_approved: boolean; calls: number }[];
        closed: ClosedPeriod[];
      }>(`select ${columns}`, [companyId]),
    ]);
    const { waiting, closed } = row!;
    const countOf = (endsOn: string, isApproved: boolean): number =>
      waiting
        .filter((each) => each.is_approved === isApproved && each.date <= endsOn)
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
  async closedOne(
    work: Work,
    companyId: number,
    startsOn: string,
  ): Promise<{ id: number } & PeriodDates> {
    assertMoneyReached(work.actor, companyId);
    const period = await work.row<{ id: number } & PeriodDates>(
      `select pp.id, pp.starts_on::text as "startsOn", pp.ends_on::text as "endsOn" from pay_periods pp
        where pp.company_id = $1 and pp.starts_on = $2`,
      [companyId, startsOn],
    );
    if (!period) throw new NotFound('PayPeriod');
    return period;
  }

  /**
   * The closed period that begins on a day, if there is one, what each worker gets of it, and the calls until its last day
   * that are in no closed period. One statement. The caller has checked the right.
   *
   * @param endsOn last day of an open period; null: the period's own counts
   */
  async detailsUnchecked(
    work: Work,
    companyId: number,
    startsOn: string,
    endsOn: string | null,
  ): Promise<{ closed: ClosedPeriod | null; workers: WorkerTotals[]; waiting: CountedCall[] }> {
    const row = await work.row<{
      closed: ClosedPeriod | null;
      workers: WorkerTotals[];
      waiting: CountedCall[];
    }>(
      `with closed as materialized (${CLOSED} and pp.starts_on = $2)
       select (select to_json(closed) from closed) as closed,
              (select coalesce(json_agg(p), '[]') from (${WORKER_TOTALS} and cpi.pay_period_id = (select id from closed)
                 group by w.id, wpn.number order by w.name, w.id) p) as workers,
              (select coalesce(json_agg(p), '[]') from (
                 select ct.slug, ct.name, e.event_name as event, ct.date, coalesce(ts.state, 'draft') as state,
                        (select count(*)::int from labor_requirements q join labor_requests r on r.labor_requirement_id = q.id
                           join time_entries te on te.labor_request_id = r.id
                          where q.call_time_id = ct.id and te.voided_at is null) as entries,
                        (select count(*)::int from time_entry_disputes ted where ted.call_time_id = ct.id and ted.answered_at is null) as disputes,
                        (count(*) filter (where ts.state = 'approved') over ())::int as all_approved,
                        (count(*) filter (where ts.state is distinct from 'approved') over ())::int as all_drafts
                 ${WAITING} and ct.date <= coalesce($3, (select ends_on from closed)) order by ct.date, ct.id limit 500) p) as waiting`,
      [companyId, startsOn, endsOn],
    );
    return row!;
  }

  /** Dates of open periods, and what they follow from. One statement. The caller has checked the right. */
  async datesUnchecked(
    work: Work,
    companyId: number,
  ): Promise<{ open: PeriodDates[]; lastClosed: string | null; today: string }> {
    const row = await work.row<{
      zone: string;
      kind: PeriodKind | null;
      anchor: string | null;
      last_closed: string | null;
      first_work: string | null;
    }>(
      `select c.time_zone as zone, ps.period_kind as kind, ps.period_anchor::text as anchor,
              (select max(pp.ends_on)::text from pay_periods pp where pp.company_id = c.id) as last_closed,
              least((select min(ct.date) ${WAITING}), ${FIRST_CANCELED})::text as first_work
         from companies c left join pay_settings ps on ps.company_id = c.id where c.id = $1`,
      [companyId],
    );
    if (!row) throw new NotFound('Company');
    const today = dateIn(row.zone, work.now);
    const rule = {
      kind: row.kind ?? DEFAULT_PAY_SETTINGS.period_kind,
      anchor: row.anchor ?? DEFAULT_PAY_SETTINGS.period_anchor,
    };
    const { last_closed: lastClosed, first_work: firstWork } = row;
    return { open: openPeriods(rule, { today, lastClosed, firstWork }), lastClosed, today };
  }
}
