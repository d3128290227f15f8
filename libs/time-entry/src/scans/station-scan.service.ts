import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EVENT_JOINS } from '#libs/event';
import { Invalid, looksLikeUuid, Throttled } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import { codesExpireAt } from '../clock/clock-in-token.service.js';
import type { Station } from '../stations/station.entity.js';
import { hashOfStationToken } from '../stations/station.service.js';
import { StationUnknown } from '../time-entry.errors.js';
import { ScanReadingService, type SentScanAnswer, type SentScans } from './scan-reading.service.js';
import type { ScanPoint, ScanAnswer } from './scan-taking.service.js';

type DoorRow = Pick<
  RowOf<Station>,
  'id' | 'event_id' | 'created_at' | 'expires_at' | 'revoked_at'
> & {
  company_id: number;
  canceled: boolean;
  last_date: string;
  time_zone: string;
};

/** After too many wrong codes. */
const WAIT_SECONDS = 600;

/** Scans of stations: of a tablet that was offline, and of one scan at a time. */
@Injectable()
export class StationScanService {
  constructor(private readonly reading: ScanReadingService) {}

  /**
   * Takes a batch of a station, also of one that has ended: what was scanned before its end counts.
   *
   * @returns the event's zone beside the answers
   * @throws StationUnknown no such token, no UUID, or ended long ago
   */
  async take(
    work: Work,
    token: string,
    sent: SentScans,
  ): Promise<{ answers: SentScanAnswer[]; wrongCodes: number; zone: string }> {
    const point = await this.scanPoint(
      work,
      token,
      sent.scans.some(({ code }) => code !== undefined),
    );
    work.batchWrite(this.noteHeard, point.stationId!);
    return { ...(await this.reading.take(work, point, sent)), zone: point.zone };
  }

  /**
   * One scan now, of a device that asks for each.
   *
   * @throws StationUnknown
   * @throws Throttled too many wrong codes
   */
  async scanNow(
    work: Work,
    token: string,
    read: { token: string } | { code: string },
  ): Promise<ScanAnswer> {
    const scan = { id: randomUUID(), deviceAt: work.now, ...read };
    const { answers } = await this.take(work, token, { offsetMs: 0, scans: [scan] });
    return answerOrWait(answers[0]!);
  }

  /**
   * The same for a QR code that may be none.
   *
   * @throws StationUnknown
   * @throws Invalid naming `worker_token`: no UUID
   */
  async clock(work: Work, token: string, workerToken: string): Promise<ScanAnswer> {
    if (looksLikeUuid(workerToken)) return this.scanNow(work, token, { token: workerToken });
    await this.scanPoint(work, token, false);
    throw Invalid.field('worker_token', "Not a worker's code. Scan the QR code of the worker.");
  }

  /** Runs right before the commit, not at every request. A station locked by another request is skipped. */
  private readonly noteHeard = (work: Work, stationIds: readonly number[]): void => {
    work.executeWithoutWaiting(
      `update stations set last_heard_at = $2
        where id in (select st.id from stations st where st.id = any($1)
                        and (st.last_heard_at is null or st.last_heard_at < $2::timestamptz - interval '30 seconds')
                        for no key update skip locked)`,
      [stationIds, work.now],
    );
  };

  /** @param lock codes of one scan point are judged one batch after the other, so that guesses are counted */
  private async scanPoint(work: Work, token: string, lock: boolean): Promise<ScanPoint> {
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
}

/** @throws Throttled it was not judged */
export function answerOrWait(answer: SentScanAnswer): ScanAnswer {
  if ('later' in answer) throw new Throttled(WAIT_SECONDS);
  return answer;
}
