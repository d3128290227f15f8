import { Injectable } from '@nestjs/common';
import { nameOfUser, nameOfUserWithId } from '#libs/identity';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import type { PunchSource, SheetState } from '#libs/time-entry';
import { mayReadMoney, mayReadMoneyOf } from '../pay.policy.js';
import { type PayBasis, PayCalculationQueries, type Stacks } from './pay-calculation.queries.js';
import type { PaidEntry, PaidWorker } from './pay-weeks.js';

export interface EntryPunch {
  id: number;
  edge: 'start' | 'end' | 'end_removed' | 'break_start' | 'break_removed' | 'voided' | 'restored';
  raw_at: string;
  counted_at: string | null;
  recorded_at: string;
  source: PunchSource;
  /** Full name, else user name; null: the holder of a clock-in link, or an erased person. */
  person: string | null;
}

/** What an entry or a cancellation belongs to. */
export interface EntryOfPay {
  id: number;
  worker: { id: number; slug: string; name: string; user_id: number | null };
  company: { id: number; slug: string; name: string };
  event: { slug: string; name: string };
  call: { slug: string; name: string; starts_at: string };
  skill: string;
  /** IANA name; of the event when it was frozen, else of the company. */
  zone: string;
  /** A closed period has pay of it. */
  is_frozen: boolean;
  /** Null: of a cancellation. */
  request_id: number | null;
  start_at: string;
  end_at: string | null;
  /** Of a cancellation: the worker was on the call again. */
  voided_at: string | null;
  /** The company canceled the shift; null: hours. */
  canceled: { at: string; by: string | null } | null;
  /** Of the call's time sheet; null: nobody took a step yet. */
  sheet_state: SheetState | null;
  /** In the order they were recorded. */
  punches: EntryPunch[];
}

/** What one entry is paid, and all that it follows from. */
export interface EntryPay {
  entry: EntryOfPay;
  basis: PayBasis;
  /** Null: the entry is void, or nothing is owed for the cancellation. */
  paid: PaidEntry | null;
  /** The worker's workweeks around it; null: the entry is void. */
  worker: PaidWorker | null;
  stacks: Stacks;
  /** The actor may read the money of the whole company. */
  isOffice: boolean;
}

@Injectable()
export class EntryPayQueries {
  constructor(private readonly calculation: PayCalculationQueries) {}

  /**
   * For whoever may read the money of the company, and for the worker. A running shift is paid until now. Seven statements.
   *
   * @throws NotFound no such entry, or its money is not for the actor
   */
  async ofEntry(work: Work, id: number): Promise<EntryPay> {
    const entry = await this.reached(work, id);
    const companyId = entry.company.id;
    const basis = await this.calculation.basisUnchecked(work, companyId);
    const options = { runningUntil: work.now };
    const selection = { ids: [entry.id] };
    const { workers, stacks } = await this.calculation.ofSelection(
      ...([work, basis, selection, options] as const),
    );
    const worker = workers[0] ?? null;
    const isOffice = mayReadMoney(work.actor, companyId);
    return { entry, basis, worker, paid: worker?.entries[0] ?? null, stacks, isOffice };
  }

  /** What an entry belongs to. One statement. @throws NotFound no such entry, or its money is not for the actor */
  async reached(work: Work, id: number): Promise<EntryOfPay> {
    const [row] = await work.jsonRows<EntryOfPay>(
      `select paid.id, paid.start_at, paid.end_at, paid.voided_at, paid.request_id, t.name as skill, coalesce(paid.time_zone, c.time_zone) as zone,
              case when paid.canceled_at is not null then
                json_build_object('at', paid.canceled_at, 'by', ${nameOfUserWithId('paid.canceled_by_user_id')}) end as canceled,
              exists (select from closed_pay_items cpi where paid.id in (cpi.time_entry_id, cpi.cancellation_id)) as is_frozen,
              (select ts.state from time_sheets ts where ts.call_time_id = ct.id) as sheet_state,
              json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'user_id', w.user_id) as worker,
              json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) as company,
              json_build_object('slug', e.slug, 'name', e.event_name) as event,
              json_build_object('slug', ct.slug, 'name', ct.name, 'starts_at', ct.starts_at) as call,
              (select coalesce(json_agg(json_build_object('id', p.id, 'edge', p.edge, 'raw_at', p.raw_at, 'counted_at', p.counted_at, 'recorded_at', p.recorded_at, 'source', p.source,
                        'person', ${nameOfUser('u')}) order by p.id), '[]')
                 from punches p left join users u on u.id = p.user_id where p.time_entry_id = paid.id) as punches
         from (
           select te.id, te.start_at, te.end_at, te.voided_at, te.time_zone, r.id as request_id, r.worker_id, r.labor_requirement_id,
                  null::timestamptz as canceled_at, null::bigint as canceled_by_user_id
             from time_entries te join labor_requests r on r.id = te.labor_request_id where te.id = $1
            union all
           select can.id, can.starts_at, can.starts_at, can.withdrawn_at, can.time_zone, null, can.worker_id, can.labor_requirement_id,
                  can.canceled_at, can.canceled_by_user_id
             from cancellations can where can.id = $1) paid
         join workers w on w.id = paid.worker_id
         join labor_requirements q on q.id = paid.labor_requirement_id
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
         join companies c on c.id = e.company_id`,
      [id],
    );
    const owner = { companyId: row?.company.id ?? 0, userId: row?.worker.user_id ?? null };
    if (!row || !mayReadMoneyOf(work.actor, owner)) throw new NotFound('TimeEntry');
    return row;
  }
}
