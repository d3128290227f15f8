import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import {
  ArrivalAskingService,
  LaborRequirementQueries,
  OfferWithdrawingService,
  ReplacingService,
  RequestAnsweringService,
  RequestQueries,
} from '#libs/labor';
import type { Work } from '#libs/platform';
import type { Notice } from '../frame/notice.js';
import type { BoardForm } from './call-board.form.js';
import type { CALL_BOARD_WORDS } from './call-board.words.js';

type Words = (typeof CALL_BOARD_WORDS)['en'];

/** Does what a tap on the board of a call asks for, by the verbs that REST calls. */
@Injectable()
export class CallBoardService {
  constructor(
    private readonly requests: RequestQueries,
    private readonly requirements: LaborRequirementQueries,
    private readonly asking: ArrivalAskingService,
    private readonly replacing: ReplacingService,
    private readonly withdrawing: OfferWithdrawingService,
    private readonly answering: RequestAnsweringService,
  ) {}

  /** @throws NotFound, Unauthorized, Invalid as the verb */
  async act(work: Work, callId: number, form: BoardForm, words: Words): Promise<Notice> {
    const { done } = words;
    if (form.action === 'stop') {
      const place = await this.requirements.reachedIds(work, form.labor ?? '');
      if (place.callTimeId !== callId) throw new NotFound('LaborRequirement');
      return said(done.withdrawn(await this.withdrawing.withdraw(work, place.requirementId)));
    }
    const { id, name } = await this.requests.onCall(work, callId, form.request_id ?? 0);
    switch (form.action) {
      case 'text': {
        const outcome = await this.asking.ask(work, id);
        if (outcome === 'sent' || outcome === 'repeated') return said(done[outcome](name));
        return { tone: 'warning', lines: [done.untold(name)] };
      }
      case 'replace': {
        const { asked, repeated } = await this.replacing.replace(work, id);
        if (repeated) return said(done.already);
        return asked > 0 ? said(done.asked(asked)) : { tone: 'warning', lines: [done.nobody] };
      }
      case 'no_show':
        await this.answering.perform(work, id, 'no_show', 'manager');
        return said(done.noShow(name));
      case 'showed_up':
        await this.answering.perform(work, id, 'showed_up', 'manager');
        return said(done.showedUp(name));
      case 'confirm':
        await this.answering.perform(work, id, 'confirm', 'manager');
        return said(done.confirmed(name));
    }
  }
}

const said = (line: string): Notice => ({ tone: 'success', lines: [line] });
