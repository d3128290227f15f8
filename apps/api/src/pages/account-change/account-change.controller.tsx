import { Get, Ip, Param, Post, Req } from '@nestjs/common';
import { AccountChangeLinkService, type AccountChangeRow } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { languageOf } from '../frame/request-language.js';
import { wordsOf } from '../frame/words.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { PageController } from '../frame/page-controller.js';
import { ACCOUNT_CHANGE_WORDS } from './account-change.words.js';
import { AccountChangePage } from './account-change.page.js';

/**
 * Confirms or undoes a change of address or number. The link only opens a form; the button acts, so that mail previews
 * change nothing.
 */
@PageController()
export class AccountChangeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: AccountChangeLinkService,
    private readonly throttle: TokenThrottleService,
  ) {}

  @Get('account-change/:token/')
  @Allow('anyone')
  ask(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<Page> {
    return orLinkExpiredPage(
      languageOf(request),
      async () => pageOf(request, await this.find(by, token, address)),
      wordsOf(ACCOUNT_CHANGE_WORDS, request).expired,
    );
  }

  @Post('account-change/:token/')
  @Allow('anyone')
  follow(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<Page | SeeOther> {
    const words = wordsOf(ACCOUNT_CHANGE_WORDS, request);
    const act = async (): Promise<Page | SeeOther> => {
      const change = await this.find(by, token, address);
      try {
        const done = await this.unitOfWork.as(by, (work) => this.links.follow(work, token));
        const next = done === 'undo' ? '/app/forgot-password/' : '/app/login/';
        return seeOther(next, { tone: 'success', lines: [words.done[done]] });
      } catch (error) {
        const refusal = translateFormError(formErrorFrom(error), languageOf(request));
        const { message, status } = refusal;
        return pageOf(request, change, { message, status });
      }
    };
    return orLinkExpiredPage(languageOf(request), act, words.expired);
  }

  private find(by: Caller, token: string, address: string): Promise<AccountChangeRow> {
    return this.throttle.attempt(address, () =>
      this.links.find(this.unitOfWork.reading(by), token),
    );
  }
}

function pageOf(
  request: EdgeRequest,
  change: AccountChangeRow,
  refused?: { message: string; status: number },
): Page {
  const words = wordsOf(ACCOUNT_CHANGE_WORDS, request);
  return page(<AccountChangePage change={change} refused={refused?.message} />, {
    title: change.kind === 'undo' ? words.undo : words.confirm,
    status: refused?.status,
  });
}
