import { Get, Ip, Param, Post } from '@nestjs/common';
import { AccountChangeLinkService, type AccountChangeRow } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { AccountChangePage } from './account-change.page.js';

const EXPIRED_LINK = {
  title: 'This link is not valid any more',
  explain:
    'A link that confirms a change works for 24 hours, one that undoes it for 72 hours after the change, each once.',
};

const NOTICES = {
  confirm: 'The change counts from now on.',
  undo: 'The change was undone, and everybody was logged out. If you fear that somebody knows your password, choose a new one now.',
} as const;

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
  ask(@By() by: Caller, @Param('token') token: string, @Ip() address: string): Promise<Page> {
    return orLinkExpiredPage(
      'en',
      async () => pageOf(await this.find(by, token, address)),
      EXPIRED_LINK,
    );
  }

  @Post('account-change/:token/')
  @Allow('anyone')
  follow(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<Page | SeeOther> {
    const act = async (): Promise<Page | SeeOther> => {
      const change = await this.find(by, token, address);
      try {
        const done = await this.unitOfWork.as(by, (work) => this.links.follow(work, token));
        const next = done === 'undo' ? '/app/forgot-password/' : '/app/login/';
        return seeOther(next, { tone: 'success', lines: [NOTICES[done]] });
      } catch (error) {
        const { message, status } = formErrorFrom(error);
        return pageOf(change, { message, status });
      }
    };
    return orLinkExpiredPage('en', act, EXPIRED_LINK);
  }

  private find(by: Caller, token: string, address: string): Promise<AccountChangeRow> {
    return this.throttle.attempt(address, () =>
      this.links.find(this.unitOfWork.reading(by), token),
    );
  }
}

function pageOf(change: AccountChangeRow, refused?: { message: string; status: number }): Page {
  return page(<AccountChangePage change={change} refused={refused?.message} />, {
    title: change.kind === 'undo' ? 'Undo the change' : 'Confirm the change',
    language: 'en',
    status: refused?.status,
  });
}
