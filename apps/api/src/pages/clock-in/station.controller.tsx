import { Body, Get, Ip, Param, Post } from '@nestjs/common';
import { DomainError, wallClock } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  type ClockResult,
  StationExpired,
  type StationRow,
  StationService,
} from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { linkExpiredPage, orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { RequestLanguage } from '../frame/request-language.js';
import { formatTime, formatDateTime } from '../translations/format-date-time.js';
import { translateError, TRANSLATIONS } from '../translations/translation-tables.js';
import { parseScannedToken } from './parse-scanned-token.js';
import { StationForm } from './station.form.js';
import { StationPage } from './station.page.js';

/** A kiosk: its link opens this one page and signs nobody in. */
@PageController()
export class StationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stations: StationService,
    private readonly throttle: TokenThrottleService,
  ) {}

  @Get('signin-station/:token/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() language: Language,
  ): Promise<Page> {
    return this.open(by, token, address, language, async (station) => pageOf(station, language));
  }

  @Post('signin-station/:token/')
  @Allow('anyone')
  clock(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() body: unknown,
    @Ip() address: string,
    @RequestLanguage() language: Language,
  ): Promise<Page | SeeOther> {
    return this.open(by, token, address, language, async (station) => {
      const words = TRANSLATIONS[language].station;
      const workerToken = parseScannedToken((await readForm(StationForm, body)).code ?? '');
      if (!workerToken) return pageOf(station, language, words.unreadable);
      try {
        const { clocked, workerName } = await this.throttle.attempt(address, () =>
          this.unitOfWork.as(by, (work) => this.stations.clock(work, token, workerToken)),
        );
        return seeOther(`/app/signin-station/${token}/`, {
          tone: clocked.action === 'still_in' ? 'info' : 'success',
          lines: [lineOf(clocked, workerName, language)],
        });
      } catch (error) {
        if (
          !(error instanceof DomainError) ||
          error.kind === 'throttled' ||
          error instanceof StationExpired
        )
          throw error;
        return pageOf(
          station,
          language,
          error.kind === 'unknown' ? words.unknown : translateError(error, language),
        );
      }
    });
  }

  private open<T>(
    by: Caller,
    token: string,
    address: string,
    language: Language,
    show: (station: StationRow) => Promise<T>,
  ): Promise<T | Page> {
    return orLinkExpiredPage(language, async () => {
      try {
        return await show(
          await this.throttle.attempt(address, () =>
            this.stations.find(this.unitOfWork.reading(by), token),
          ),
        );
      } catch (error) {
        if (!(error instanceof StationExpired)) throw error;
        return linkExpiredPage(language, {
          title: TRANSLATIONS[language].link.title,
          explain: TRANSLATIONS[language].station.expired,
        });
      }
    });
  }
}

function pageOf(station: StationRow, language: Language, refused?: string): Page {
  const [date = '', time = ''] = wallClock(station.expires_at, station.time_zone).split('T');
  const element = (
    <StationPage
      language={language}
      eventName={station.event_name}
      until={formatDateTime(date, time, language)}
      refused={refused}
    />
  );
  return page(element, {
    title: TRANSLATIONS[language].station.title,
    language,
    status: refused ? 400 : 200,
  });
}

function lineOf(result: ClockResult, name: string, language: Language): string {
  const { clockedIn, clockedOut, stillIn } = TRANSLATIONS[language].station;
  const time = (at: Date): string => formatTime(wallClock(at, result.zone).slice(11), language);
  if (result.action === 'still_in') return stillIn(name, time(result.since));
  const said = result.action === 'clock_in' ? clockedIn : clockedOut;
  return said(name, result.callName, time(result.countedAt));
}
