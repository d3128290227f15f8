import { Body, Get, Ip, Param, Post } from '@nestjs/common';
import { wallClock } from '#libs/kernel';
import { type Language, Links } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  type Clocked,
  type ClockInPass,
  ClockInTokenExpired,
  ClockInTokens,
  ClockQueries,
  ClockService,
} from '#libs/time-entry';
import { Allow } from '../../edge/allow.js';
import { By } from '../../edge/by.js';
import { TokenThrottle } from '../../edge/throttle.js';
import { linkGone, unlessGone } from '../frame/link-gone.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { refusalIn } from '../frame/refusal.js';
import { VisitorLanguage } from '../frame/visitor-language.js';
import { sayTime } from '../words/say-when.js';
import { sayRefusal, WORDS } from '../words/words-in.js';
import { ClockInForm } from './clock-in.form.js';
import { clockInModel } from './clock-in.model.js';
import { ClockInPage } from './clock-in.page.js';
import { CodePage } from './code.page.js';
import { qrCodeUrl } from './qr-code-url.js';

/** What a worker's QR code opens, and the code itself. The token is the capability. */
@PageController()
export class ClockInController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: ClockInTokens,
    private readonly clock: ClockService,
    private readonly queries: ClockQueries,
    private readonly links: Links,
    private readonly throttle: TokenThrottle,
  ) {}

  @Get('clock-in/:token/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @VisitorLanguage() language: Language,
  ): Promise<Page> {
    return this.open(by, token, address, language, (pass) => this.pageOf(by, pass));
  }

  @Post('clock-in/:token/')
  @Allow('anyone')
  record(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() body: unknown,
    @Ip() address: string,
    @VisitorLanguage() language: Language,
  ): Promise<Page | SeeOther> {
    return this.open(by, token, address, language, async (pass) => {
      try {
        const { action, call_time_id: callTimeId } = await readForm(ClockInForm, body);
        const clocked = await this.unitOfWork.as(by, (work) =>
          action === 'clock_in'
            ? this.clock.clockIn(work, pass, callTimeId)
            : this.clock.clockOut(work, pass, callTimeId),
        );
        return seeOther(`/app/clock-in/${pass.token}/`, {
          tone: 'success',
          lines: [lineOf(clocked, pass.language)],
        });
      } catch (error) {
        const refusal = refusalIn(error);
        return this.pageOf(by, pass, {
          refused: sayRefusal(refusal, pass.language),
          status: refusal.status,
        });
      }
    });
  }

  /** The code, as large as the phone, for a steward's scanner. */
  @Get('event/:slug/qr-code/:token/')
  @Allow('anyone')
  code(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @VisitorLanguage() visitor: Language,
  ): Promise<Page> {
    return this.open(
      by,
      token,
      address,
      visitor,
      async ({ event, worker_name: workerName, language }) => {
        const url = this.links.clockIn(this.unitOfWork.reading(by), token);
        const model = {
          language,
          eventName: event.event_name,
          workerName,
          image: await qrCodeUrl(url),
          path: `/app/clock-in/${token}/`,
        };
        return page(<CodePage {...model} />, { title: WORDS[language].code.title, language });
      },
    );
  }

  private open<T>(
    by: Caller,
    token: string,
    address: string,
    language: Language,
    show: (pass: ClockInPass) => Promise<T>,
  ): Promise<T | Page> {
    return unlessGone(language, async () => {
      try {
        return await show(
          await this.throttle.watch(address, () =>
            this.tokens.find(this.unitOfWork.reading(by), token),
          ),
        );
      } catch (error) {
        if (!(error instanceof ClockInTokenExpired)) throw error;
        return linkGone(language, {
          title: WORDS[language].link.title,
          explain: WORDS[language].clockIn.expired,
        });
      }
    });
  }

  private async pageOf(
    by: Caller,
    pass: ClockInPass,
    more: { refused?: string; status?: number } = {},
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const model = clockInModel(
      pass,
      await this.queries.calls(work, pass.worker_id, pass.event.id),
      work.now,
    );
    return page(<ClockInPage model={model} refused={more.refused} />, {
      title: WORDS[pass.language].clockIn.title,
      language: pass.language,
      status: more.status,
    });
  }
}

function lineOf({ action, callName, countedAt, zone }: Clocked, language: Language): string {
  const { clockedIn, clockedOut } = WORDS[language].clockIn;
  return (action === 'clock_in' ? clockedIn : clockedOut)(
    callName,
    sayTime(wallClock(countedAt, zone).slice(11), language),
  );
}
