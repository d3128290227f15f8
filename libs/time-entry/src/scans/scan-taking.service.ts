import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { DecidedScan } from './decided-scan.js';
import { HoursReplayService } from './hours-replay.service.js';
import { correctedTime } from './rules/corrected-time.js';
import { type ScanPointTimes, scanException } from './rules/scan-exception.js';
import { type ScanException, type ScanDecision, sentenceOf } from './rules/scan-outcome.js';
import type { FirstAnswer } from './scan.entity.js';
import {
  insertScans,
  type NewScan,
  readAnswers,
  type ScannedBy,
  storeDecisions,
} from './scan.rows.js';
import type { ScanInReplay } from './worker-timeline.js';

/** A scan point of an event: a station, a signed-in steward's scanner, or a worker's own page. */
export type ScanPoint = ScannedBy &
  ScanPointTimes & {
    isCanceled: boolean;
    /** IANA name of the event's zone. */
    zone: string;
  };

/** Whose code was read. */
export interface ReadCode {
  /** Null: nobody's of this company. */
  workerId: number | null;
  code: 'known' | 'of another event' | 'unknown';
}

/** One scan as a scan point hands it in. */
export interface HandedScan extends ReadCode {
  /** UUID drawn by the device. */
  id: string;
  /** By the device's clock. */
  deviceAt: Date;
  offsetMs: number;
  reads: 'token' | 'code';
  /** Chosen on the worker's own page. */
  wanted?: { action: 'clock_in' | 'clock_out'; callTimeId: number };
}

/** The answer to a scan; the same for every repetition. */
export interface ScanAnswer extends FirstAnswer {
  id: string;
  /** When it was scanned, ISO; null: not told. */
  at: string | null;
  /** Null: not told. */
  workerName: string | null;
  /** IANA name: of the hours, else of the event. */
  zone: string;
}

/** Takes scans from every scan point, online and offline, in any order and with any repetition. */
@Injectable()
export class ScanTakingService {
  constructor(private readonly replays: HoursReplayService) {}

  /**
   * Stores scans and replays the hours of their workers, in one transaction for all of a batch: the statements are the same
   * for one scan and for a hundred. Never throws because of a scan: each gets its answer.
   *
   * @param handed at most a hundred
   * @returns the answers in the given order
   */
  async take(work: Work, point: ScanPoint, handed: readonly HandedScan[]): Promise<ScanAnswer[]> {
    // Of the same id twice in a batch the first counts.
    const reversed = [...handed].reverse();
    const scans = new Map(reversed.map((scan) => [scan.id, asNewScan(scan, point, work.now)]));
    const added = await insertScans(work, point, [...scans.values()]);
    const fresh = [...scans.values()].filter(({ id }) => added.has(id));
    const decided = await this.replays.add(
      work,
      { id: point.eventId, isCanceled: point.isCanceled },
      fresh.filter(({ outcome }) => outcome !== 'kept').map((scan) => asInReplay(scan, point)),
    );
    const first = new Map(decided.filter(({ id }) => added.has(id)).map((each) => [each.id, each]));
    storeDecisions(
      work,
      decided.map((each) => ({
        ...{ id: each.id, decision: each.decision },
        firstAnswer: added.has(each.id) ? firstAnswerOf(each.decision, each) : null,
      })),
    );
    const answers = await this.answers(work, point, [...scans.keys()]);
    if ([...answers.values()].some(({ id, outcome }) => added.has(id) && outcome === 'kept'))
      work.hint({ topic: 'area', companyId: point.companyId, area: 'stations' });
    return handed.map(({ id }) => {
      const answer = answers.get(id) ?? unanswerable(id, point);
      return { ...answer, zone: first.get(id)?.zone ?? answer.zone };
    });
  }

  private async answers(
    work: Work,
    point: ScanPoint,
    ids: readonly string[],
  ): Promise<Map<string, ScanAnswer>> {
    const stored = await readAnswers(work, point.eventId, ids);
    return new Map(
      stored.map(({ id, at, worker_name, first_answer }) => [
        id,
        {
          id,
          at: at.toISOString(),
          ...first_answer,
          zone: point.zone,
          workerName: isTold(first_answer) ? worker_name : null,
        },
      ]),
    );
  }
}

/** A scan point that was closed, or another event's code, tells no name. */
function isTold({ sentence }: FirstAnswer): boolean {
  return sentence !== 'station_ended' && sentence !== 'another_event';
}

function asNewScan(scan: HandedScan, point: ScanPoint, receivedAt: Date): NewScan {
  const { id, deviceAt, offsetMs, reads, code, workerId, wanted } = scan;
  const { at, isAhead } = correctedTime({ deviceAt, offsetMs, receivedAt });
  const reason = scanException({ at, receivedAt, isAhead, code }, point);
  const decision: ScanDecision = reason
    ? { outcome: 'kept', reason }
    : { outcome: 'refused', reason: 'no_call' };
  return {
    ...{ id, deviceAt, offsetMs, reads, at, workerId },
    wantedAction: wanted?.action ?? null,
    wantedCallTimeId: wanted?.callTimeId ?? null,
    outcome: decision.outcome,
    sentence: sentenceOf(decision),
    firstAnswer: firstAnswerOf(decision, null),
  };
}

function asInReplay(scan: NewScan, { source, userId }: ScanPoint): ScanInReplay {
  return {
    ...{ id: scan.id, worker_id: scan.workerId, at: scan.at, source, user_id: userId },
    wanted_action: scan.wantedAction,
    wanted_call_time_id: scan.wantedCallTimeId,
    judgement: null,
  };
}

/** What a scan point says about a decision. */
function firstAnswerOf(
  decision: ScanDecision,
  decided: Pick<DecidedScan, 'request'> | null,
): FirstAnswer {
  const { outcome } = decision;
  const ended = outcome === 'out' || outcome === 'still_out' ? decision.countedAt : null;
  const since =
    outcome === 'in' ? decision.countedAt : outcome === 'still_in' ? decision.since : null;
  return {
    outcome,
    sentence: sentenceOf(decision),
    role: decided?.request?.role ?? null,
    call: decided?.request?.call_name ?? null,
    since: since?.toISOString() ?? null,
    until: ended?.toISOString() ?? null,
  };
}

/** The id belongs to a scan at another event. */
function unanswerable(id: string, { zone }: ScanPoint): ScanAnswer {
  const reason: ScanException = 'unknown_code';
  const answer = firstAnswerOf({ outcome: 'kept', reason }, null);
  return { id, at: null, ...answer, workerName: null, zone };
}
