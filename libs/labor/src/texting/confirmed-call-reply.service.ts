import { Injectable } from '@nestjs/common';
import { displayPhone } from '#libs/kernel';
import { type TextReply, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { ArrivalReportingService } from '../arrivals/arrival-reporting.service.js';
import { isClockedIn } from '../rules/attendance.js';
import { CallBriefQueries } from './call-brief.queries.js';
import { itemOf } from './open-items.js';
import type { TextedRequest } from './phone-situation.queries.js';
import type { TextQuestion } from './rules/open-item.js';
import { TextQuestionService } from './text-question.service.js';
import { wordsOfCall } from '../requests/words-of-call.js';

const HOUR = 60 * 60_000;
/** Milliseconds before and after the start of a call. */
const LATE_AHEAD_MS = 24 * HOUR;
const LATE_AFTER_MS = 2 * HOUR;
/** Milliseconds after its start for which a running call is meant by "the call". */
const IN_MIND_AFTER_MS = 3 * HOUR;

/** Answers texts about confirmed calls: whether to drop one, being late, asking where to go. */
@Injectable()
export class ConfirmedCallReplyService {
  constructor(
    private readonly questions: TextQuestionService,
    private readonly sheets: CallBriefQueries,
    private readonly arrivals: ArrivalReportingService,
  ) {}

  /**
   * Asks about the call of our last question, else about the one that the text refers to.
   *
   * @param calls confirmed ones, the earliest first
   */
  async askToDrop(
    work: Work,
    phoneNumber: string,
    calls: readonly TextedRequest[],
    question: TextQuestion | null,
    reply: TextReply,
  ): Promise<void> {
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    const ahead = calls.filter(({ attendance }) => attendance !== 'worked');
    const next = askedCall(ahead, question) ?? referredCall(ahead, work.now);
    if (!next) return reply.add(dialogue.nothingToDrop);
    if (isClockedIn(next.attendance)) return reply.add(dialogue.clockedIn);
    await this.questions.ask(work, phoneNumber, 'drop', [itemOf('drop', next)]);
    reply.add(dialogue.dropQuestion(wordsOfCall(next)));
  }

  /**
   * Reports lateness for the call of our last question, else for the nearest one.
   *
   * @param minutes null: not stated, so that the worker is asked
   * @param calls confirmed ones, the earliest first
   */
  async reportLate(
    work: Work,
    phoneNumber: string,
    minutes: number | null,
    calls: readonly TextedRequest[],
    question: TextQuestion | null,
    reply: TextReply,
  ): Promise<void> {
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    const call = nearCall(calls, question, work.now);
    if (!call) return reply.add(dialogue.noCallAhead);
    if (minutes === null) {
      await this.questions.ask(work, phoneNumber, 'late', [itemOf('drop', call)]);
      return reply.add(dialogue.howLate(wordsOfCall(call)));
    }
    await this.arrivals.report(work, call, minutes);
    reply.add(dialogue.late(wordsOfCall(call), minutes));
  }

  /** Reports that they are on their way to the call of our last question, else to the nearest one. */
  async reportComing(
    work: Work,
    calls: readonly TextedRequest[],
    question: TextQuestion | null,
    reply: TextReply,
  ): Promise<void> {
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    const call = nearCall(calls, question, work.now);
    if (!call) return reply.add(dialogue.noCallAhead);
    if (call.attendance !== 'none') return reply.add(dialogue.clockedIn);
    await this.arrivals.report(work, call, null);
    reply.add(dialogue.onTheWay(wordsOfCall(call)));
  }

  async sendCallSheet(
    work: Work,
    calls: readonly TextedRequest[],
    reply: TextReply,
  ): Promise<void> {
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    const next = referredCall(calls, work.now);
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
 * The call that a worker's text refers to: the earliest that is in the future or began less than three hours ago, else
 * the one that has been running for longest.
 *
 * @param calls that are not over, the earliest first
 */
export function referredCall(
  calls: readonly TextedRequest[],
  now: Date,
): TextedRequest | undefined {
  const recent = now.getTime() - IN_MIND_AFTER_MS;
  return calls.find(({ starts_at: at }) => at.getTime() > recent) ?? calls[0];
}

/** The call of our last question about coming, else the nearest one. */
function nearCall(
  calls: readonly TextedRequest[],
  question: TextQuestion | null,
  now: Date,
): TextedRequest | undefined {
  const near = calls.filter((call) => isNear(call, now));
  return askedCall(near, question) ?? near[0];
}

/** The call of our last question, where that was about coming to it. */
function askedCall(
  calls: readonly TextedRequest[],
  question: TextQuestion | null,
): TextedRequest | undefined {
  const asked =
    question?.kind === 'late' || question?.kind === 'arrival' ? question.items[0]?.requestId : null;
  return calls.find(({ id }) => id === asked);
}

/** A text about being late can only mean a call of these hours. */
function isNear({ starts_at: at }: TextedRequest, now: Date): boolean {
  const ahead = at.getTime() - now.getTime();
  return ahead > 0 ? ahead <= LATE_AHEAD_MS : -ahead <= LATE_AFTER_MS;
}
