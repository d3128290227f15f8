import { Get, Ip, Param, Post } from '@nestjs/common';
import { RequestAnsweringService, type RequestInContext, RequestQueries } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { formErrorFrom } from '../frame/form-error.js';
import { RequestLanguage } from '../frame/request-language.js';
import { formatDateTime } from '../translations/format-date-time.js';
import { translateError, TRANSLATIONS } from '../translations/translation-tables.js';
import { CancelPage } from './cancel.page.js';

/**
 * Cancels a confirmed call. The link only opens a form; the button cancels, so that message previews change nothing.
 */
@PageController()
export class CancelController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: RequestQueries,
    private readonly answering: RequestAnsweringService,
    private readonly throttle: TokenThrottleService,
  ) {}

  @Get('cancel-request/:token/')
  @Allow('anyone')
  ask(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() language: Language,
  ): Promise<Page> {
    return orLinkExpiredPage(language, async () => pageOf(await this.find(by, token, address)));
  }

  @Post('cancel-request/:token/')
  @Allow('anyone')
  cancel(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() language: Language,
  ): Promise<Page | SeeOther> {
    return orLinkExpiredPage(language, async () => {
      const request = await this.find(by, token, address);
      try {
        await this.unitOfWork.as(by, (work) =>
          this.answering.perform(work, request.id, 'cancel', 'worker'),
        );
      } catch (error) {
        const refusal = formErrorFrom(error);
        const now = await this.find(by, token, address);
        // A form that is sent twice gets the same answer again.
        if (now.state !== 'canceled')
          return pageOf(now, {
            message: translateError(refusal, request.language),
            status: refusal.status,
          });
      }
      const line = TRANSLATIONS[request.language].confirm.outcome.canceled(request.call_name);
      return seeOther(backTo(request), { tone: 'info', lines: [line] });
    });
  }

  private find(by: Caller, token: string, address: string): Promise<RequestInContext> {
    return this.throttle.attempt(address, () =>
      this.requests.byToken(this.unitOfWork.reading(by), token),
    );
  }
}

function pageOf(request: RequestInContext, refused?: { message: string; status: number }): Page {
  const { language } = request;
  const isConfirmed = request.state === 'confirmed' && !request.event_canceled;
  const element = (
    <CancelPage
      language={language}
      eventName={request.event_name}
      callName={request.call_name}
      when={formatDateTime(request.date, request.time, language)}
      back={backTo(request)}
      isConfirmed={isConfirmed}
      refused={refused?.message}
    />
  );
  return page(element, {
    title: TRANSLATIONS[language].cancel.title,
    language,
    status: refused?.status,
  });
}

function backTo({ event_slug: slug, token_short: token }: RequestInContext): string {
  return `/app/event/${encodeURIComponent(slug)}/confirm/${encodeURIComponent(token)}/`;
}
