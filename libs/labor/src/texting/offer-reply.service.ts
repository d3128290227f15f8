import { Injectable } from '@nestjs/common';
import {
  type AnsweredCalls,
  type CallDetails,
  type ConflictingCalls,
  LinkService,
  type TextReply,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import type { Work } from '#libs/platform';
import { type CallConflict, CallConflictQueries } from '../requests/call-conflict.queries.js';
import { RequestAnsweringService } from '../requests/request-answering.service.js';
import { isRefused, type RequestTransition, type Refusal } from '../rules/request-states.js';
import type { ListedCall } from './text-question.entity.js';
import { TextQuestionService } from './text-question.service.js';
import { openOfferOf, type TextedRequest, TextedRequestQueries } from './texted-request.queries.js';
import { wordsOfCall, wordsOfOffer } from '../requests/words-of-call.js';

/** More are not told by text; the page behind the link tells all. */
const MAX_CONFLICTS = 3;
/** Longest menu; the link shows the rest. */
const MAX_MENU_ITEMS = 5;

type Outcome = keyof AnsweredCalls | 'told by its own message';

/** Answers offers by text, with the same verb as links and pages. */
@Injectable()
export class OfferReplyService {
  constructor(
    private readonly answering: RequestAnsweringService,
    private readonly situations: TextedRequestQueries,
    private readonly questions: TextQuestionService,
    private readonly conflicts: CallConflictQueries,
    private readonly links: LinkService,
  ) {}

  /** Sends a numbered menu of the open offers; the numbers of later texts refer to it. */
  async showMenu(
    work: Work,
    phoneNumber: string,
    offers: readonly TextedRequest[],
    reply: TextReply,
  ): Promise<void> {
    const shown = offers.slice(0, MAX_MENU_ITEMS);
    await this.questions.ask(
      work,
      phoneNumber,
      'menu',
      shown.map(openOfferOf).map(({ requestId, startsAt }) => ({ requestId, startsAt })),
    );
    const hidden = offers[MAX_MENU_ITEMS];
    const more = hidden ? this.links.confirm(work, hidden.event_slug, hidden.token_short) : null;
    reply.add(
      TEXT_TEMPLATES[reply.language].dialogue.menu(
        shown.map((offer) => wordsOfOffer(offer, work.now)),
        more,
      ),
    );
  }

  /**
   * Answers the calls of a menu; calls that have moved or ended since are reported as gone.
   *
   * @returns false when all of them were deleted, so that nothing can be said about them
   */
  async answer(
    work: Work,
    phoneNumber: string,
    answer: 'yes' | 'no',
    calls: readonly ListedCall[],
    reply: TextReply,
  ): Promise<boolean> {
    const requests = await this.situations.byIds(
      work,
      phoneNumber,
      calls.map(({ requestId }) => requestId),
    );
    const startsAt = new Map(calls.map((call) => [call.requestId, call.startsAt]));
    const asShown = requests.filter(
      (request) => request.starts_at.toISOString() === startsAt.get(request.id),
    );
    const moves = await this.answering.performAll(
      work,
      asShown.map(({ id }) => ({ requestId: id, action: `available_${answer}` as const })),
      'worker',
    );

    const told: Record<Outcome, CallDetails[]> = {
      available: [],
      confirmed: [],
      declined: [],
      gone: [],
      'told by its own message': [],
    };
    asShown.forEach((request, at) => told[outcomeOf(moves[at]!)].push(wordsOfCall(request)));
    for (const request of requests)
      if (!asShown.includes(request)) told.gone.push(wordsOfCall(request));
    const text = TEXT_TEMPLATES[reply.language].dialogue.answered(told);
    if (text) reply.add(text);
    else if (asShown.length > 0) reply.answerSeparately();
    const accepted = asShown.filter((_, at) => isAccepted(moves[at]!));
    await this.warn(work, accepted, reply);
    return requests.length > 0;
  }

  /** Of calls of all companies: nobody but the number itself reads the reply. */
  private async warn(
    work: Work,
    accepted: readonly TextedRequest[],
    reply: TextReply,
  ): Promise<void> {
    const ids = accepted.map(({ id }) => id);
    const found = await this.conflicts.acceptedOfRequestsUnchecked(work, ids, 'all');
    const conflicts = accepted.flatMap((request) =>
      (found.get(request.id) ?? []).map((conflict) => wordsOfConflict(request, conflict)),
    );
    if (conflicts.length > 0)
      reply.add(
        TEXT_TEMPLATES[reply.language].dialogue.conflicts(conflicts.slice(0, MAX_CONFLICTS)),
      );
  }
}

function isAccepted(move: RequestTransition | Refusal): boolean {
  return !isRefused(move) && (move.to === 'available' || move.to === 'confirmed');
}

function wordsOfConflict(
  { company_id: companyId }: TextedRequest,
  { callName, kind, restMinutes, other }: CallConflict,
): ConflictingCalls {
  return {
    call: callName,
    other: { ...wordsOfCall(other), date: other.date },
    isOtherCompany: other.company_id !== companyId,
    restHours: kind === 'overlap' ? null : String(Math.round(restMinutes / 6) / 10),
  };
}

/** Newly confirmed workers also get the confirmation text. */
function outcomeOf(move: RequestTransition | Refusal): Outcome {
  if (isRefused(move)) return 'gone';
  if (move.to === 'confirmed') return move.repeated ? 'confirmed' : 'told by its own message';
  return move.to === 'available' ? 'available' : 'declined';
}
