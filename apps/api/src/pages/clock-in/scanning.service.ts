import { Injectable } from '@nestjs/common';
import type { EventRow } from '#libs/event';
import { DomainError } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  ClockInTokenService,
  ClockQueries,
  type ClockResult,
  ClockService,
  CodeOfAnotherEvent,
} from '#libs/time-entry';
import { type ScanAnswer, scanAnswer } from '../frame/scan-answer.js';
import type { ScanOutcome } from '../frame/scanner.words.js';
import { parseScanned } from './parse-scanned.js';

const REFUSALS: Readonly<Record<string, ScanOutcome>> = {
  'clock_in_token.unknown': 'unknown_code',
  'clock_in_token.expired': 'code_expired',
  'station.another_event': 'another_event',
  'clock.nothing_to_do': 'no_call',
  'clock.outside_window': 'no_call',
  'time_entry.event_canceled': 'event_canceled',
};

/** What a scanned or typed code of a worker comes to at an event. */
@Injectable()
export class ScanningService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: ClockInTokenService,
    private readonly clock: ClockService,
    private readonly queries: ClockQueries,
  ) {}

  /** @param code a link, a token; refusals are answers, too */
  async scan(by: Caller, event: EventRow, code: string): Promise<ScanAnswer> {
    const scanned = parseScanned(code);
    if (!scanned) return scanAnswer('unreadable');
    if ('code' in scanned) return scanAnswer('unknown_code');
    const { token } = scanned;
    try {
      return await this.unitOfWork.as(by, async (work) => {
        const pass = await this.tokens.findReached(work, token);
        if (pass.event.id !== event.id) throw new CodeOfAnotherEvent();
        const result = await this.clock.toggle(work, pass.worker_id, event.id, 'scanner');
        const calls = await this.queries.callsUnchecked(work, pass.worker_id, event.id);
        const role = calls.find(({ name }) => name === result.callName)?.role ?? null;
        return answerOf(result, pass.worker_name, role);
      });
    } catch (error) {
      const outcome = error instanceof DomainError ? outcomeOf(error) : undefined;
      if (!outcome) throw error;
      return scanAnswer(outcome);
    }
  }
}

/** What a refusal of the clock is to a scanner; undefined: something else went wrong. */
export function outcomeOf({ code }: DomainError): ScanOutcome | undefined {
  return REFUSALS[code];
}

function answerOf(result: ClockResult, name: string, role: string | null): ScanAnswer {
  const about = { name, role, call: result.callName };
  if (result.action === 'still_in')
    return scanAnswer('still_in', { ...about, at: result.since.toISOString() });
  const outcome = result.action === 'clock_in' ? 'clocked_in' : 'clocked_out';
  return scanAnswer(outcome, { ...about, at: result.countedAt.toISOString() });
}
