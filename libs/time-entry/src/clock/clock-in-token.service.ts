import { Injectable } from '@nestjs/common';
import {
  assertReached,
  EVENT_BASE_COLUMNS,
  EVENT_JOINS,
  type EventBaseRow,
  zoneOf,
} from '#libs/event';
import { addDays, instantOf, looksLikeUuid } from '#libs/kernel';
import type { Worker } from '#libs/labor';
import type { Prefixed, RowOf, Work } from '#libs/platform';
import type { ClockInToken } from './clock-in-token.entity.js';
import { ClockInTokenExpired, ClockInTokenUnknown } from '../time-entry.errors.js';

export interface EventWorkerIds {
  eventId: number;
  workerId: number;
}

/** The worker and the event of a clock-in token. */
export type ClockInTokenDetails = Pick<RowOf<ClockInToken>, 'token'> &
  Prefixed<'worker', Pick<RowOf<Worker>, 'id' | 'name' | 'slug'>> &
  Pick<RowOf<Worker>, 'language'> & { event: EventBaseRow };

/** The tokens in the QR codes of workers: one for each worker and event. */
@Injectable()
export class ClockInTokenService {
  /** The worker's token at the event; null: none was made yet. One statement. */
  async tokenOf(work: Work, { eventId, workerId }: EventWorkerIds): Promise<string | null> {
    const found = await work.row<{ token: string }>(
      'select token from clock_in_tokens where event_id = $1 and worker_id = $2',
      [eventId, workerId],
    );
    return found && found.token;
  }

  /**
   * The worker's token at the event, made now if it is missing (imported rows). Two statements;
   * does not check that the worker is confirmed.
   */
  async findOrCreate(work: Work, ids: EventWorkerIds): Promise<string> {
    const found = await this.tokenOf(work, ids);
    if (found) return found;
    insertMissingTokens(work, [ids]);
    return (await this.tokenOf(work, ids))!;
  }

  /**
   * Looks up a token. It is valid while the worker is confirmed for a call of the event, until the
   * end of the day after its last date in its zone. One statement.
   *
   * @throws ClockInTokenUnknown no such token, or no UUID
   * @throws ClockInTokenExpired too late, or no longer confirmed for anything
   */
  async find(work: Work, token: string): Promise<ClockInTokenDetails> {
    return assertValid(work, await this.findAny(work, token));
  }

  /**
   * Looks up a token for an actor who has to reach the event; also an expired one, whose scan is kept aside.
   *
   * @throws ClockInTokenUnknown no such token, no UUID, or another company's
   * @throws Unauthorized a steward of the company who does not run the event
   */
  async findReached(work: Work, token: string): Promise<ClockInTokenDetails> {
    const found = await this.findAny(work, token);
    assertReached(work.actor, found.event, new ClockInTokenUnknown());
    return found;
  }

  private async findAny(work: Work, token: string): Promise<FoundToken> {
    const found =
      looksLikeUuid(token) &&
      (await work.row<FoundToken>(
        `select cit.token, w.id as worker_id, w.name as worker_name, w.slug as worker_slug, w.language,
                (select to_jsonb(event) from (select ${EVENT_BASE_COLUMNS}) event) as event,
                exists(select 1 from labor_requests r
                         join labor_requirements q on q.id = r.labor_requirement_id
                         join call_times ct on ct.id = q.call_time_id
                        where r.worker_id = cit.worker_id and ct.event_id = cit.event_id and r.state = 'confirmed'
                          and q.archived_at is null and ct.archived_at is null) as confirmed
           from clock_in_tokens cit
           join workers w on w.id = cit.worker_id
           join (${EVENT_JOINS}) on e.id = cit.event_id
          where cit.token = $1 and e.archived_at is null`,
        [token],
      ));
    if (!found) throw new ClockInTokenUnknown();
    return found;
  }
}

type FoundToken = ClockInTokenDetails & { confirmed: boolean };

function isValid({ now }: Work, { confirmed, event }: FoundToken): boolean {
  return confirmed && now < expiryOf(event);
}

function assertValid(work: Work, found: FoundToken): ClockInTokenDetails {
  if (!isValid(work, found)) throw new ClockInTokenExpired();
  return found;
}

/** Makes missing tokens; for `Work.batchWrite`. */
export function insertMissingTokens(work: Work, ids: readonly EventWorkerIds[]): void {
  work.executeWithoutWaiting(
    `insert into clock_in_tokens (event_id, worker_id, created_at)
     select distinct event_id, worker_id, $3::timestamptz from unnest($1::bigint[], $2::bigint[]) as given(event_id, worker_id)
      order by event_id, worker_id
         on conflict (event_id, worker_id) do nothing`,
    [ids.map(({ eventId }) => eventId), ids.map(({ workerId }) => workerId), work.now],
  );
}

function expiryOf(event: EventBaseRow): Date {
  return codesExpireAt(event.end_date ?? event.start_date, zoneOf(event));
}

/** When the codes of an event expire: midnight after the day after its last date, in its zone. */
export function codesExpireAt(lastDate: string, zone: string): Date {
  return instantOf(addDays(lastDate, 2), '00:00', zone);
}
