import { Injectable } from '@nestjs/common';
import { extendObject, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import type { ReachedRequirement } from '../requirements/labor-requirement.queries.js';
import { timesOffDuring } from '../workers/availability/time-off.rows.js';
import {
  altPhonesOfWorker,
  isWorked,
  LISTED_WORKER_COLUMNS,
  WORKER_JOINS,
  workerJoins,
} from '../workers/worker.rows.js';
import type {
  CallOfWorker,
  Candidate,
  CandidateFilter,
  CandidateInFull,
  CandidatePage,
  CandidateSort,
} from './candidate.rows.js';
import {
  IN_THE_WAY,
  listOfNearbyCalls,
  localSpan,
  NEARBY_CALLS,
  type NearbyCallRow,
  nearbyParameters,
  plannedCallOf,
  type SortedConflicts,
  sortConflicts,
} from './nearby-calls.js';

const ORDERS: Record<CandidateSort, string> = {
  usual: 'skilled desc, lower(name), name, id',
  name: 'lower(name), name, id',
  no_shows: 'no_show_count, canceled_count, lower(name), name, id',
  newest: 'id desc',
};

/** The company's contacts that have an account. */
const CREW =
  '(select w.user_id from workers w where w.company_id = $2 and w.user_id is not null) crew';

/** Digits that a search needs to be taken for a part of a number. */
const DIGITS_OF_A_NUMBER = 3;

/** `$10`; only with `WORKER_JOINS`, which cost more than the rest for all workers of a company. */
const CONSENTS = `
  case $10 when 'yes' then cons.granted_at is not null and stops.phone_number is null
           when 'asked' then cons.granted_at is null and cons.asked_at is not null and stops.phone_number is null
           when 'no' then cons.granted_at is null and cons.asked_at is null and stops.phone_number is null
           when 'stopped' then stops.phone_number is not null else true end`;

/** Everybody who is not on the list of the requirement $1; `$6` to `$11` are the filter. */
const foundBy = (isByConsent: boolean): string => `
  select w.id, w.name, w.no_show_count, w.canceled_count,
         w.id in (select ws.worker_id from worker_skills ws where ws.labor_type_id = (select labor_type_id from labor_requirements where id = $1)) as skilled
    from ${isByConsent ? WORKER_JOINS : 'workers w'}
   where w.company_id = $2 and w.erased_at is null
     and not exists (select from labor_requests r where r.labor_requirement_id = $1 and r.worker_id = w.id)
     and ($6::text is null or w.name ilike $6 or w.phone_number like $7
          or exists (select from alt_phones ap where ap.worker_id = w.id and ap.phone_number like $7))
     and ($8::bigint is null or w.id in (select ws.worker_id from worker_skills ws where ws.labor_type_id = $8))
     and (not $9 or not exists (select from busy where busy.worker_id = w.id) and not exists (select from off where off.user_id = w.user_id))
     and ${isByConsent ? CONSENTS : '$10::text is not null'}
     and ($11::int is null or w.no_show_count <= $11)`;

/** The company's skills with their JSON, so that no worker's skills are sought among all companies'. */
const TYPES = 'select t.id, t.name, to_json(t) as type from labor_types t where t.company_id = $2';
const SKILLS = `
  (select coalesce(json_agg(types.type order by types.name, types.id), '[]')
     from worker_skills ws join types on types.id = ws.labor_type_id where ws.worker_id = w.id)`;

/**
 * Rows of `Candidate` before their conflicts are sorted. What belongs to each worker is looked up by its index: PostgreSQL
 * expects one worker, and would make a joined list of all again for each.
 *
 * @param those relation of the workers, with `place` and `skilled`; beside it stand `near`, `types`, and `off` of `timesOffDuring`
 * @param now parameter with the instant of the work
 */
const candidatesAmong = (those: string, now: string): string => `
  select ${LISTED_WORKER_COLUMNS}, w.skilled, ${SKILLS} as labor_types, ${altPhonesOfWorker('w.id')} as alt_phones,
         ${listOfNearbyCalls('w.id')} as nearby, coalesce(off.list, '[]') as times_off, record.offered, record.accepted,
         (select max(ct.date) from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
            join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id
           where r.worker_id = w.id and ${isWorked(now)}) as last_worked, record.request_id
    from ${workerJoins(those)}
    left join off on off.user_id = w.user_id
    cross join lateral (
      select count(*) filter (where r.sent_at is not null)::int as offered,
             count(*) filter (where r.sent_at is not null and (r.state in ('available', 'confirmed') or r.confirmed_at is not null))::int as accepted,
             max(r.id) filter (where r.labor_requirement_id = $1) as request_id
        from labor_requests r where r.worker_id = w.id) record
   order by w.place`;

type CandidateRow = Omit<Candidate, keyof SortedConflicts> & { nearby: NearbyCallRow[] };

interface FoundPage extends Pick<CandidatePage, 'total' | 'skills' | 'offers'> {
  rows: CandidateRow[];
}

/** Whom a requirement can be filled with, page by page. The company's stewards reach them for their own events. */
@Injectable()
export class CandidateQueries {
  /**
   * One statement, which also reads the skills to filter by, and what became of the requirement's offers.
   *
   * @param requirement one that the actor reaches
   */
  async pageOfReached(
    work: Work,
    requirement: ReachedRequirement,
    filter: CandidateFilter,
  ): Promise<CandidatePage> {
    // A literal: with a parameter PostgreSQL would expect a tenth of all workers, and plan each execution.
    const size = Math.trunc(filter.size);
    const found = await work.row<FoundPage>(
      `with near as materialized (${NEARBY_CALLS}
       ), types as materialized (${TYPES}
       ), busy as materialized (
         select distinct r.worker_id from near join labor_requests r on r.labor_requirement_id = near.id
          where $9 and r.state in ('pending', 'available', 'confirmed') and ${IN_THE_WAY}
       ), off as materialized (${timesOffDuring(CREW, '$14', '$15')}
       ), found as materialized (${foundBy(filter.consent !== 'any')}
       ), those as materialized (
         select w.*, part.skilled, part.place
           from (select found.id, skilled, row_number() over (order by ${ORDERS[filter.sort]}) as place from found order by place
                  limit ${size} offset least($12::bigint, (greatest((select count(*) from found) - 1, 0) / ${size}) * ${size})) part
           join workers w on w.id = part.id)
       select (select count(*) from found) as total,
              (select coalesce(json_agg(types.type order by types.name, types.id), '[]') from types) as skills,
              (select coalesce(json_agg(offer), '[]') from (
                 select distinct on (m.subject_id) m.subject_id as request_id, m.status, m.error
                   from labor_requests r join outgoing_messages m on m.subject_id = r.id and m.kind = 'offer'
                  where r.labor_requirement_id = $1 order by m.subject_id, m.id desc) offer) as offers,
              (select coalesce(json_agg(listed), '[]') from (${candidatesAmong('those', '$13')}) listed) as rows`,
      [
        ...nearbyParameters(requirement),
        ...filterParameters(filter),
        work.now,
        ...localSpan(requirement),
      ],
    );
    const { rows, total, skills, offers } = found!;
    const pages = Math.max(1, Math.ceil(total / filter.size));
    return {
      candidates: rows.map((row) => withConflicts(row, requirement)),
      ...{ total, pages, page: Math.min(filter.page, pages) },
      ...{ skills, offers },
    };
  }

  /**
   * One worker of the requirement's company, on the list or not. One statement.
   *
   * @param requirement one that the actor reaches
   * @throws NotFound no such worker in the company
   */
  async oneOfReached(
    work: Work,
    requirement: ReachedRequirement,
    workerId: number,
  ): Promise<CandidateInFull> {
    const found = await work.row<{ rows: CandidateRow[]; calls: CallOfWorker[] }>(
      `with near as materialized (${NEARBY_CALLS}
       ), types as materialized (${TYPES}
       ), those as materialized (
         select w.*, 1 as place, exists (
                  select from worker_skills ws join labor_requirements q on q.labor_type_id = ws.labor_type_id
                   where ws.worker_id = w.id and q.id = $1) as skilled
           from workers w where w.id = $6 and w.company_id = $2 and w.erased_at is null
       ), off as materialized (${timesOffDuring('those', '$8', '$9')})
       select (select coalesce(json_agg(listed), '[]') from (${candidatesAmong('those', '$7')}) listed) as rows,
              (select coalesce(json_agg(call), '[]') from (
                 select e.event_name, e.slug as event_slug, ct.name as call_name, ct.date, ct.time, t.name as skill, r.state
                   from labor_requests r
                   join labor_requirements q on q.id = r.labor_requirement_id
                   join labor_types t on t.id = q.labor_type_id
                   join call_times ct on ct.id = q.call_time_id
                   join events e on e.id = ct.event_id
                  where r.worker_id = (select id from those) and r.labor_requirement_id <> $1
                    and q.archived_at is null and ct.archived_at is null and e.archived_at is null
                  order by ct.starts_at desc, r.id desc limit 10) call) as calls`,
      [...nearbyParameters(requirement), workerId, work.now, ...localSpan(requirement)],
    );
    const row = found!.rows[0];
    if (!row) throw new NotFound('Worker');
    return extendObject(withConflicts(row, requirement), { calls: found!.calls });
  }

  /** Names and numbers of some workers of the requirement's company, by name. One statement; none without ids. */
  async namesOfReached(
    work: Work,
    requirement: ReachedRequirement,
    workerIds: readonly number[],
  ): Promise<{ id: number; name: string }[]> {
    if (workerIds.length === 0) return [];
    return work.rows(
      `select id, name from workers where company_id = $1 and id = any($2::bigint[]) and erased_at is null order by lower(name), id`,
      [requirement.call_time.event.company_id, workerIds],
    );
  }
}

const withConflicts = (row: CandidateRow, requirement: ReachedRequirement): Candidate =>
  extendObject(
    row,
    sortConflicts(
      row.nearby,
      plannedCallOf(requirement),
      requirement.call_time.event.company.rest_minutes,
    ),
  );

/** `$6` and on. A search for digits looks in numbers too; signs of patterns are taken literally. */
function filterParameters(filter: CandidateFilter): unknown[] {
  const search = filter.search.trim();
  const digits = search.replace(/\D/g, '');
  return [
    search === '' ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`,
    digits.length < DIGITS_OF_A_NUMBER ? null : `%${digits}%`,
    filter.skillId,
    filter.free,
    filter.consent,
    filter.noShows === 'any' ? null : Number(filter.noShows),
    (filter.page - 1) * filter.size,
  ];
}
