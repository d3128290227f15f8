import { Get, Ip, Param, Post } from '@nestjs/common';
import { Answering, type PlacedRequest, RequestQueries } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/allow.js';
import { By } from '../../edge/by.js';
import { TokenThrottle } from '../../edge/throttle.js';
import { unlessGone } from '../frame/link-gone.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { refusalIn } from '../frame/refusal.js';
import { VisitorLanguage } from '../frame/visitor-language.js';
import { sayWhen } from '../words/say-when.js';
import { sayRefusal, WORDS } from '../words/words-in.js';
import { CancelPage } from './cancel.page.js';

/** Giving up a confirmed call. Opening the link asks; only the button cancels, so that no preview of a message does. */
@PageController()
export class CancelController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: RequestQueries,
    private readonly answering: Answering,
    private readonly throttle: TokenThrottle,
  ) {}

  @Get('cancel-request/:token/')
  @Allow('anyone')
  ask(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @VisitorLanguage() language: Language,
  ): Promise<Page> {
    return unlessGone(language, async () => pageOf(await this.find(by, token, address)));
  }

  @Post('cancel-request/:token/')
  @Allow('anyone')
  cancel(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @VisitorLanguage() language: Language,
  ): Promise<Page | SeeOther> {
    return unlessGone(language, async () => {
      const request = await this.find(by, token, address);
      try {
        await this.unitOfWork.as(by, (work) =>
          this.answering.move(work, request.id, 'cancel', 'worker'),
        );
      } catch (error) {
        const refusal = refusalIn(error);
        return pageOf(await this.find(by, token, address), {
          message: sayRefusal(refusal, request.language),
          status: refusal.status,
        });
      }
      const line = WORDS[request.language].confirm.outcome.canceled(request.call_name);
      return seeOther(backTo(request), { tone: 'info', lines: [line] });
    });
  }

  private find(by: Caller, token: string, address: string): Promise<PlacedRequest> {
    return this.throttle.watch(address, () =>
      this.requests.shown(this.unitOfWork.reading(by), token),
    );
  }
}

function pageOf(request: PlacedRequest, refused?: { message: string; status: number }): Page {
  const { language } = request;
  const isConfirmed = request.state === 'confirmed' && !request.event_canceled;
  const element = (
    <CancelPage
      language={language}
      eventName={request.event_name}
      callName={request.call_name}
      when={sayWhen(request.date, request.time, language)}
      back={backTo(request)}
      isConfirmed={isConfirmed}
      refused={refused?.message}
    />
  );
  return page(element, { title: WORDS[language].cancel.title, language, status: refused?.status });
}

function backTo({ event_slug: slug, token_short: token }: PlacedRequest): string {
  return `/app/event/${encodeURIComponent(slug)}/confirm/${encodeURIComponent(token)}/`;
}
