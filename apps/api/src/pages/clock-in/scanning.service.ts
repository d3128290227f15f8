import { Injectable } from '@nestjs/common';
import type { EventRow } from '#libs/event';
import { Throttled } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  InstantScanService,
  type ScanAnswer as TakenScan,
  type ScanSentence,
} from '#libs/time-entry';
import { type ScanAnswer, scanAnswer } from '../frame/scan-answer.js';
import { parseScanned } from './parse-scanned.js';

/** Only a worker's own page is answered like this. */
type OwnPageSentence = Extract<
  ScanSentence,
  'not_in' | 'already_in' | 'already_out' | 'outside_window' | 'another_call'
>;

/** What a scanned or typed code of a worker comes to at an event. */
@Injectable()
export class ScanningService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: InstantScanService,
  ) {}

  /** @param code a link, a token, six characters; refusals are answers, too */
  async scan(by: Caller, event: EventRow, code: string): Promise<ScanAnswer> {
    const scanned = parseScanned(code);
    if (!scanned) return scanAnswer('unreadable');
    try {
      return answerOf(
        await this.unitOfWork.as(by, (work) => this.clock.scanAt(work, event, scanned)),
      );
    } catch (error) {
      if (!(error instanceof Throttled)) throw error;
      return scanAnswer('too_many_wrong_codes');
    }
  }
}

/** What was taken, as a scanner shows it. */
export function answerOf(taken: TakenScan): ScanAnswer {
  const { sentence, workerName: name, role, call } = taken;
  const outcome = sentence as Exclude<ScanSentence, OwnPageSentence>;
  return scanAnswer(outcome, { name, role, call, ...timesOf(taken) });
}

/** When somebody came or went, and from or until when it counts; ISO. Of a refused scan neither. */
export function timesOf({
  outcome,
  at,
  since,
  until,
}: TakenScan): Pick<ScanAnswer, 'at' | 'counted'> {
  if (outcome === 'still_in') return { at: since, counted: null };
  return since || until ? { at, counted: since ?? until } : { at: null, counted: null };
}
