import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Event, EVENT_JOINS, EventQueries, type EventRow } from '#libs/event';
import { looksLikeUuid, NotFound } from '#libs/kernel';
import { FactBus, type RowOf, type Work } from '#libs/platform';
import { Station } from './station.entity.js';
import { StationExpired, StationUnknown } from '../time-entry.errors.js';
import { StationOpened, StationRenamed, StationRevoked } from '../time-entry.facts.js';

const LIFETIME_MS = 24 * 60 * 60_000;

export interface NewStation {
  /** Shown once; only its SHA-256 is stored. */
  token: string;
  expiresAt: Date;
  event: EventRow;
}

/** A station as its own page shows it. */
export type StationRow = Pick<RowOf<Station>, 'id' | 'event_id' | 'expires_at'> &
  Pick<RowOf<Event>, 'event_name' | 'company_id'> & {
    /** IANA name of the event's zone. */
    time_zone: string;
  };

/** A station as managers list it. */
export type ListedStation = Pick<
  RowOf<Station>,
  'id' | 'name' | 'created_at' | 'expires_at' | 'revoked_at' | 'last_heard_at'
>;

const LISTED = 'id, name, created_at, expires_at, revoked_at, last_heard_at';

/** Stations of an event; there may be several. */
@Injectable()
export class StationService {
  constructor(
    private readonly events: EventQueries,
    private readonly facts: FactBus,
  ) {}

  /**
   * Makes a station with a link for 24 hours. Others of the event go on.
   *
   * @param name blank: none
   * @throws NotFound, Unauthorized the actor does not reach the event
   */
  async create(work: Work, eventSlug: string, name = ''): Promise<NewStation> {
    const event = await this.events.reached(work, eventSlug);
    const token = randomUUID();
    const expiresAt = new Date(work.now.getTime() + LIFETIME_MS);
    const values = {
      eventId: event.id,
      name: name.trim() || null,
      tokenHash: hashOfStationToken(token),
      createdByUserId: work.actor.userId,
      createdAt: work.now,
      expiresAt,
    };
    const { identifiers } = await work.tx.insert(Station, values);
    await this.facts.record(
      work,
      new StationOpened(event.company_id, event.id, identifiers[0]!['id'] as number, expiresAt),
    );
    return { token, expiresAt, event };
  }

  /**
   * Looks up the station of a link.
   *
   * @throws StationUnknown no such token, or no UUID
   * @throws StationExpired expired or revoked
   */
  async find(work: Work, token: string): Promise<StationRow> {
    if (!looksLikeUuid(token)) throw new StationUnknown();
    const station = await work.row<StationRow & { revoked_at: Date | null }>(
      `select st.id, st.event_id, e.company_id, e.event_name, st.expires_at, st.revoked_at, coalesce(l.time_zone, c.time_zone) as time_zone
         from stations st join (${EVENT_JOINS}) on e.id = st.event_id and e.archived_at is null
        where st.token_hash = $1`,
      [hashOfStationToken(token)],
    );
    if (!station) throw new StationUnknown();
    if (station.revoked_at || work.now >= station.expires_at) throw new StationExpired();
    return station;
  }

  /**
   * The event's stations, newest first, including ended ones.
   *
   * @throws NotFound, Unauthorized the actor does not reach the event
   */
  async listForEvent(work: Work, eventSlug: string): Promise<ListedStation[]> {
    const event = await this.events.reached(work, eventSlug);
    return work.rows<ListedStation>(
      `select ${LISTED} from stations where event_id = $1 order by id desc`,
      [event.id],
    );
  }

  /**
   * Names a station, also an ended one.
   *
   * @param name blank: none
   * @returns the station
   * @throws NotFound, Unauthorized the actor does not reach the event, or it has no such station
   */
  async rename(
    work: Work,
    eventSlug: string,
    stationId: number,
    name: string,
  ): Promise<ListedStation> {
    const event = await this.events.reached(work, eventSlug);
    const station = await this.lock(work, event.id, stationId);
    const after = { name: name.trim() || null };
    if (after.name === station.name) return station;
    await work.tx.update(Station, stationId, after);
    const before = { name: station.name };
    await this.facts.record(work, new StationRenamed(event.company_id, stationId, before, after));
    return { ...station, ...after };
  }

  /**
   * Revokes a station, whose page and scans are refused from then on; repeating it is harmless.
   *
   * @returns the station
   * @throws NotFound, Unauthorized the actor does not reach the event, or it has no such station
   */
  async revoke(work: Work, eventSlug: string, stationId: number): Promise<ListedStation> {
    const event = await this.events.reached(work, eventSlug);
    const station = await this.lock(work, event.id, stationId);
    if (station.revoked_at) return station;
    await work.tx.update(Station, stationId, { revokedAt: work.now });
    await this.facts.record(work, new StationRevoked(event.company_id, event.id, stationId));
    return { ...station, revoked_at: work.now };
  }

  private async lock(work: Work, eventId: number, stationId: number): Promise<ListedStation> {
    const station = await work.row<ListedStation>(
      `select ${LISTED} from stations where id = $1 and event_id = $2 for update`,
      [stationId, eventId],
    );
    if (!station) throw new NotFound('Station');
    return station;
  }
}

/** How a station's token is stored. */
export function hashOfStationToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
