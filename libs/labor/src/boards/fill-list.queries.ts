import { Injectable } from '@nestjs/common';
import { extended } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { type RequestRow, REQUEST_COLUMNS, type RequestWithCall } from '../requests/labor-request.rows.js';
import { LaborRequirementQueries, type ReachedRequirement } from '../requirements/labor-requirement.queries.js';
import { CONFLICT_HOURS } from '../rules/conflict-window.js';
import type { RequestState } from '../rules/request-states.js';
import { ALT_PHONES_OF_COMPANY, type AltPhoneRow, WORKER_COLUMNS_WITHOUT_SKILLS, WORKER_JOINS, type WorkerRow } from '../workers/worker.rows.js';

/** Another call of the worker that starts close to this one. */
export interface ConflictRow {
  event_name: string;
  call_name: string;
  /** 'HH:MM:SS' on the wall of its event's zone. */
  time: string;
  skill: string;
  location_name: string | null;
  state: RequestState;
}

export interface WorkerOnFillList extends WorkerRow {
  alt_phones: AltPhoneRow[];
  /** Is on the list of this requirement. */
  requested: boolean;
  reserved: boolean;
  /** By the instant of the other call. */
  conflicts: ConflictRow[];
}

/** What the page for filling a requirement shows. */
export interface FillList {
  requirement: ReachedRequirement;
  /** All of the company, by name. */
  workers: WorkerOnFillList[];
  /** In the order they were asked. Worker, requirement, call and event are shared between them. */
  requests: RequestWithCall[];
}

@Injectable()
export class FillListQueries {
  constructor(private readonly requirements: LaborRequirementQueries) {}

  /**
   * Three statements, however many workers the company has.
   *
   * @throws Missing, Unauthorized as `LaborRequirementQueries.reached`
   */
  async list(work: Work, slug: string): Promise<FillList> {
    const requirement = await this.requirements.reached(work, slug);
    const [workers, rows] = await Promise.all([this.workersFor(work, requirement), this.requestsOf(work, requirement.id)]);
    const byId = new Map(workers.map((worker) => [worker.id, worker]));
    const { call_time: call } = requirement;
    const requests = rows.map((row) => extended(row, { worker: byId.get(row.worker_id)!, requirement, call_time: call, event: call.event }));
    return { requirement, workers, requests };
  }

  /** Conflicts are the worker's live requests for other requirements, five hours either way. */
  private workersFor(work: Work, { id, call_time: call }: ReachedRequirement): Promise<WorkerOnFillList[]> {
    return work.list<WorkerOnFillList>(
      `with near as materialized (
         select q.id, e.event_name, ct.name as call_name, ct.time, ct.starts_at, t.name as skill, l.name as location_name
           from call_times ct
           join events e on e.id = ct.event_id
           join labor_requirements q on q.call_time_id = ct.id
           join labor_types t on t.id = q.labor_type_id
           left join location_profiles l on l.id = e.location_profile_id
          where e.company_id = $2 and q.id <> $1 and not e.canceled
            and e.archived_at is null and ct.archived_at is null and q.archived_at is null
            and ct.starts_at between $3::timestamptz - interval '${CONFLICT_HOURS} hours' and $3::timestamptz + interval '${CONFLICT_HOURS} hours'
       ), conflicts as (
         select r.worker_id, json_agg(json_build_object('event_name', near.event_name, 'call_name', near.call_name, 'time', near.time,
                  'skill', near.skill, 'location_name', near.location_name, 'state', r.state) order by near.starts_at, near.id) as list
           from near join labor_requests r on r.labor_requirement_id = near.id
          where r.state in ('pending', 'available', 'confirmed') group by r.worker_id
       )
       select ${WORKER_COLUMNS_WITHOUT_SKILLS}, coalesce(skills.list, '[]') as labor_types, coalesce(alts.phones, '[]') as alt_phones,
              own.id is not null as requested, coalesce(own.reserved, false) as reserved, coalesce(conflicts.list, '[]') as conflicts
         from ${WORKER_JOINS}
         left join (select ws.worker_id, json_agg(to_json(s) order by s.name, s.id) as list
                      from labor_types s join worker_skills ws on ws.labor_type_id = s.id
                     where s.company_id = $2 group by ws.worker_id) skills on skills.worker_id = w.id
         left join (${ALT_PHONES_OF_COMPANY('$2')}) alts on alts.worker_id = w.id
         left join labor_requests own on own.worker_id = w.id and own.labor_requirement_id = $1
         left join conflicts on conflicts.worker_id = w.id
        where w.company_id = $2
        order by w.name, w.id`,
      [id, call.event.company_id, call.starts_at],
    );
  }

  private requestsOf(work: Work, requirementId: number): Promise<Omit<RequestRow, 'worker'>[]> {
    return work.list<Omit<RequestRow, 'worker'>>(`select ${REQUEST_COLUMNS} from labor_requests r where r.labor_requirement_id = $1 order by r.id`, [requirementId]);
  }
}
