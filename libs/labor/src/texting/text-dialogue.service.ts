import { Injectable } from '@nestjs/common';
import { type TextReceived, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { AnswerReplyService } from './answer-reply.service.js';
import { ConfirmedCallReplyService } from './confirmed-call-reply.service.js';
import { MenuReplyService } from './menu-reply.service.js';
import { isCanceledLast, lastAsked, type LastQuestion } from './newest-question.js';
import {
  confirmedRequests,
  currentRequests,
  expectedRequests,
  openItems,
  itemOf,
} from './open-items.js';
import { type PhoneSituation, PhoneSituationQueries } from './phone-situation.queries.js';
import type { OpenItem, TextQuestion } from './rules/open-item.js';
import { closesQuestion, planReply, type TextPlan } from './rules/text-plan.js';
import { StatusReplyService } from './status-reply.service.js';
import { TextQuestionService } from './text-question.service.js';

/** A text, and all that is known about its number. */
interface Heard {
  received: TextReceived;
  situation: PhoneSituation;
  question: TextQuestion | null;
  /** Also where it is not open any more. */
  lastQuestion: LastQuestion | null;
  open: readonly OpenItem[];
}

/** Answers texts by the open questions of their number, in all companies. */
@Injectable()
export class TextDialogueService {
  constructor(
    private readonly situations: PhoneSituationQueries,
    private readonly questions: TextQuestionService,
    private readonly answers: AnswerReplyService,
    private readonly menus: MenuReplyService,
    private readonly calls: ConfirmedCallReplyService,
    private readonly statusReplies: StatusReplyService,
  ) {}

  /** Adds nothing for an unknown number. */
  async answer(work: Work, received: TextReceived): Promise<void> {
    const { phoneNumber, intent, stop } = received;
    const situation = await this.situations.ofPhone(work, phoneNumber, received.text.sender);
    if (situation.contacts.length === 0) return;

    const lastQuestion = await this.questions.last(work, phoneNumber);
    const question = lastQuestion?.is_open ? lastQuestion : null;
    const open = openItems(situation, question);
    const available = currentRequests(situation).filter(({ state }) => state === 'available');
    const context = {
      open,
      question,
      available: available.map((request) => itemOf('offer', request)),
      hasConfirmed: expectedRequests(situation).length > 0,
      lastAskedRequestId: lastAsked(situation, lastQuestion)?.id ?? null,
      isCanceledLast: isCanceledLast(situation, open, lastQuestion),
    };
    const plan = planReply(intent, context, { isStarted: stop.isLifted });
    if (question && closesQuestion(intent, question)) await this.questions.close(work, phoneNumber);
    await this.perform(work, plan, { received, situation, question, lastQuestion, open });
  }

  private async perform(work: Work, plan: TextPlan, heard: Heard): Promise<void> {
    const { situation, question, lastQuestion, open } = heard;
    const { phoneNumber, text, reply, stop } = heard.received;
    switch (plan.does) {
      case 'answer':
        if (!(await this.answers.answer(work, text, plan, situation, reply)))
          await this.sayWhatIsLeft(work, heard);
        return;
      case 'withdraw':
        if (!(await this.answers.withdraw(work, text, plan.calls, situation, reply)))
          await this.sayWhatIsLeft(work, heard);
        return;
      case 'menu':
        return this.menus.show(work, phoneNumber, open, situation, reply);
      case 'status and menu':
        this.statusReplies.sendCanceled(work, situation, reply);
        return this.menus.show(work, phoneNumber, open, situation, reply);
      case 'withdraw menu':
        return this.menus.showWithdrawals(work, phoneNumber, withdrawable(situation), reply);
      case 'keep all':
        return reply.add(TEXT_TEMPLATES[reply.language].dialogue.nothingChanged);
      case 'ask to drop': {
        const confirmed = confirmedRequests(situation);
        return this.calls.askToDrop(work, phoneNumber, confirmed, question, reply);
      }
      case 'late': {
        const confirmed = confirmedRequests(situation);
        return this.calls.reportLate(work, phoneNumber, plan.minutes, confirmed, question, reply);
      }
      case 'coming':
        return this.calls.reportComing(work, confirmedRequests(situation), question, reply);
      case 'sheet':
        return this.calls.sendCallSheet(work, confirmedRequests(situation), reply);
      case 'stop':
        return this.answers.stop(work, text, reply);
      case 'help':
        return this.statusReplies.help(situation, stop.isInForce, reply);
      case 'status':
        return this.statusReplies.sendStatus(work, situation, lastQuestion, reply);
      case 'link':
        return this.statusReplies.sendLink(work, situation, open, lastQuestion, reply);
      case 'nothing':
    }
  }

  /** Everything that the text answers was deleted meanwhile. */
  private async sayWhatIsLeft(work: Work, heard: Heard): Promise<void> {
    const { received, situation, lastQuestion, open } = heard;
    const left = open.filter(
      ({ requestId }) =>
        requestId === null || situation.requests.some(({ id }) => id === requestId),
    );
    if (left.length === 0)
      return this.statusReplies.sendStatus(work, situation, lastQuestion, received.reply);
    await this.menus.show(work, received.phoneNumber, left, situation, received.reply);
  }
}

function withdrawable(situation: PhoneSituation): PhoneSituation['requests'] {
  const expected = expectedRequests(situation);
  return currentRequests(situation).filter(
    (request) => request.state === 'available' || expected.includes(request),
  );
}
