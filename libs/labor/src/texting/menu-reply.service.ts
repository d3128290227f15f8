import { Injectable } from '@nestjs/common';
import { LinkService, type MenuEntry, type TextReply, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { wordsOfCall, wordsOfOffer } from '../requests/words-of-call.js';
import { itemOf } from './open-items.js';
import type { PhoneSituation, TextedRequest } from './phone-situation.queries.js';
import type { OpenItem } from './rules/open-item.js';
import { companyNameOf } from './texted-contact.js';
import { TextQuestionService } from './text-question.service.js';

/** Longest menu; the link shows the rest. */
const MAX_MENU_ITEMS = 5;

/** Sends numbered menus; the numbers of later texts refer to them. */
@Injectable()
export class MenuReplyService {
  constructor(
    private readonly questions: TextQuestionService,
    private readonly links: LinkService,
  ) {}

  async show(
    work: Work,
    phoneNumber: string,
    open: readonly OpenItem[],
    situation: PhoneSituation,
    reply: TextReply,
  ): Promise<void> {
    const listed = open.slice(0, MAX_MENU_ITEMS);
    await this.questions.ask(work, phoneNumber, 'menu', listed);
    const hidden = findRequest(open[MAX_MENU_ITEMS], situation);
    const more = hidden ? this.links.confirm(work, hidden.event_slug, hidden.token_short) : null;
    reply.add(
      TEXT_TEMPLATES[reply.language].dialogue.menu(
        listed.map((item) => entryOf(work, item, situation)),
        more,
      ),
    );
  }

  /** Lists the calls that a worker may give up: confirmed and accepted ones. */
  async showWithdrawals(
    work: Work,
    phoneNumber: string,
    requests: readonly TextedRequest[],
    reply: TextReply,
  ): Promise<void> {
    const listed = requests.slice(0, MAX_MENU_ITEMS);
    const items = listed.map((request) => itemOf('offer', request));
    await this.questions.ask(work, phoneNumber, 'withdraw', items);
    reply.add(TEXT_TEMPLATES[reply.language].dialogue.withdrawMenu(listed.map(wordsOfCall)));
  }
}

function entryOf(work: Work, item: OpenItem, situation: PhoneSituation): MenuEntry {
  const request = findRequest(item, situation);
  if (item.kind === 'consent' || !request) {
    const asking = situation.contacts.find((contact) => contact.company_id === item.companyId);
    return { asks: 'consent', company: companyNameOf(asking!) };
  }
  return item.kind === 'offer'
    ? { asks: 'offer', call: wordsOfOffer(request, work.now) }
    : { asks: item.kind, call: wordsOfCall(request) };
}

function findRequest(
  item: OpenItem | undefined,
  { requests }: PhoneSituation,
): TextedRequest | undefined {
  return item && requests.find(({ id }) => id === item.requestId);
}
