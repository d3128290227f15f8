import { Get, Ip, Param, Post } from '@nestjs/common';
import { CompanyQueries } from '#libs/company';
import { RequestAnsweringService, type RequestInContext, RequestQueries } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { type CompanyBrand, page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { formErrorFrom } from '../frame/form-error.js';
import { RequestLanguage } from '../frame/request-language.js';
import { formatDateTime } from '../translations/format-date-time.js';
import { translateError, TRANSLATIONS } from '../translations/translation-tables.js';
import { CancelPage } from './cancel.page.js';
import { readerLanguage } from '../frame/reader-language.js';

/**
 * Cancels a confirmed call. The link only opens a form; the button cancels, so that message previews change nothing.
 */
@PageController()
export class CancelController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: RequestQueries,
    private readonly answering: RequestAnsweringService,
    private readonly companies: CompanyQueries,
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
    return orLinkExpiredPage(language, async () =>
      this.pageOf(by, await this.find(by, token, address), language),
    );
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
          return this.pageOf(by, now, language, {
            message: translateError(refusal, readerLanguage(language, request.language)),
            status: refusal.status,
          });
      }
      const { outcome } = TRANSLATIONS[readerLanguage(language, request.language)].confirm;
      const line = outcome.canceled(request.call_name);
      return seeOther(backTo(request), { tone: 'info', lines: [line] });
    });
  }

  private find(by: Caller, token: string, address: string): Promise<RequestInContext> {
    return this.throttle.attempt(address, () =>
      this.requests.byToken(this.unitOfWork.reading(by), token),
    );
  }

  private async pageOf(
    by: Caller,
    request: RequestInContext,
    visitor: Language,
    refused?: { message: string; status: number },
  ): Promise<Page> {
    const language = readerLanguage(visitor, request.language);
    const work = this.unitOfWork.reading(by);
    const company: CompanyBrand = await this.companies.brandUnchecked(work, request.company_id);
    const element = (
      <CancelPage
        language={language}
        eventName={request.event_name}
        callName={request.call_name}
        when={formatDateTime(request.date, request.time, language)}
        back={backTo(request)}
        isConfirmed={request.state === 'confirmed' && !request.event_canceled}
        refused={refused?.message}
      />
    );
    return page(element, {
      title: TRANSLATIONS[language].cancel.title,
      language,
      company,
      status: refused?.status,
    });
  }
}

function backTo({ event_slug: slug, token_short: token }: RequestInContext): string {
  return `/app/event/${encodeURIComponent(slug)}/confirm/${encodeURIComponent(token)}/`;
}
