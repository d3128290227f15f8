import { Injectable } from '@nestjs/common';
import { EVENT_JOINS } from '#libs/event';
import { looksLikeUuid } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { ClockInCodeService } from '../clock/clock-in-code.service.js';
import { parseCode } from '../clock/rules/clock-in-code.js';
import {
  type ScanPoint,
  type HandedScan,
  type ReadCode,
  type ScanAnswer,
  ScanTakingService,
} from './scan-taking.service.js';

/** One scan as a device sends it; exactly one of token and code. */
export interface SentScan {
  id: string;
  deviceAt: Date;
  token?: string;
  code?: string;
}

/** `later`: neither judged nor stored, since too many wrong codes came from this scan point. */
export type SentScanAnswer = ScanAnswer | { id: string; later: true };

export interface SentScans {
  /** Server's clock minus device's clock. */
  offsetMs: number;
  scans: readonly SentScan[];
  /** False: codes wait, for reasons of the caller's. */
  codesAllowed?: boolean;
}

/** Wrong codes, and unknown QR codes, that a scan point may hand in within ten minutes. */
const WRONG_CODES = 10;
const WRONG_TOKENS = 100;
const MINUTES = 10;

/** Finds out whose codes a scan point has read, and takes the scans. */
@Injectable()
export class ScanReadingService {
  constructor(
    private readonly taking: ScanTakingService,
    private readonly codes: ClockInCodeService,
  ) {}

  /**
   * Four statements more than `ScanTakingService.take`, at most. After too many wrong codes all others wait; what is stored
   * already gets its first answer again, and its code does not count twice.
   *
   * @returns an answer for each scan, in the given order, and how many codes were wrong
   */
  async take(
    work: Work,
    point: ScanPoint,
    { offsetMs, scans, codesAllowed = true }: SentScans,
  ): Promise<{ answers: SentScanAnswer[]; wrongCodes: number }> {
    const tokens = scans.flatMap(({ token }) => (token ? [token.toLowerCase()] : []));
    const codes = scans.flatMap(({ code }) => (code ? [parseCode(code) ?? ''] : []));
    const [owners, workers, wrong] = await Promise.all([
      this.ownersOf(work, point, tokens),
      this.codes.workersOf(work, point.eventId, codes),
      this.wrongOnesOf(
        work,
        point,
        scans.map(({ id }) => id),
      ),
    ]);
    const left = {
      code: codesAllowed ? WRONG_CODES - wrong.codes : 0,
      token: WRONG_TOKENS - wrong.tokens,
    };
    const handed: HandedScan[] = [];
    const judged = new Set(wrong.stored);
    let wrongCodes = 0;
    for (const { id, deviceAt, token, code } of scans) {
      const reads = token ? 'token' : 'code';
      const isRepeated = judged.has(id);
      if (!isRepeated && left[reads] <= 0) continue;
      const workerId = code ? workers.get(parseCode(code) ?? '') : undefined;
      const known: ReadCode | undefined = token
        ? owners.get(token.toLowerCase())
        : workerId === undefined
          ? undefined
          : { workerId, code: 'known' };
      if (!known && !isRepeated) {
        left[reads]--;
        if (reads === 'code') wrongCodes++;
      }
      judged.add(id);
      handed.push({ id, deviceAt, offsetMs, reads, ...(known ?? NOBODY) });
    }
    const taken = await this.taking.take(work, point, handed);
    const answers = new Map(taken.map((answer) => [answer.id, answer]));
    return {
      wrongCodes,
      answers: scans.map(({ id }) => answers.get(id) ?? { id, later: true }),
    };
  }

  /** Whose QR codes these are; of another company, only that they are valid. One statement. */
  private async ownersOf(
    work: Work,
    { companyId, eventId }: ScanPoint,
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

  /** How many this scan point has handed in of late, and which of these scans the event has already. One statement. */
  private async wrongOnesOf(
    work: Work,
    { eventId, stationId, userId }: ScanPoint,
    ids: readonly string[],
  ): Promise<WrongOnes> {
    const counted = await work.row<WrongOnes>(
      `select count(*) filter (where sc.reads = 'code')::int as codes, count(*) filter (where sc.reads = 'token')::int as tokens,
              array(select sc.id from scans sc where sc.id = any($5::uuid[]) and sc.event_id = $1) as stored
         from scans sc
        where sc.event_id = $1 and sc.station_id is not distinct from $2 and sc.user_id is not distinct from $3
          and sc.sentence = 'unknown_code' and sc.received_at > $4::timestamptz - interval '${MINUTES} minutes'`,
      [eventId, stationId, userId, work.now, ids],
    );
    return counted!;
  }
}

interface WrongOnes {
  codes: number;
  tokens: number;
  stored: string[];
}

/** At the instant $3: an expired code of another company is unknown. */
const VALID_NOW = `
  (($3::timestamptz at time zone coalesce(l.time_zone, c.time_zone))::date < coalesce(e.end_date, e.start_date) + 2
   and exists (select from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
                where r.worker_id = cit.worker_id and ct.event_id = e.id and r.state = 'confirmed' and q.archived_at is null and ct.archived_at is null))`;

const NOBODY: ReadCode = { workerId: null, code: 'unknown' };
