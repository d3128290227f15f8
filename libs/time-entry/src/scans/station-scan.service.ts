import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { EVENT_JOINS } from '#libs/event';
import { Invalid, looksLikeUuid } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import { ClockInCodeService } from '../clock/clock-in-code.service.js';
import { codesExpireAt } from '../clock/clock-in-token.service.js';
import { parseCode } from '../clock/rules/clock-in-code.js';
import { hashOfStationToken } from '../stations/station.service.js';
import type { Station } from '../stations/station.entity.js';
import { StationUnknown } from '../time-entry.errors.js';
import {
  type Door,
  type HandedScan,
  type ReadCode,
  ScanTakingService,
} from './scan-taking.service.js';
import type { ScanAnswer } from './scan-taking.service.js';

/** One scan as a station sends it; exactly one of token and code. */
export interface StationScan {
  id: string;
  deviceAt: Date;
  token?: string;
  code?: string;
}

/** `later`: neither judged nor stored, since too many wrong codes came from this door. */
export type StationAnswer = ScanAnswer | { id: string; later: true };

/** Wrong codes, and unknown QR codes, that a door may hand in within ten minutes. */
const WRONG_CODES = 10;
const WRONG_TOKENS = 100;
const MINUTES = 10;

type DoorRow = Pick<
  RowOf<Station>,
  'id' | 'event_id' | 'created_at' | 'expires_at' | 'revoked_at'
> & {
  company_id: number;
  canceled: boolean;
  last_date: string;
  time_zone: string;
};

/** Scans of stations: of a tablet that was offline, and of one scan at a time. */
@Injectable()
export class StationScanService {
  constructor(
    private readonly taking: ScanTakingService,
    private readonly codes: ClockInCodeService,
  ) {}

  /**
   * Takes a batch of a station, also of one that has ended: what was scanned before its end counts.
   *
   * @param offsetMs server's clock minus device's clock
   * @param codesAllowed false: codes wait, for reasons of the caller's
   * @throws StationUnknown no such token, no UUID, or ended long ago
   */
  async take(
    work: Work,
    token: string,
    offsetMs: number,
    scans: readonly StationScan[],
    codesAllowed = true,
  ): Promise<{ answers: StationAnswer[]; wrongCodes: number; zone: string }> {
    const door = await this.door(
      work,
      token,
      scans.some(({ code }) => code !== undefined),
    );
    const { handed, wrongCodes } = await this.read(work, door, offsetMs, scans, codesAllowed);
    const answers = new Map(
      (await this.taking.take(work, door, handed)).map((answer) => [answer.id, answer]),
    );
    return {
      wrongCodes,
      zone: door.zone,
      answers: scans.map(({ id }): StationAnswer => answers.get(id) ?? { id, later: true }),
    };
  }

  /**
   * One scan now, of a device that asks for each.
   *
   * @throws StationUnknown
   * @throws Invalid naming `worker_token`: no UUID
   */
  async clock(work: Work, token: string, workerToken: string): Promise<ScanAnswer> {
    const door = await this.door(work, token, false);
    if (!looksLikeUuid(workerToken))
      throw Invalid.field('worker_token', "Not a worker's code. Scan the QR code of the worker.");
    const scan = { id: randomUUID(), deviceAt: work.now, token: workerToken.toLowerCase() };
    const whose = await this.ownersOf(work, door, [scan.token]);
    const code = whose.get(scan.token) ?? NOBODY;
    const { id, deviceAt } = scan;
    const handed: HandedScan = { id, deviceAt, offsetMs: 0, reads: 'token', ...code };
    const [answer] = await this.taking.take(work, door, [handed]);
    return answer!;
  }

  /** @param lock codes of one door are judged one batch after the other, so that guesses are counted */
  private async door(
    work: Work,
    token: string,
    lock: boolean,
  ): Promise<Door & { stationId: number }> {
    if (!looksLikeUuid(token)) throw new StationUnknown();
    const row = await work.row<DoorRow>(
      `select st.id, st.event_id, st.created_at, st.expires_at, st.revoked_at, e.company_id, e.canceled,
              coalesce(e.end_date, e.start_date)::text as last_date, coalesce(l.time_zone, c.time_zone) as time_zone
         from stations st join (${EVENT_JOINS}) on e.id = st.event_id and e.archived_at is null
        where st.token_hash = $1 ${lock ? 'for update of st' : ''}`,
      [hashOfStationToken(token)],
    );
    if (!row) throw new StationUnknown();
    const { time_zone: zone, revoked_at: revokedAt, expires_at: expiresAt } = row;
    return {
      ...{ companyId: row.company_id, eventId: row.event_id, stationId: row.id, zone },
      ...{ userId: null, source: 'station', isCanceled: row.canceled, opensAt: row.created_at },
      closesAt: revokedAt && revokedAt < expiresAt ? revokedAt : expiresAt,
      codesExpireAt: codesExpireAt(row.last_date, zone),
    };
  }

  /** Finds out whose codes were read; after too many wrong ones all others wait. */
  private async read(
    work: Work,
    door: Door & { stationId: number },
    offsetMs: number,
    scans: readonly StationScan[],
    codesAllowed: boolean,
  ): Promise<{ handed: HandedScan[]; wrongCodes: number }> {
    const tokens = scans.flatMap(({ token }) => (token ? [token.toLowerCase()] : []));
    const codes = scans.flatMap(({ code }) => (code ? [parseCode(code) ?? ''] : []));
    const [owners, workers, wrong] = await Promise.all([
      this.ownersOf(work, door, tokens),
      this.codes.workersOf(work, door.eventId, codes),
      this.wrongOnesOf(work, door.stationId),
    ]);
    const left = {
      code: codesAllowed ? WRONG_CODES - wrong.codes : 0,
      token: WRONG_TOKENS - wrong.tokens,
    };
    const handed: HandedScan[] = [];
    let wrongCodes = 0;
    for (const { id, deviceAt, token, code } of scans) {
      const reads = token ? 'token' : 'code';
      if (left[reads] <= 0) continue;
      const workerId = code ? workers.get(parseCode(code) ?? '') : undefined;
      const known: ReadCode | undefined = token
        ? owners.get(token.toLowerCase())
        : workerId === undefined
          ? undefined
          : { workerId, code: 'known' };
      if (!known) left[reads]--;
      if (!known && reads === 'code') wrongCodes++;
      handed.push({ id, deviceAt, offsetMs, reads, ...(known ?? NOBODY) });
    }
    return { handed, wrongCodes };
  }

  /** Whose QR codes these are; of another company, only that they are valid. One statement. */
  private async ownersOf(
    work: Work,
    { companyId, eventId }: Door,
    tokens: readonly string[],
  ): Promise<Map<string, ReadCode>> {
    const wanted = tokens.filter(looksLikeUuid);
    if (wanted.length === 0) return new Map();
    const rows = await work.rows<{ token: string; event_id: number; worker_id: number | null }>(
      `select cit.token, cit.event_id, case when e.company_id = $2 then cit.worker_id end as worker_id
         from clock_in_tokens cit join (${EVENT_JOINS}) on e.id = cit.event_id
        where cit.token = any($1::uuid[]) and e.archived_at is null and (e.company_id = $2 or ${VALID_NOW})`,
      [wanted, companyId, work.now],
    );
    return new Map(
      rows.map(({ token, event_id, worker_id: workerId }) => [
        token,
        { workerId, code: event_id === eventId ? 'known' : 'of another event' },
      ]),
    );
  }

  private async wrongOnesOf(
    work: Work,
    stationId: number,
  ): Promise<{ codes: number; tokens: number }> {
    const counted = await work.row<{ codes: number; tokens: number }>(
      `select count(*) filter (where sc.reads = 'code')::int as codes, count(*) filter (where sc.reads = 'token')::int as tokens
         from scans sc where sc.station_id = $1 and sc.sentence = 'unknown_code' and sc.received_at > $2::timestamptz - interval '${MINUTES} minutes'`,
      [stationId, work.now],
    );
    return counted!;
  }
}

/** At the instant $3: an expired code of another company is unknown. */
const VALID_NOW = `
  (($3::timestamptz at time zone coalesce(l.time_zone, c.time_zone))::date < coalesce(e.end_date, e.start_date) + 2
   and exists (select from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
                where r.worker_id = cit.worker_id and ct.event_id = e.id and r.state = 'confirmed' and q.archived_at is null and ct.archived_at is null))`;

const NOBODY: ReadCode = { workerId: null, code: 'unknown' };
