import { Get, Ip, Param } from '@nestjs/common';
import { type Language, LinkService } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  ClockInCodeService,
  type ClockInTokenDetails,
  ClockInTokenExpired,
  ClockInTokenService,
  ClockInTokenUnknown,
} from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { AssetFilesService } from '../assets/asset-files.service.js';
import { readerLanguage } from '../frame/reader-language.js';
import { linkExpiredPage, orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { RequestLanguage } from '../frame/request-language.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { QrCodePage } from './qr-code.page.js';
import { qrCodePng, qrCodeUrl } from './qr-code-url.js';

/**
 * A worker's code, as large as the screen, for a steward's scanner. It can be kept on the home screen, where it opens
 * without a network: a manifest and a service worker for this page alone; or as a picture. The token authorises.
 */
@PageController()
export class QrCodeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: ClockInTokenService,
    private readonly codes: ClockInCodeService,
    private readonly links: LinkService,
    private readonly throttle: TokenThrottleService,
    private readonly assets: AssetFilesService,
  ) {}

  @Get('event/:slug/qr-code/:token/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() visitor: Language,
  ): Promise<Page> {
    return this.open(by, slug, token, address, visitor, async (pass, url) => {
      const { event, worker_name: workerName } = pass;
      const language = readerLanguage(visitor, pass.language);
      const image = await qrCodeUrl(url);
      const path = `/app/clock-in/${token}/`;
      const spoken = this.codes.codeOf(token);
      const about = { eventName: event.event_name, isCanceled: event.canceled, workerName };
      return page(<QrCodePage {...{ language, ...about, image, spoken, path }} />, {
        title: TRANSLATIONS[language].code.title,
        language,
        company: event.company,
        manifest: 'code.webmanifest',
      });
    });
  }

  /** What a phone needs to keep the page on its home screen. */
  @Get('event/:slug/qr-code/:token/code.webmanifest')
  @Allow('anyone')
  manifest(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() visitor: Language,
  ): Promise<Page | Response> {
    return this.open(by, slug, token, address, visitor, ({ event }) => {
      const manifest = {
        name: event.event_name,
        short_name: event.event_name.slice(0, 24),
        id: '.',
        start_url: '.',
        scope: '.',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#1c4fd1',
        icons: [{ src: this.assets.urls.icon, sizes: 'any', type: 'image/svg+xml' }],
      };
      return Promise.resolve(answerOf(JSON.stringify(manifest), 'application/manifest+json'));
    });
  }

  /** The service worker: its path makes this page its scope. */
  @Get('event/:slug/qr-code/:token/code-worker.js')
  @Allow('anyone')
  worker(): Response {
    return answerOf(this.assets.codeWorker, 'text/javascript; charset=utf-8');
  }

  /** The code as a picture, for phones that keep no pages. */
  @Get('event/:slug/qr-code/:token/code.png')
  @Allow('anyone')
  picture(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() visitor: Language,
  ): Promise<Page | Response> {
    return this.open(by, slug, token, address, visitor, async (pass, url) =>
      answerOf(await qrCodePng(url), 'image/png'),
    );
  }

  /** @param show gets the worker, the event, and the address in the code */
  private open<T>(
    by: Caller,
    slug: string,
    token: string,
    address: string,
    language: Language,
    show: (pass: ClockInTokenDetails, url: string) => Promise<T>,
  ): Promise<T | Page> {
    return orLinkExpiredPage(language, async () => {
      const work = this.unitOfWork.reading(by);
      try {
        const pass = await this.throttle.attempt(address, () => this.tokens.find(work, token));
        if (pass.event.slug !== slug) throw new ClockInTokenUnknown();
        return await show(pass, this.links.clockIn(work, token));
      } catch (error) {
        if (!(error instanceof ClockInTokenExpired)) throw error;
        return linkExpiredPage(language, {
          title: TRANSLATIONS[language].link.title,
          explain: TRANSLATIONS[language].clockIn.expired,
        });
      }
    });
  }
}

function answerOf(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  const headers = { 'content-type': type, 'cache-control': 'private, no-cache' };
  return new Response(body, { headers });
}
