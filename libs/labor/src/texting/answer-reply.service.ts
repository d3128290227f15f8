import { Injectable } from '@nestjs/common';
import {
  type AnsweredCalls,
  type CallDetails,
  ConsentAnswerService,
  type IncomingText,
  TEXT_TEMPLATES,
  type TextReply,
} from '#libs/messaging';
import type { Work } from '#libs/platform';
import { RequestAnsweringService } from '../requests/request-answering.service.js';
import { wordsOfCall } from '../requests/words-of-call.js';
import {
  isRefused,
  type Refusal,
  type RefusalCode,
  type RequestAction,
  type RequestTransition,
} from '../rules/request-states.js';
import { TimeChangeService } from '../time-changes/time-change.service.js';
import { ConfirmedCallReplyService } from './confirmed-call-reply.service.js';
import { ConflictReplyService } from './conflict-reply.service.js';
import { findUnmoved } from './open-items.js';
import type { PhoneSituation, TextedRequest } from './phone-situation.queries.js';
import type { ListedItem } from './rules/open-item.js';
import { companyNameOf } from './texted-contact.js';

type Outcome = keyof AnsweredCalls;
type OutcomeCalls = Record<Outcome, CallDetails[]>;

interface Deed {
  request: TextedRequest;
  action: RequestAction;
}

/** Outcomes of refused answers; codes that are missing here mean that it is no longer open. */
const REFUSED: Partial<Record<RefusalCode, Outcome>> = {
  'request.call_over': 'over',
  'request.event_canceled': 'canceled',
};

/** Performs the answers of a text, by the same services as links and pages. */
@Injectable()
export class AnswerReplyService {
  constructor(
    private readonly answering: RequestAnsweringService,
    private readonly timeChanges: TimeChangeService,
    private readonly consents: ConsentAnswerService,
    private readonly conflicts: ConflictReplyService,
    private readonly calls: ConfirmedCallReplyService,
  ) {}

  /** @returns false when everything is gone, so that there is nothing to reply */
  async answer(
    work: Work,
    text: IncomingText,
    { answer, about }: { answer: 'yes' | 'no'; about: readonly ListedItem[] },
    situation: PhoneSituation,
    reply: TextReply,
  ): Promise<boolean> {
    const those = (kind: ListedItem['kind']): ListedItem[] =>
      about.filter((item) => item.kind === kind);
    const companyIds = those('consent').map(({ companyId }) => companyId);
    if (answer === 'yes' && companyIds.length > 0)
      await this.consents.accept(work, text, companyIds, reply);
    if (answer === 'no' && companyIds.length > 0) sayNotConsented(companyIds, situation, reply);

    for (const item of those('time_change'))
      await this.answerTimeChange(work, item, answer, situation, reply);
    if (answer === 'no')
      for (const item of those('drop')) this.keep(findUnmoved(item, situation.requests), reply);
    // A no to a menu leaves a call as it is: dropping it takes an OUT.
    if (answer === 'yes')
      for (const item of those('arrival')) await this.come(work, item, situation, reply);
    const calls = answer === 'yes' ? [...those('offer'), ...those('drop')] : those('offer');
    await this.perform(work, text, calls, situation, reply, ({ id }) =>
      calls.some(({ requestId, kind }) => requestId === id && kind === 'drop')
        ? 'cancel'
        : `available_${answer}`,
    );
    return reply.isAnswered;
  }

  /** A no to the consent question; neither the carrier nor we reply. */
  async stop(work: Work, text: IncomingText, reply: TextReply): Promise<void> {
    await this.consents.stop(work, text);
    reply.answerElsewhere();
  }

  /** Takes back a yes, or drops a confirmed call. @returns as `answer` */
  async withdraw(
    work: Work,
    text: IncomingText,
    calls: readonly ListedItem[],
    situation: PhoneSituation,
    reply: TextReply,
  ): Promise<boolean> {
    await this.perform(work, text, calls, situation, reply, ({ state }) =>
      state === 'confirmed' ? 'cancel' : 'available_no',
    );
    return reply.isAnswered;
  }

  private async answerTimeChange(
    work: Work,
    item: ListedItem,
    answer: 'yes' | 'no',
    situation: PhoneSituation,
    reply: TextReply,
  ): Promise<void> {
    const request = findUnmoved(item, situation.requests);
    const token = request?.time_change_token;
    if (!request || !token || !(await this.timeChanges.answerIfOpen(work, token, answer === 'no')))
      return;
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    reply.add(dialogue.newTime(wordsOfCall(request), answer === 'yes'));
    if (answer === 'yes') await this.conflicts.warn(work, [request], reply);
  }

  private async come(
    work: Work,
    item: ListedItem,
    situation: PhoneSituation,
    reply: TextReply,
  ): Promise<void> {
    const request = findUnmoved(item, situation.requests);
    if (request?.state === 'confirmed')
      await this.calls.reportComing(work, [request], { kind: 'arrival', items: [item] }, reply);
  }

  private keep(call: TextedRequest | undefined, reply: TextReply): void {
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    if (call) reply.add(dialogue.kept(wordsOfCall(call)));
  }

  /** Calls that were moved, canceled or deleted since the menu are reported and left unchanged. */
  private async perform(
    work: Work,
    text: IncomingText,
    calls: readonly ListedItem[],
    situation: PhoneSituation,
    reply: TextReply,
    actionFor: (request: TextedRequest) => RequestAction,
  ): Promise<void> {
    const answered: OutcomeCalls = noOutcomes();
    const deeds: Deed[] = [];
    for (const call of calls) {
      const request = situation.requests.find(({ id }) => id === call.requestId);
      if (!request) continue;
      if (request.is_archived) answered.canceled.push(wordsOfCall(request));
      else if (findUnmoved(call, [request])) deeds.push({ request, action: actionFor(request) });
      else answered.gone.push(wordsOfCall(request));
    }
    const moves = await this.answering.performAll(
      work,
      deeds.map(({ request, action }) => ({ requestId: request.id, action })),
      'worker',
    );
    const { dialogue } = TEXT_TEMPLATES[reply.language];
    deeds.forEach((deed, at) => {
      const outcome = outcomeOf(moves[at]!, deed, text);
      if (outcome === 'there') reply.add(dialogue.clockedIn);
      else if (outcome === 'answered by its own text') reply.answerElsewhere();
      else answered[outcome].push(wordsOfCall(deed.request));
    });
    const sentences = dialogue.answered(answered);
    if (sentences) reply.add(sentences);
    const accepted = deeds.filter((_, at) => isAccepted(moves[at]!));
    await this.conflicts.warn(
      work,
      accepted.map(({ request }) => request),
      reply,
    );
  }
}

/** Their questions stay open: only a no to the single open question stops texts. */
function sayNotConsented(
  companyIds: readonly number[],
  { contacts }: PhoneSituation,
  reply: TextReply,
): void {
  const asking = contacts.filter((contact) => companyIds.includes(contact.company_id));
  reply.add(TEXT_TEMPLATES[reply.language].replies.notConsented(asking.map(companyNameOf)));
}

/** The confirmation goes to the worker's main number; an answer from another number gets a reply. */
function outcomeOf(
  move: RequestTransition | Refusal,
  { request, action }: Deed,
  text: IncomingText,
): Outcome | 'answered by its own text' | 'there' {
  if (isRefused(move)) {
    const isThere = move.refused === 'request.clocked_in' || move.refused === 'request.worked';
    return isThere ? 'there' : (REFUSED[move.refused] ?? 'gone');
  }
  if (action === 'cancel') return 'dropped';
  if (move.to === 'confirmed')
    return move.repeated || text.from !== request.phone_number
      ? 'confirmed'
      : 'answered by its own text';
  if (move.to === 'available') return request.is_full ? 'waiting' : 'available';
  return 'declined';
}

function isAccepted(move: RequestTransition | Refusal): boolean {
  return !isRefused(move) && (move.to === 'available' || move.to === 'confirmed');
}

function noOutcomes(): OutcomeCalls {
  return {
    ...{ available: [], waiting: [], confirmed: [], declined: [] },
    ...{ dropped: [], over: [], canceled: [], gone: [] },
  };
}
