import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EventBaseRow, zoneOf } from '#libs/event';
import type { Work } from '#libs/platform';
import { codesExpireAt } from '../clock/clock-in-token.service.js';
import type { ScanSource } from './scan.entity.js';
import { ScanReadingService } from './scan-reading.service.js';
import { answerOrWait } from './station-scan.service.js';
import {
  type ScanPoint,
  type HandedScan,
  type ScanAnswer,
  ScanTakingService,
} from './scan-taking.service.js';

/** The worker and the event of a code that somebody scans. */
export type ScannedPass = { worker_id: number; event: EventBaseRow };

/**
 * Clocks workers in and out now, from their own page and a steward's scanner: scans like those of a station, at the
 * server's time. Answers instead of throwing, so that a scan that comes to nothing is stored; `clockResultOf` says how it
 * went.
 */
@Injectable()
export class InstantScanService {
  constructor(
    private readonly taking: ScanTakingService,
    private readonly reading: ScanReadingService,
  ) {}

  /**
   * Handles one scan of a worker's code by a steward: clocks out of the running call, else into the nearest one whose window
   * is open.
   *
   * A second scan within ten seconds changes nothing, since a scanner scans again while the code is still in view. Until the
   * scheduled start a scan of a signed-in worker changes nothing.
   */
  toggle(work: Work, pass: ScannedPass): Promise<ScanAnswer> {
    return this.scan(work, pass, 'scanner');
  }

  /**
   * The same by what the scanner of an event read or a steward typed. Callers have checked reach.
   *
   * @throws Throttled too many wrong codes of this user
   */
  async scanAt(
    work: Work,
    event: EventBaseRow & { id: number },
    read: { token: string } | { code: string },
  ): Promise<ScanAnswer> {
    const scan = { id: randomUUID(), deviceAt: work.now, ...read };
    const sent = { offsetMs: 0, scans: [scan] };
    const { answers } = await this.reading.take(work, scanPointOf(work, event, 'scanner'), sent);
    return answerOrWait(answers[0]!);
  }

  /**
   * Clocks into the chosen call, from the worker's own page: within 60 minutes of the call; a worker confirmed late, until it
   * is over.
   */
  clockIn(work: Work, pass: ScannedPass, callTimeId: number): Promise<ScanAnswer> {
    return this.scan(work, pass, 'clock_in_page', { action: 'clock_in', callTimeId });
  }

  /**
   * Clocks out of the chosen call, from the worker's own page; changes nothing before its scheduled
   * start.
   */
  clockOut(work: Work, pass: ScannedPass, callTimeId: number): Promise<ScanAnswer> {
    return this.scan(work, pass, 'clock_in_page', { action: 'clock_out', callTimeId });
  }

  private async scan(
    work: Work,
    { worker_id: workerId, event }: ScannedPass,
    source: ScanSource,
    wanted?: HandedScan['wanted'],
  ): Promise<ScanAnswer> {
    const scan = { id: randomUUID(), deviceAt: work.now, offsetMs: 0, reads: 'token' as const };
    const [answer] = await this.taking.take(work, scanPointOf(work, event, source), [
      { ...scan, workerId, code: 'known', wanted },
    ]);
    return answer!;
  }
}

/** A scan point that belongs to no station is always open. */
function scanPointOf(
  work: Work,
  event: EventBaseRow & { id: number },
  source: ScanSource,
): ScanPoint {
  const zone = zoneOf(event);
  return {
    ...{ companyId: event.company_id, eventId: event.id, stationId: null, source, zone },
    ...{ userId: work.actor.userId, isCanceled: event.canceled, opensAt: null, closesAt: null },
    codesExpireAt: codesExpireAt(event.end_date ?? event.start_date, zone),
  };
}
