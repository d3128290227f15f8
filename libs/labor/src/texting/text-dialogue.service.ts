import { Injectable } from '@nestjs/common';
import { type JobWords, Links, type Reply, TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { ConfirmedCalls } from './confirmed-calls.service.js';
import { OfferAnswers } from './offer-answers.service.js';
import { planFor } from './rules/text-plan.js';
import { TextQuestions } from './text-questions.js';
import {
  offerOf,
  openOffers,
  type TextedRequest,
  TextingSituations,
} from './texting-situation.queries.js';

/** Answers what people text about jobs. */
@Injectable()
export class TextDialogue {
  constructor(
    private readonly situations: TextingSituations,
    private readonly questions: TextQuestions,
    private readonly offers: OfferAnswers,
    private readonly calls: ConfirmedCalls,
    private readonly links: Links,
  ) {}

  /** To a stranger, and where there is nothing to link to, somebody else has to say something. */
  async answer(work: Work, phoneNumber: string, words: JobWords, reply: Reply): Promise<void> {
    const requests = await this.situations.of(work, phoneNumber);
    if (requests.length === 0 && (await this.situations.language(work, phoneNumber)) === null)
      return;

    const offers = openOffers(requests, work.now);
    const confirmed = requests.filter(({ state }) => state === 'confirmed');
    const plan = planFor(words, {
      offers: offers.map(offerOf),
      question: await this.questions.open(work, phoneNumber),
    });
    switch (plan.does) {
      case 'answer':
        if (await this.offers.answer(work, phoneNumber, plan.answer, plan.calls, reply)) return;
        return offers.length > 0
          ? this.offers.showMenu(work, phoneNumber, offers, reply)
          : this.sayLink(work, requests, reply);
      case 'menu':
        return this.offers.showMenu(work, phoneNumber, offers, reply);
      case 'ask to drop':
        return this.calls.askToDrop(work, phoneNumber, confirmed, reply);
      case 'drop':
      case 'keep':
        return this.calls[plan.does](work, phoneNumber, plan.call, confirmed, reply);
      case 'late':
        return this.calls.late(
          work,
          words.word === 'late' ? words.minutes : null,
          confirmed,
          reply,
        );
      case 'sheet':
        return this.calls.sheet(work, confirmed, reply);
      case 'link':
        return this.sayLink(work, requests, reply);
    }
  }

  /** Of the latest open offer, else of the next call; whoever has neither hears nothing from us. */
  private sayLink(work: Work, requests: readonly TextedRequest[], reply: Reply): void {
    const ahead = requests.filter((request) => request.starts_at > work.now);
    const latest = ahead
      .filter(({ state }) => state === 'pending')
      .sort((a, b) => sentAt(b) - sentAt(a) || b.id - a.id)[0];
    const linked = latest ?? ahead[0];
    if (linked)
      reply.say(
        TEMPLATES[reply.language].replies.automated(
          this.links.confirm(work, linked.event_slug, linked.token_short),
        ),
      );
  }
}

function sentAt(request: TextedRequest): number {
  return request.sent_at?.getTime() ?? 0;
}
