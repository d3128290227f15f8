import { Injectable } from '@nestjs/common';
import {
  CALL_SHEET_COLUMNS,
  type CallSheetRow,
  type CallTime,
  CallTimeQueries,
  PLANNED_MINUTES,
} from '#libs/call-time';
import type { CompanyRow, LocationProfile } from '#libs/company';
import type { Event } from '#libs/event';
import type { JsonOf, RowOf, Work } from '#libs/platform';
import { isBlankToken } from '../requests/blank-token.js';
import { NOT_ARCHIVED, REQUESTS_IN_CONTEXT } from '../requests/request-in-context.rows.js';
import { UnknownLink } from '../requests/request.queries.js';
import type { Worker } from '../workers/worker.entity.js';

/** All of a call's sheet, whoever reads it. */
export interface CrewSheet {
  call: JsonOf<
    Pick<RowOf<CallTime>, 'id' | 'slug' | 'name' | 'date' | 'time' | 'starts_at' | 'message'>
  >;
  event: JsonOf<Pick<RowOf<Event>, 'id' | 'slug' | 'event_name' | 'canceled'>>;
  company: JsonOf<Pick<CompanyRow, 'id' | 'slug' | 'name' | 'logo_file' | 'phone_number'>>;
  location: JsonOf<Pick<RowOf<LocationProfile>, 'name' | 'address'>> | null;
  /** IANA name of the event's zone. */
  time_zone: string;
  /** The expected length of the call, else its resolved minimum. */
  planned_minutes: number;
  /** Null: nobody has written one. */
  sheet: JsonOf<CallSheetRow> | null;
  /** Confirmed workers by skill. */
  crew: { skill: string; needed: number; names: string[] }[];
}

/** The sheet as one of the crew reads it. */
export interface OwnCrewSheet extends CrewSheet {
  worker: Pick<RowOf<Worker>, 'id' | 'name' | 'language'>;
  /** Name of the worker's own skill on the call. */
  role: string;
}

@Injectable()
export class CrewSheetQueries {
  constructor(private readonly calls: CallTimeQueries) {}

  /**
   * For who runs the call, with all names. Two statements.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   */
  async reached(work: Work, slug: string): Promise<CrewSheet> {
    const { id } = await this.calls.reached(work, slug);
    return this.read(work, id);
  }

  /**
   * For a confirmed worker, by the request's short token: without names of others unless the sheet shows them. Two
   * statements.
   *
   * @throws UnknownLink no such token, not confirmed, or the event was canceled, or there is no sheet
   */
  async ofLink(work: Work, shortToken: string): Promise<OwnCrewSheet> {
    const own = isBlankToken(shortToken)
      ? null
      : await work.row<OwnCrewSheet['worker'] & { call_time_id: number; role: string }>(
          `select w.id, w.name, w.language, ct.id as call_time_id, t.name as role from ${REQUESTS_IN_CONTEXT}
            where r.token_short = $1 and r.state = 'confirmed' and not e.canceled and ${NOT_ARCHIVED}`,
          [shortToken],
        );
    if (!own) throw new UnknownLink();
    const found = await this.read(work, own.call_time_id);
    if (!found.sheet) throw new UnknownLink();
    const { id, name, language, role } = own;
    const crew = found.sheet.shows_crew
      ? found.crew
      : found.crew.map((part) => ({ ...part, names: part.skill === role ? [name] : [] }));
    return { ...found, crew, worker: { id, name, language }, role };
  }

  private async read(work: Work, callTimeId: number): Promise<CrewSheet> {
    const [found] = await work.jsonRows<CrewSheet>(
      `select json_build_object('id', ct.id, 'slug', ct.slug, 'name', ct.name, 'date', ct.date, 'time', ct.time,
                                'starts_at', ct.starts_at, 'message', ct.message) as call,
              json_build_object('id', e.id, 'slug', e.slug, 'event_name', e.event_name, 'canceled', e.canceled) as event,
              json_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'logo_file', c.logo_file, 'phone_number', c.phone_number) as company,
              case when l.id is not null then json_build_object('name', l.name, 'address', l.address) end as location,
              coalesce(l.time_zone, c.time_zone) as time_zone,
              ${PLANNED_MINUTES} as planned_minutes,
              (select to_json(sheet) from (select ${CALL_SHEET_COLUMNS} from call_sheets cs where cs.call_time_id = ct.id) sheet) as sheet,
              (select coalesce(json_agg(part order by part.skill), '[]') from (
                 select t.name as skill, q.needed_labor as needed,
                        array(select w.name from labor_requests r join workers w on w.id = r.worker_id
                               where r.labor_requirement_id = q.id and r.state = 'confirmed' order by lower(w.name), w.id) as names
                   from labor_requirements q join labor_types t on t.id = q.labor_type_id
                  where q.call_time_id = ct.id and q.archived_at is null) part) as crew
         from call_times ct join events e on e.id = ct.event_id join companies c on c.id = e.company_id
         left join location_profiles l on l.id = e.location_profile_id
        where ct.id = $1`,
      [callTimeId],
    );
    return found!;
  }
}
