import { Injectable } from '@nestjs/common';
import { displayPhone } from '#libs/kernel';
import { type TextReply, TEXT_TEMPLATES } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { AttendanceService } from '../requests/attendance.service.js';
import { RequestAnsweringService } from '../requests/request-answering.service.js';
import { WorkerLate } from '../requests/labor-request.facts.js';
import { requestIdsOf } from '../requests/request-in-context.rows.js';
import { type Attendance, isClockedIn } from '../rules/attendance.js';
import { isRefused } from '../rules/request-states.js';
import { CallSheetQueries } from './call-sheet.queries.js';
import type { ListedCall } from './text-question.entity.js';
import { TextQuestionService } from './text-question.service.js';
import type { TextedRequest } from './texted-request.queries.js';
import { wordsOfCall } from '../requests/words-of-call.js';

const HOUR = 60 * 60_000;
/** Milliseconds: a text about being late can only mean a call this close. */
const LATE_AHEAD_MS = 24 * HOUR;
const LATE_AFTER_MS = 2 * HOUR;
/** So long after its start, a running call is what somebody means who texts about "the call". */
const IN_MIND_AFTER_MS = 3 * HOUR;

/** Answers texts about confirmed calls: dropping one, being late, asking where to go. */
@Injectable()
export class ConfirmedCallReplyService {
  constructor(
    private readonly answering: RequestAnsweringService,
    private readonly questions: TextQuestionService,
    private readonly sheets: CallSheetQueries,
    private readonly attendances: AttendanceService,
    private readonly facts: FactBus,
  ) {}

  /** @param calls confirmed ones, the earliest first */
  async askToDrop(
    work: Work,
    phoneNumber: string,
    calls: readonly TextedRequest[],
    reply: TextReply,
  ): Promise<void> {
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    const attendances = await this.attendances.ofRequests(
      work,
      calls.map(({ id }) => id),
    );
    const attendanceOf = ({ id }: TextedRequest): Attendance => attendances.get(id)!.attendance;
    const next = callInMind(
      calls.filter((call) => attendanceOf(call) !== 'worked'),
      work.now,
    );
    if (!next) return reply.add(dialogue.nothingToDrop);
    if (isClockedIn(attendanceOf(next))) return reply.add(dialogue.clockedIn);
    await this.questions.ask(work, phoneNumber, 'drop', [
      { requestId: next.id, startsAt: next.starts_at.toISOString() },
    ]);
    reply.add(dialogue.dropQuestion(wordsOfCall(next)));
  }

  /** Drops the call that was asked about; asks again when that call has changed since. */
  async drop(
    work: Work,
    phoneNumber: string,
    shown: ListedCall,
    calls: readonly TextedRequest[],
    reply: TextReply,
  ): Promise<void> {
    await this.questions.close(work, phoneNumber);
    const call = findUnmoved(shown, calls);
    if (!call) return this.askToDrop(work, phoneNumber, calls, reply);
    const [move] = await this.answering.performAll(
      work,
      [{ requestId: call.id, action: 'cancel' }],
      'worker',
    );
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    if (!isRefused(move!)) return reply.add(dialogue.dropped(wordsOfCall(call)));
    reply.add(move.refused === 'request.clocked_in' ? dialogue.clockedIn : dialogue.nothingToDrop);
  }

  async keep(
    work: Work,
    phoneNumber: string,
    shown: ListedCall,
    calls: readonly TextedRequest[],
    reply: TextReply,
  ): Promise<void> {
    await this.questions.close(work, phoneNumber);
    const call = findUnmoved(shown, calls);
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    reply.add(call ? dialogue.kept(wordsOfCall(call)) : dialogue.noCallAhead);
  }

  /** @param minutes null: not stated */
  async reportLate(
    work: Work,
    minutes: number | null,
    calls: readonly TextedRequest[],
    reply: TextReply,
  ): Promise<void> {
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    const call = calls.find(
      ({ starts_at: at }) =>
        Math.abs(at.getTime() - work.now.getTime()) <=
        (at > work.now ? LATE_AHEAD_MS : LATE_AFTER_MS),
    );
    if (!call) return reply.add(dialogue.noCallAhead);
    if (minutes === null) return reply.add(dialogue.howLate);
    await this.facts.record(work, new WorkerLate(requestIdsOf(call), minutes));
    reply.add(dialogue.late(wordsOfCall(call), minutes));
  }

  async sendCallSheet(
    work: Work,
    calls: readonly TextedRequest[],
    reply: TextReply,
  ): Promise<void> {
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    const next = callInMind(calls, work.now);
    if (!next) return reply.add(dialogue.noCallAhead);
    const { address, note, contact } = await this.sheets.ofRequestUnchecked(work, next.id);
    const phone = contact.phone && displayPhone(contact.phone);
    reply.add(
      dialogue.callSheet({
        ...wordsOfCall(next),
        role: next.skill,
        venue: next.location_name,
        address,
        note,
        contact: { ...contact, phone },
      }),
    );
  }
}

/**
 * The call that somebody means who texts about theirs: the earliest that is to come or began less than three hours ago, else
 * the one that has been running for longest.
 *
 * @param calls that are not over, the earliest first
 */
export function callInMind(calls: readonly TextedRequest[], now: Date): TextedRequest | undefined {
  const recent = now.getTime() - IN_MIND_AFTER_MS;
  return calls.find(({ starts_at: at }) => at.getTime() > recent) ?? calls[0];
}

function findUnmoved(
  shown: ListedCall,
  calls: readonly TextedRequest[],
): TextedRequest | undefined {
  return calls.find(
    ({ id, starts_at: at }) => id === shown.requestId && at.toISOString() === shown.startsAt,
  );
}
