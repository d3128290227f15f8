import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { ClockInCodeService } from '../clock/clock-in-code.service.js';
import { StationService } from '../stations/station.service.js';

/** What a station knows of the crew of its event, to be kept on the device. Nothing more than this. */
export interface StationCrew {
  /** Changes with the content. */
  version: string;
  /** base64url; hashes what the device reads. */
  key: string;
  /** By name. */
  crew: {
    name: string;
    /** Skills, by name. */
    role: string;
    /** Null: has no code yet. */
    code: string | null;
    token: string | null;
  }[];
}

@Injectable()
export class StationCrewQueries {
  constructor(
    private readonly stations: StationService,
    private readonly codes: ClockInCodeService,
  ) {}

  /**
   * The confirmed workers of a station's event, while the station is valid. Two statements.
   *
   * @throws StationUnknown, StationExpired
   */
  async ofStation(work: Work, token: string): Promise<StationCrew> {
    const { id, event_id: eventId } = await this.stations.find(work, token);
    const rows = await work.rows<{ name: string; role: string; token: string | null }>(
      `select w.name, string_agg(distinct t.name, ', ' order by t.name) as role, cit.token
         from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
         join workers w on w.id = r.worker_id
         left join clock_in_tokens cit on cit.event_id = ct.event_id and cit.worker_id = w.id
        where ct.event_id = $1 and r.state = 'confirmed' and q.archived_at is null and ct.archived_at is null
        group by w.id, w.name, cit.token
        order by w.name, w.id`,
      [eventId],
    );
    const { key, hashesOf } = this.codes.hasherOf(id);
    const crew = rows.map(({ name, role, token }) => ({
      name,
      role,
      ...(token ? hashesOf(token) : { code: null, token: null }),
    }));
    const version = createHash('sha256').update(JSON.stringify(crew)).digest('base64url');
    return { version: version.slice(0, 22), key: key.toString('base64url'), crew };
  }
}
