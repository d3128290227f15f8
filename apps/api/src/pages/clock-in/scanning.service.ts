import { Injectable } from '@nestjs/common';
import type { EventRow } from '#libs/event';
import { Throttled } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { ClockService, type ScanAnswer as TakenScan, type ScanSentence } from '#libs/time-entry';
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
    private readonly clock: ClockService,
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
export function answerOf({
  sentence,
  workerName: name,
  role,
  call,
  since,
  until,
}: TakenScan): ScanAnswer {
  const outcome = sentence as Exclude<ScanSentence, OwnPageSentence>;
  return scanAnswer(outcome, { name, role, call, at: since ?? until });
}
