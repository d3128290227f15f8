import { Injectable } from '@nestjs/common';
import { instantOf } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { CallTimeChanged } from './call-time.facts.js';
import { CALL_HAS_HOURS } from './call-time.rows.js';

interface Call {
  id: number;
  date: string;
  time: string;
  starts_at: Date;
}

/** Selects the calls whose zone changes: $1 is the id, with e (event) and l (its location). */
const SCOPES = {
  /** Locations with a zone of their own keep it. */
  company: 'e.company_id = $1 and l.time_zone is null',
  location: 'e.location_profile_id = $1',
  event: 'e.id = $1',
};

/** What a new zone of a company would do to its calls to come. */
export interface ZonePreview {
  /** Calls that keep date and local time and get another instant. */
  moved: number;
  /** Calls to come that stay, because their location has a zone of its own or their crew has clocked in. */
  kept: number;
  /** The next one that moves. */
  first: { event: string; call: string; date: string; time: string } | null;
}

/** Recomputes the instants of calls when a zone changes. */
@Injectable()
export class CallZoneService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Counts the calls to come that `moveToZone` would move if the company had this zone. One statement.
   *
   * @param zone IANA name
   */
  async previewUnchecked(work: Work, companyId: number, zone: string): Promise<ZonePreview> {
    const found = await work.row<ZonePreview>(
      `with coming as (
         select e.event_name as event, ct.name as call, ct.date, ct.time, ct.starts_at,
                l.time_zone is null and not ${CALL_HAS_HOURS} and (ct.date + ct.time) at time zone $2 <> ct.starts_at as moves
           from call_times ct join events e on e.id = ct.event_id left join location_profiles l on l.id = e.location_profile_id
          where e.company_id = $1 and ct.starts_at >= $3 and ct.archived_at is null and e.archived_at is null)
       select (select count(*) from coming where moves)::int as moved, (select count(*) from coming where not moves)::int as kept,
              (select json_build_object('event', event, 'call', call, 'date', date, 'time', time)
                 from coming where moves order by starts_at limit 1) as first`,
      [companyId, zone, work.now],
    );
    return found!;
  }

  /**
   * Gives calls another zone: date and local time stay, the instant is recomputed. Calls with hours
   * stay as they are.
   *
   * @param zone IANA name
   */
  async moveToZone(
    work: Work,
    companyId: number,
    scope: { [Kind in keyof typeof SCOPES]: [Kind, id: number] }[keyof typeof SCOPES],
    zone: string,
  ): Promise<void> {
    const [kind, id] = scope;
    const calls = await work.rows<Call>(
      `select ct.id, ct.date, ct.time, ct.starts_at
         from call_times ct join events e on e.id = ct.event_id left join location_profiles l on l.id = e.location_profile_id
        where ${SCOPES[kind]} and not ${CALL_HAS_HOURS} order by ct.id for no key update of ct`,
      [id],
    );
    const moved = calls
      .map((call) => ({ ...call, startsAt: instantOf(call.date, call.time, zone) }))
      .filter((call) => call.starts_at.getTime() !== call.startsAt.getTime());
    if (moved.length === 0) return;

    await work.rows(
      `update call_times ct set starts_at = given.starts_at, last_modified = $3
         from unnest($1::bigint[], $2::timestamptz[]) as given(id, starts_at) where ct.id = given.id`,
      [moved.map((call) => call.id), moved.map(({ startsAt }) => startsAt), work.now],
    );
    for (const { id: callTimeId, starts_at: before, startsAt: after } of moved)
      await this.facts.record(
        work,
        new CallTimeChanged({
          companyId,
          callTimeId,
          before: { starts_at: before },
          after: { starts_at: after },
        }),
      );
  }
}
