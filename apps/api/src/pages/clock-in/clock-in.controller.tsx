import { Body, Get, Ip, Param, Post, Req } from '@nestjs/common';
import { wallClock } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  type ClockResult,
  type ClockInTokenDetails,
  ClockInTokenExpired,
  ClockInTokenService,
  ClockQueries,
  clockResultOf,
  InstantScanService,
} from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { linkExpiredPage, orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { formErrorFrom } from '../frame/form-error.js';
import { RequestLanguage } from '../frame/request-language.js';
import { formatTime } from '../translations/format-date-time.js';
import { translateError, TRANSLATIONS } from '../translations/translation-tables.js';
import { ClockInForm } from './clock-in.form.js';
import { backTo } from './back-to.js';
import { clockInModel, isNothingToClock } from './clock-in.model.js';
import { ClockInPage } from './clock-in.page.js';

/** Seconds until a page on which nothing can be clocked goes back to the scanner. */
const BACK_AFTER = 5;

/** The page behind a worker's QR code. The token authorises. */
@PageController()
export class ClockInController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: ClockInTokenService,
    private readonly clock: InstantScanService,
    private readonly queries: ClockQueries,
    private readonly throttle: TokenThrottleService,
  ) {}

  @Get('clock-in/:token/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() language: Language,
    @Req() { headers }: EdgeRequest,
  ): Promise<Page> {
    return this.open(by, token, address, language, (pass) =>
      this.pageOf(by, pass, { back: backTo(headers, `/app/clock-in/${token}/`) }),
    );
  }

  @Post('clock-in/:token/')
  @Allow('anyone')
  record(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() body: unknown,
    @Ip() address: string,
    @RequestLanguage() language: Language,
  ): Promise<Page | SeeOther> {
    return this.open(by, token, address, language, async (pass) => {
      try {
        const { action, call_time_id: callTimeId } = await readForm(ClockInForm, body);
        const clocked = clockResultOf(
          await this.unitOfWork.as(by, (work) =>
            action === 'clock_in'
              ? this.clock.clockIn(work, pass, callTimeId)
              : this.clock.clockOut(work, pass, callTimeId),
          ),
        );
        return seeOther(`/app/clock-in/${pass.token}/`, {
          tone: clocked.action === 'still_in' ? 'info' : 'success',
          lines: [lineOf(clocked, pass.language)],
        });
      } catch (error) {
        const refusal = formErrorFrom(error);
        return this.pageOf(by, pass, {
          refused: translateError(refusal, pass.language),
          status: refusal.status,
        });
      }
    });
  }

  private open<T>(
    by: Caller,
    token: string,
    address: string,
    language: Language,
    show: (pass: ClockInTokenDetails) => Promise<T>,
  ): Promise<T | Page> {
    return orLinkExpiredPage(language, async () => {
      try {
        return await show(
          await this.throttle.attempt(address, () =>
            this.tokens.find(this.unitOfWork.reading(by), token),
          ),
        );
      } catch (error) {
        if (!(error instanceof ClockInTokenExpired)) throw error;
        return linkExpiredPage(language, {
          title: TRANSLATIONS[language].link.title,
          explain: TRANSLATIONS[language].clockIn.expired,
        });
      }
    });
  }

  private async pageOf(
    by: Caller,
    pass: ClockInTokenDetails,
    more: { refused?: string; status?: number; back?: string | null } = {},
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const model = clockInModel(
      pass,
      await this.queries.callsUnchecked(work, pass.worker_id, pass.event.id),
      work.now,
    );
    return page(<ClockInPage model={model} refused={more.refused} />, {
      title: TRANSLATIONS[pass.language].clockIn.title,
      language: pass.language,
      company: pass.event.company,
      status: more.status,
      ...(more.back &&
        isNothingToClock(model) && { headers: { refresh: `${BACK_AFTER}; url=${more.back}` } }),
    });
  }
}

function lineOf(result: ClockResult, language: Language): string {
  const { clockedIn, clockedOut, stillIn } = TRANSLATIONS[language].clockIn;
  const time = (at: Date): string => formatTime(wallClock(at, result.zone).slice(11), language);
  if (result.action === 'still_in') return stillIn(time(result.since));
  const said = result.action === 'clock_in' ? clockedIn : clockedOut;
  return said(result.callName, time(result.countedAt));
}
