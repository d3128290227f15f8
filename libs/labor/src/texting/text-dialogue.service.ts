import { Injectable } from '@nestjs/common';
import { type JobIntent, LinkService, type TextReply, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { callInMind, ConfirmedCallReplyService } from './confirmed-call-reply.service.js';
import { OfferReplyService } from './offer-reply.service.js';
import { planReply } from './rules/text-plan.js';
import { TextQuestionService } from './text-question.service.js';
import {
  openOfferOf,
  openOffers,
  type TextedRequest,
  TextedRequestQueries,
} from './texted-request.queries.js';

/** Answers texts about jobs. */
@Injectable()
export class TextDialogueService {
  constructor(
    private readonly situations: TextedRequestQueries,
    private readonly questions: TextQuestionService,
    private readonly offers: OfferReplyService,
    private readonly calls: ConfirmedCallReplyService,
    private readonly links: LinkService,
  ) {}

  /**
   * Adds nothing for unknown numbers, or where there is nothing to link to; other followers may
   * answer.
   */
  async answer(work: Work, phoneNumber: string, words: JobIntent, reply: TextReply): Promise<void> {
    const requests = await this.situations.currentOfPhone(work, phoneNumber);
    if (requests.length === 0 && (await this.situations.language(work, phoneNumber)) === null)
      return;

    const offers = openOffers(requests);
    const confirmed = requests.filter(({ state }) => state === 'confirmed');
    const plan = planReply(words, {
      offers: offers.map(openOfferOf),
      question: await this.questions.open(work, phoneNumber),
    });
    switch (plan.does) {
      case 'answer':
        if (await this.offers.answer(work, phoneNumber, plan.answer, plan.calls, reply)) return;
        return offers.length > 0
          ? this.offers.showMenu(work, phoneNumber, offers, reply)
          : this.replyWithLink(work, requests, reply);
      case 'menu':
        return this.offers.showMenu(work, phoneNumber, offers, reply);
      case 'ask to drop':
        return this.calls.askToDrop(work, phoneNumber, confirmed, reply);
      case 'drop':
      case 'keep':
        return this.calls[plan.does](work, phoneNumber, plan.call, confirmed, reply);
      case 'late':
        return this.calls.reportLate(
          work,
          words.word === 'late' ? words.minutes : null,
          confirmed,
          reply,
        );
      case 'sheet':
        return this.calls.sendCallSheet(work, confirmed, reply);
      case 'link':
        return this.replyWithLink(work, requests, reply);
    }
  }

  /** Of the latest open offer, else of the call they may mean; whoever has neither hears nothing from us. */
  private replyWithLink(work: Work, requests: readonly TextedRequest[], reply: TextReply): void {
    const latest = requests
      .filter(({ state }) => state === 'pending')
      .sort((a, b) => sentAt(b) - sentAt(a) || b.id - a.id)[0];
    const linked = latest ?? callInMind(requests, work.now);
    if (linked)
      reply.add(
        TEXT_TEMPLATES[reply.language].replies.automated(
          this.links.confirm(work, linked.event_slug, linked.token_short),
        ),
      );
  }
}

function sentAt(request: TextedRequest): number {
  return request.sent_at?.getTime() ?? 0;
}
