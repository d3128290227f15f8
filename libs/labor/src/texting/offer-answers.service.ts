import { Injectable } from '@nestjs/common';
import { type AnsweredCalls, type CallWords, Links, type Reply, TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { Answering } from '../requests/answering.service.js';
import { isRefused, type Move, type Refusal } from '../rules/request-states.js';
import type { ShownCall } from './text-question.entity.js';
import { TextQuestions } from './text-questions.js';
import { offerOf, type TextedRequest, TextingSituations } from './texting-situation.queries.js';
import { wordsOfCall } from './words-of-call.js';

/** A menu is short; the link shows the rest. */
const LONGEST_MENU = 5;

type Outcome = keyof AnsweredCalls | 'told by its own message';

/** Offers answered by text: the same verb as the link and the pages, hence the same rules, feed lines and promotion. */
@Injectable()
export class OfferAnswers {
  constructor(
    private readonly answering: Answering,
    private readonly situations: TextingSituations,
    private readonly questions: TextQuestions,
    private readonly links: Links,
  ) {}

  /** Numbers the open offers; from now on, a number means what is shown here. */
  async showMenu(
    work: Work,
    phoneNumber: string,
    offers: readonly TextedRequest[],
    reply: Reply,
  ): Promise<void> {
    const shown = offers.slice(0, LONGEST_MENU);
    await this.questions.ask(
      work,
      phoneNumber,
      'menu',
      shown.map(offerOf).map(({ requestId, startsAt }) => ({ requestId, startsAt })),
    );
    const hidden = offers[LONGEST_MENU];
    const more = hidden ? this.links.confirm(work, hidden.event_slug, hidden.token_short) : null;
    reply.say(TEMPLATES[reply.language].dialogue.menu(shown.map(wordsOfCall), more));
  }

  /**
   * Answers calls as they were shown; one that has moved or is over since is told to be gone.
   *
   * @returns false when all of them were deleted: there is nothing to say about them
   */
  async answer(
    work: Work,
    phoneNumber: string,
    answer: 'yes' | 'no',
    calls: readonly ShownCall[],
    reply: Reply,
  ): Promise<boolean> {
    const requests = await this.situations.shown(
      work,
      phoneNumber,
      calls.map(({ requestId }) => requestId),
    );
    const startsAt = new Map(calls.map((call) => [call.requestId, call.startsAt]));
    const asShown = requests.filter(
      (request) => request.starts_at.toISOString() === startsAt.get(request.id),
    );
    const moves = await this.answering.moveAll(
      work,
      asShown.map(({ id }) => ({ requestId: id, action: `available_${answer}` as const })),
      'worker',
    );

    const told: Record<Outcome, CallWords[]> = {
      available: [],
      confirmed: [],
      declined: [],
      gone: [],
      'told by its own message': [],
    };
    asShown.forEach((request, at) => told[outcomeOf(moves[at]!)].push(wordsOfCall(request)));
    for (const request of requests)
      if (!asShown.includes(request)) told.gone.push(wordsOfCall(request));
    const text = TEMPLATES[reply.language].dialogue.answered(told);
    if (text) reply.say(text);
    else if (asShown.length > 0) reply.sayNothing();
    return requests.length > 0;
  }
}

/** Whoever becomes confirmed gets the confirmation, as by any other way. */
function outcomeOf(move: Move | Refusal): Outcome {
  if (isRefused(move)) return 'gone';
  if (move.to === 'confirmed') return move.repeated ? 'confirmed' : 'told by its own message';
  return move.to === 'available' ? 'available' : 'declined';
}
