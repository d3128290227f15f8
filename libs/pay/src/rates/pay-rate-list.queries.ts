import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { type KeysetPage, pageClauses, type SortOrder, type Work } from '#libs/platform';
import type { Rate } from '../engine/pay-input.js';
import { assertMoneyReached } from '../pay.policy.js';
import { datedRateOf, type RateRow } from './pay-rate.queries.js';
import { RateBook, type RatedWork } from './rules/rate-precedence.js';

export interface RateCounts {
  /** Rates that count on the day. */
  rates: number;
  /** Workers of whom one of them is their own. */
  workers: number;
}

interface NamedRow<Key> {
  key: Key;
  name: string;
}

/** A rate with the names of what it names; null: any. */
export interface ListedRate {
  id: number;
  worker: NamedRow<string> | null;
  skill: NamedRow<number> | null;
  location: NamedRow<number> | null;
  event: NamedRow<string> | null;
  /** Named as the skill and call; with its event. */
  requirement: (NamedRow<string> & { event: NamedRow<string> }) | null;
  per: Rate['per'];
  amount: number;
  effective_from: string;
  /** First date on which it does not count any more; null: it goes on. */
  until: string | null;
  /** The row that ends it, if it is ended and not replaced. */
  end_id: number | null;
}

/** Only rates that name these; null: whatever. Slugs of worker, event and requirement, ids of skill and location. */
export interface RateFilter {
  worker?: string | null;
  skill?: number | null;
  location?: number | null;
  event?: string | null;
  requirement?: string | null;
  /** Part of a name. */
  search?: string | null;
  /** Rates that are over on that date are left out; null: all. */
  after?: string | null;
}

type ScopeColumns = Pick<
  RateRow,
  'worker_id' | 'labor_type_id' | 'location_profile_id' | 'event_id' | 'labor_requirement_id'
>;

/** The order in which they were typed. */
export const RATES_BY_ID: SortOrder<Pick<ListedRate, 'id'>> = {
  columns: [{ sql: 'dated.id', type: 'bigint', valueIn: ({ id }) => id }],
  direction: 'asc',
};

const SCOPE = [
  'worker_id',
  'labor_type_id',
  'location_profile_id',
  'event_id',
  'labor_requirement_id',
];
const scopeColumns = SCOPE.map((column) => `rate.${column}`).join(', ');

const NAMED = (key: string, name: string): string =>
  `case when ${key} is not null then json_build_object('key', ${key}, 'name', ${name}) end`;

/** Parameters: company, worker, skill, location, event, requirement, search, date. */
const FILTERED = `from (
    select rate.*, lead(rate.effective_from) over same as until, lead(rate.id) over same as next_id,
           lead(rate.amount) over same as next_amount
      from pay_rates rate where rate.company_id = $1
    window same as (partition by ${scopeColumns} order by rate.effective_from)) dated
  left join workers w on w.id = dated.worker_id
  left join labor_requirements q on q.id = dated.labor_requirement_id
  left join call_times ct on ct.id = q.call_time_id
  left join labor_types t on t.id = coalesce(dated.labor_type_id, q.labor_type_id)
  left join location_profiles l on l.id = dated.location_profile_id
  left join events e on e.id = coalesce(dated.event_id, ct.event_id)
 where dated.amount is not null
   and ($2::text is null or w.slug = $2) and ($3::bigint is null or t.id = $3) and ($4::bigint is null or l.id = $4)
   and ($5::text is null or e.slug = $5) and ($6::text is null or q.slug = $6)
   and ($7::text is null or concat_ws(' ', w.name, t.name, l.name, e.event_name, ct.name) ilike $7)
   and ($8::date is null or dated.until is null or dated.until > $8)`;

/** Rows without an amount, which end a rate, are left out: none of these two is null. */
const COLUMNS = `dated.id, coalesce(dated.per, '') as per, coalesce(dated.amount, 0) as amount, dated.effective_from, dated.until::text as until,
  case when dated.next_id is not null and dated.next_amount is null then dated.next_id end as end_id,
  ${NAMED('w.slug', 'w.name')} as worker,
  case when dated.labor_type_id is not null then json_build_object('key', t.id, 'name', t.name) end as skill,
  ${NAMED('l.id', 'l.name')} as location,
  case when dated.event_id is not null then json_build_object('key', e.slug, 'name', e.event_name) end as event,
  case when q.slug is not null then json_build_object('key', q.slug, 'name', t.name || ', ' || ct.name,
    'event', json_build_object('key', e.slug, 'name', e.event_name)) end as requirement`;

/** The rates of a company for its office. @throws NotFound each: the actor may not read the company's money */
@Injectable()
export class PayRateListQueries {
  /** In the order in which they were typed, and one more than the page. One statement. */
  listed(
    work: Work,
    companyId: number,
    filter: RateFilter,
    page: KeysetPage | null,
  ): Promise<ListedRate[]> {
    assertMoneyReached(work.actor, companyId);
    const { where, orderByAndLimit, parameters } = pageClauses(
      RATES_BY_ID,
      page,
      parametersOf(companyId, filter),
    );
    return work.rows<ListedRate>(
      `select ${COLUMNS} ${FILTERED} and ${where} ${orderByAndLimit}`,
      parameters,
    );
  }

  /** By names, then by date, the newest first. One statement. @param page from 1 */
  async page(
    work: Work,
    companyId: number,
    filter: RateFilter,
    { page, size }: { page: number; size: number },
  ): Promise<{ rates: ListedRate[]; total: number }> {
    assertMoneyReached(work.actor, companyId);
    const rows = await work.rows<ListedRate & { total: number }>(
      `select ${COLUMNS}, count(*) over ()::int as total ${FILTERED}
        order by lower(w.name) nulls first, lower(e.event_name) nulls first, ct.starts_at nulls first, lower(l.name) nulls first,
                 lower(t.name) nulls first, dated.effective_from desc, dated.id limit $9 offset $10`,
      [...parametersOf(companyId, filter), size, (page - 1) * size],
    );
    return { total: rows[0]?.total ?? 0, rates: rows.map(({ total: _, ...rate }) => rate) };
  }

  /** One statement. @throws NotFound also: no rate of the company, or the end of one */
  async one(work: Work, companyId: number, id: number): Promise<ListedRate> {
    assertMoneyReached(work.actor, companyId);
    const rate = await work.row<ListedRate>(`select ${COLUMNS} ${FILTERED} and dated.id = $9`, [
      ...parametersOf(companyId, {}),
      id,
    ]);
    if (!rate) throw new NotFound('PayRate');
    return rate;
  }

  /** The rates that match the work on its date, the one that counts first. One statement. */
  async matching(work: Work, companyId: number, rated: RatedWork): Promise<ListedRate[]> {
    assertMoneyReached(work.actor, companyId);
    const rows = await work.rows<ListedRate & ScopeColumns>(
      `select ${COLUMNS}, ${SCOPE.map((column) => `dated.${column}`).join(', ')} ${FILTERED}
          and (dated.worker_id is null or dated.worker_id = $9) and (dated.labor_type_id is null or dated.labor_type_id = $10)
          and (dated.location_profile_id is null or dated.location_profile_id = $11) and (dated.event_id is null or dated.event_id = $12)
          and (dated.labor_requirement_id is null or dated.labor_requirement_id = $13) and dated.effective_from <= $14`,
      [
        ...parametersOf(companyId, { after: rated.date }),
        ...[rated.workerId, rated.laborTypeId, rated.locationId, rated.eventId],
        ...[rated.requirementId, rated.date],
      ],
    );
    const book = new RateBook(rows.map((row) => datedRateOf(row)));
    return book.matching(rated).map(({ id }) => {
      const { worker, skill, location, event, requirement, ...row } = rows.find(
        (each) => each.id === id,
      )!;
      const { per, amount, effective_from, until, end_id } = row;
      return {
        id,
        worker,
        skill,
        location,
        event,
        requirement,
        per,
        amount,
        effective_from,
        until,
        end_id,
      };
    });
  }

  /** One statement. @param date 'YYYY-MM-DD' */
  async counts(work: Work, companyId: number, date: string): Promise<RateCounts> {
    assertMoneyReached(work.actor, companyId);
    const counts = await work.row<RateCounts>(
      `select count(*)::int as rates, count(distinct now.worker_id)::int as workers
         from (select distinct on (${scopeColumns}) rate.worker_id, rate.amount
                 from pay_rates rate where rate.company_id = $1 and rate.effective_from <= $2
                order by ${scopeColumns}, rate.effective_from desc) now
        where now.amount is not null`,
      [companyId, date],
    );
    return counts!;
  }
}

function parametersOf(companyId: number, filter: RateFilter): unknown[] {
  const { worker, skill, location, event, requirement, search, after } = filter;
  const part = search?.trim();
  return [
    ...[companyId, worker ?? null, skill ?? null, location ?? null, event ?? null],
    ...[requirement ?? null, part ? `%${part.replace(/[\\%_]/g, '\\$&')}%` : null, after ?? null],
  ];
}
