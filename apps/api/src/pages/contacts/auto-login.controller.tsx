import { Get, Inject, Ip, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ImportLinkService } from '#libs/identity';
import { type Caller, CONFIGURATION, type Configuration, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { ImportCookieService } from '../../edge/auth/import-cookie.service.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { qrCodeUrl } from '../clock-in/qr-code-url.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { languageOf } from '../frame/request-language.js';
import { wordsOf } from '../frame/words.js';
import { OpenOnPhonePage, PhoneLinkPage } from './auto-login.page.js';
import { AUTO_LOGIN_WORDS } from './auto-login.words.js';

/** Brings the import of contacts to one's phone: a code on the screen of the desk, one press on the phone. */
@PageController()
export class AutoLoginController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: ImportLinkService,
    private readonly cookies: ImportCookieService,
    private readonly throttle: TokenThrottleService,
    private readonly currentCompany: CurrentCompanyService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** The token is shown once, in this answer. */
  @Post('contacts/import/phone/')
  @Allow('worker.edit')
  async make(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const token = await this.unitOfWork.as(by, async (work) => {
      const { id } = await this.currentCompany.of(work, by, request);
      return this.links.create(work, id);
    });
    const url = `${this.configuration.publicUrl}/app/auto-login/${token}/`;
    return page(<PhoneLinkPage url={url} image={await qrCodeUrl(url)} />, {
      title: wordsOf(AUTO_LOGIN_WORDS, request).title,
      width: 'column',
    });
  }

  /** Opening it changes nothing, since programs open links to preview them; the press does. */
  @Get('auto-login/:token/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const words = wordsOf(AUTO_LOGIN_WORDS, request);
    const expired = { title: words.expiredTitle, explain: words.expired };
    return orLinkExpiredPage(
      languageOf(request),
      () =>
        this.throttle.attempt(address, async () => {
          await this.links.check(this.unitOfWork.reading(by), token);
          return page(<OpenOnPhonePage />, { title: words.openTitle, width: 'column' });
        }),
      expired,
    );
  }

  @Post('auto-login/:token/')
  @Allow('anyone')
  open(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    const words = wordsOf(AUTO_LOGIN_WORDS, request);
    return orLinkExpiredPage<Page | SeeOther>(
      languageOf(request),
      () =>
        this.throttle.attempt(address, async () => {
          this.cookies.set(
            reply,
            await this.unitOfWork.as(by, (work) => this.links.open(work, token)),
          );
          return seeOther('/app/contacts/import/');
        }),
      { title: words.expiredTitle, explain: words.expired },
    );
  }
}
