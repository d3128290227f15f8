import { Injectable } from '@nestjs/common';
import { displayPhone } from '#libs/kernel';
import { type Reply, TEMPLATES } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { Answering } from '../requests/answering.service.js';
import { WorkerLate } from '../requests/labor-request.facts.js';
import { placeOf } from '../requests/placed-request.rows.js';
import { isRefused } from '../rules/request-states.js';
import { CallSheetQueries } from './call-sheet.queries.js';
import type { ShownCall } from './text-question.entity.js';
import { TextQuestions } from './text-questions.js';
import type { TextedRequest } from './texting-situation.queries.js';
import { wordsOfCall } from './words-of-call.js';

const HOUR = 60 * 60_000;
/** Nobody is late for a call of next week. */
const LATE_AHEAD_MS = 24 * HOUR;
const LATE_AFTER_MS = 2 * HOUR;

/** Texts about calls that somebody is confirmed for: giving one back, being late, asking where to go. */
@Injectable()
export class ConfirmedCalls {
  constructor(
    private readonly answering: Answering,
    private readonly questions: TextQuestions,
    private readonly sheets: CallSheetQueries,
    private readonly facts: FactBus,
  ) {}

  /** @param calls confirmed ones, the earliest first */
  async askToDrop(
    work: Work,
    phoneNumber: string,
    calls: readonly TextedRequest[],
    reply: Reply,
  ): Promise<void> {
    const { dialogue } = TEMPLATES[reply.language];
    const next = calls.find((call) => call.starts_at > work.now);
    if (!next) return reply.say(dialogue.nothingToDrop);
    await this.questions.ask(work, phoneNumber, 'drop', [
      { requestId: next.id, startsAt: next.starts_at.toISOString() },
    ]);
    reply.say(dialogue.dropQuestion(wordsOfCall(next)));
  }

  /** Drops the call that was asked about; where that one has changed since, it is asked again. */
  async drop(
    work: Work,
    phoneNumber: string,
    shown: ShownCall,
    calls: readonly TextedRequest[],
    reply: Reply,
  ): Promise<void> {
    await this.questions.close(work, phoneNumber);
    const call = asShown(shown, calls);
    if (!call) return this.askToDrop(work, phoneNumber, calls, reply);
    const [move] = await this.answering.moveAll(
      work,
      [{ requestId: call.id, action: 'cancel' }],
      'worker',
    );
    const { dialogue } = TEMPLATES[reply.language];
    reply.say(isRefused(move!) ? dialogue.nothingToDrop : dialogue.dropped(wordsOfCall(call)));
  }

  async keep(
    work: Work,
    phoneNumber: string,
    shown: ShownCall,
    calls: readonly TextedRequest[],
    reply: Reply,
  ): Promise<void> {
    await this.questions.close(work, phoneNumber);
    const call = asShown(shown, calls);
    const { dialogue } = TEMPLATES[reply.language];
    reply.say(call ? dialogue.kept(wordsOfCall(call)) : dialogue.noCallAhead);
  }

  /** @param minutes null: they did not say */
  async late(
    work: Work,
    minutes: number | null,
    calls: readonly TextedRequest[],
    reply: Reply,
  ): Promise<void> {
    const { dialogue } = TEMPLATES[reply.language];
    const call = calls.find(
      ({ starts_at: at }) =>
        Math.abs(at.getTime() - work.now.getTime()) <=
        (at > work.now ? LATE_AHEAD_MS : LATE_AFTER_MS),
    );
    if (!call) return reply.say(dialogue.noCallAhead);
    if (minutes === null) return reply.say(dialogue.howLate);
    await this.facts.record(work, new WorkerLate(placeOf(call), minutes));
    reply.say(dialogue.late(wordsOfCall(call), minutes));
  }

  async sheet(work: Work, calls: readonly TextedRequest[], reply: Reply): Promise<void> {
    const { dialogue } = TEMPLATES[reply.language];
    const [next] = calls;
    if (!next) return reply.say(dialogue.noCallAhead);
    const { address, note, contact } = await this.sheets.of(work, next.id);
    const phone = contact.phone && displayPhone(contact.phone);
    reply.say(
      dialogue.callSheet({
        ...wordsOfCall(next),
        role: next.skill,
        place: next.location_name,
        address,
        note,
        contact: { ...contact, phone },
      }),
    );
  }
}

function asShown(shown: ShownCall, calls: readonly TextedRequest[]): TextedRequest | undefined {
  return calls.find(
    ({ id, starts_at: at }) => id === shown.requestId && at.toISOString() === shown.startsAt,
  );
}
