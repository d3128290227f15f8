import { Injectable } from '@nestjs/common';
import { EventQueries, type EventRow } from '#libs/event';
import { nameOfUserWithId } from '#libs/identity';
import { NotFound } from '#libs/kernel';
import { WorkerQueries } from '#libs/labor';
import { type KeysetPage, pageClauses, type SortOrder, type Work } from '#libs/platform';
import { NAMES_OF_ACTORS } from './names-of-actors.js';

/** Who did what to which row, and what changed. */
export interface AuditTrailRow {
  id: number;
  at: Date;
  /** `call_time.moved` */
  action: string;
  /** `call_time` */
  subject: string;
  subject_id: number | null;
  /** As the row is called now; null: it has no name, or is gone. */
  subject_name: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** The personal values were erased. */
  is_erased: boolean;
  /** "user", the kind of link ("short-token"), or "house" for the system. */
  actor_kind: string;
  /** The user's name. */
  actor: string | null;
  /** The administrator who acted as the user. */
  impersonator: string | null;
}

/** What the timeline of a company can be narrowed to. */
export const AUDIT_SUBJECTS = [
  ...['company', 'event', 'call_time', 'labor_requirement', 'labor_request', 'time_entry'],
  ...['pay_rate', 'pay_entry', 'pay_rule_set'],
  ...['worker', 'consent', 'labor_type', 'location_profile', 'user', 'invitation'],
] as const;

/** Newest first. */
export const AUDIT_NEWEST_FIRST: SortOrder<Pick<AuditTrailRow, 'id'>> = {
  columns: [{ sql: 'entry.id', type: 'bigint', valueIn: ({ id }) => id }],
  direction: 'desc',
};

const SUBJECT_NAME = `case entry.subject
  when 'company' then (select c.name from companies c where c.id = entry.subject_id)
  when 'event' then (select e.event_name from events e where e.id = entry.subject_id)
  when 'call_time' then (select ct.name from call_times ct where ct.id = entry.subject_id)
  when 'labor_requirement' then (
    select t.name || ', ' || ct.name from labor_requirements q
      join labor_types t on t.id = q.labor_type_id join call_times ct on ct.id = q.call_time_id where q.id = entry.subject_id)
  when 'labor_request' then (select w.name from labor_requests r join workers w on w.id = r.worker_id where r.id = entry.subject_id)
  when 'time_entry' then (
    select w.name from time_entries te join labor_requests r on r.id = te.labor_request_id
      join workers w on w.id = r.worker_id where te.id = entry.subject_id)
  when 'pay_entry' then (
    select w.name from time_entries te join labor_requests r on r.id = te.labor_request_id
      join workers w on w.id = r.worker_id where te.id = entry.subject_id)
  when 'worker' then (select w.name from workers w where w.id = entry.subject_id)
  when 'labor_type' then (select t.name from labor_types t where t.id = entry.subject_id)
  when 'location_profile' then (select l.name from location_profiles l where l.id = entry.subject_id)
  when 'user' then ${nameOfUserWithId('entry.subject_id')}
end as subject_name`;

/** Requests of an event ($2), and of a contact ($2). */
const REQUESTS_OF_EVENT = `select r.id from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
  join call_times ct on ct.id = q.call_time_id where ct.event_id = $2`;
const REQUESTS_OF_WORKER = 'select r.id from labor_requests r where r.worker_id = $2';
/** An event with all that hangs below it: the kind and id of each row. */
const ROWS_OF_EVENT = `select 'event' as kind, $2::bigint as id
  union all select 'call_time', ct.id from call_times ct where ct.event_id = $2
  union all select 'labor_requirement', q.id from labor_requirements q join call_times ct on ct.id = q.call_time_id where ct.event_id = $2
  union all select 'labor_request', r.id from (${REQUESTS_OF_EVENT}) r
  union all select 'time_entry', te.id from time_entries te where te.labor_request_id in (${REQUESTS_OF_EVENT})
  union all select 'pay_entry', te.id from time_entries te where te.labor_request_id in (${REQUESTS_OF_EVENT})
  union all select 'station', st.id from stations st where st.event_id = $2`;
const ROWS_OF_WORKER = `select 'worker' as kind, $2::bigint as id
  union all select 'labor_request', r.id from (${REQUESTS_OF_WORKER}) r
  union all select 'time_entry', te.id from time_entries te where te.labor_request_id in (${REQUESTS_OF_WORKER})
  union all select 'pay_entry', te.id from time_entries te where te.labor_request_id in (${REQUESTS_OF_WORKER})`;
/** Who read lists is told only where that is asked for. Managers read what happened to work, not who owns, manages and pays. */
const OF_COMPANY = `($2::text is null and entry.action not like '%.read' or entry.subject = $2)
  and ($3 or entry.subject not in ('user', 'invitation', 'person', 'usage_booking', 'stripe_event'))`;

/** The audit trail as people read it, newest first. A page and one entry more, which tells that there is a next page. */
@Injectable()
export class AuditTrailQueries {
  constructor(
    private readonly events: EventQueries,
    private readonly workers: WorkerQueries,
  ) {}

  /**
   * Of a company: all for owners and administrators, of its work for managers. One statement.
   *
   * @param subject one of `AUDIT_SUBJECTS`; null: everything
   * @throws NotFound the actor neither owns nor manages it
   */
  async ofCompany(
    work: Work,
    companyId: number,
    subject: string | null,
    page: KeysetPage,
  ): Promise<AuditTrailRow[]> {
    const { actor } = work;
    const seesAll = actor.isAdministrator || actor.is('owner', companyId);
    if (!seesAll && !actor.manages(companyId)) throw new NotFound('Company');
    return this.read(work, { which: OF_COMPANY }, [companyId, subject, seesAll], page);
  }

  /** Of an event with its calls, requests and hours. Two statements. @throws NotFound, Unauthorized as `EventQueries.managed` */
  async ofEvent(
    work: Work,
    slug: string,
    page: KeysetPage,
  ): Promise<{ event: EventRow; entries: AuditTrailRow[] }> {
    const event = await this.events.managed(work, slug);
    return {
      event,
      entries: await this.read(work, { rows: ROWS_OF_EVENT }, [event.company_id, event.id], page),
    };
  }

  /** Of a contact with their requests and hours. Three statements. @throws NotFound as `WorkerQueries.reached` */
  async ofWorker(
    work: Work,
    slug: string,
    page: KeysetPage,
  ): Promise<{ worker: { name: string; time_zone: string }; entries: AuditTrailRow[] }> {
    const { id, company_id: companyId } = await this.workers.reached(work, slug);
    const [worker, entries] = await Promise.all([
      work.row<{ name: string; time_zone: string }>(
        'select w.name, c.time_zone from workers w join companies c on c.id = w.company_id where w.id = $1',
        [id],
      ),
      this.read(work, { rows: ROWS_OF_WORKER }, [companyId, id], page),
    ]);
    return { worker: worker!, entries };
  }

  /** @param scope a condition, or the rows whose entries are looked up one by one by their index */
  private read(
    work: Work,
    scope: { which: string } | { rows: string },
    given: readonly unknown[],
    page: KeysetPage,
  ): Promise<AuditTrailRow[]> {
    const { where, orderByAndLimit, parameters } = pageClauses(AUDIT_NEWEST_FIRST, page, given);
    const from =
      'which' in scope
        ? `(select entry.* from audit_trail entry where entry.company_id = $1 and ${scope.which} and ${where} ${orderByAndLimit}) entry where`
        : `(${scope.rows}) listed cross join lateral (
             select entry.* from audit_trail entry
              where entry.subject = listed.kind and entry.subject_id = listed.id and ${where} ${orderByAndLimit}) entry where`;
    return work.rows<AuditTrailRow>(
      `select entry.id, entry.at, entry.action, entry.subject, entry.subject_id, ${SUBJECT_NAME}, entry.before, entry.after, entry.is_erased,
              entry.actor_kind, ${NAMES_OF_ACTORS}
         from ${from} entry.company_id = $1 and ${where} ${orderByAndLimit}`,
      parameters,
    );
  }
}
