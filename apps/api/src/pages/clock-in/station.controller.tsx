import { Body, Get, Header, Ip, Param, Post } from '@nestjs/common';
import { DomainError, looksLikeUuid, NotFound, Throttled, wallClock } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  type ClockResult,
  clockResultOf,
  type ScanAnswer as TakenScan,
  StationExpired,
  type StationRow,
  StationScanService,
  StationService,
} from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { RequestLanguage } from '../frame/request-language.js';
import { type ScanAnswer, scanAnswer } from '../frame/scan-answer.js';
import { formatTime } from '../translations/format-date-time.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { parseScanned } from './parse-scanned.js';
import { answerOf } from './scanning.service.js';
import { type StationManifest, StationInstallService } from './station-install.service.js';
import { readCode } from './station.form.js';
import { ClosedStationPage, StationPage } from './station.page.js';
import { STATION_WORDS } from './station.words.js';

/** A kiosk: its link opens this one page, which can be installed, and signs nobody in. */
@PageController()
export class StationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stations: StationService,
    private readonly scans: StationScanService,
    private readonly throttle: TokenThrottleService,
    private readonly install: StationInstallService,
  ) {}

  @Get('signin-station/:token/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() language: Language,
  ): Promise<Page> {
    return this.open(by, token, address, language, async (station) =>
      pageOf(token, station, language),
    );
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
      const scanned = parseScanned(await readCode(body));
      if (!scanned) return pageOf(token, station, language, scanAnswer('unreadable'));
      let taken: TakenScan | undefined;
      try {
        const clocked = await this.throttle.attempt(address, async () => {
          taken = await this.unitOfWork.as(by, (work) => this.scans.scanNow(work, token, scanned));
          return clockResultOf(taken);
        });
        const workerName = taken?.workerName ?? '';
        return seeOther(`/app/signin-station/${token}/`, {
          tone: clocked.action === 'still_in' ? 'info' : 'success',
          lines: [lineOf(clocked, workerName, language)],
        });
      } catch (error) {
        const answer = refusalOf(error, taken);
        if (!answer) throw error;
        return pageOf(token, station, language, answer);
      }
    });
  }

  /** The service worker; this address is its scope. */
  @Get('signin-station/:token/worker.js')
  @Allow('anyone')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  worker(@Param('token') token: string): string {
    if (!looksLikeUuid(token)) throw new NotFound('Station');
    return this.install.worker;
  }

  @Get('signin-station/:token/station.webmanifest')
  @Allow('anyone')
  @Header('content-type', 'application/manifest+json')
  @Header('cache-control', 'private, no-cache')
  async manifest(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() language: Language,
  ): Promise<StationManifest> {
    const station = await this.throttle.attempt(address, () =>
      this.stations.find(this.unitOfWork.reading(by), token),
    );
    return this.install.manifest(baseOf(token), station.event_name, language);
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
        return closedPage(token, language);
      }
    });
  }
}

function baseOf(token: string): string {
  return `/app/signin-station/${token}/`;
}

function pageOf(token: string, station: StationRow, language: Language, answer?: ScanAnswer): Page {
  return page(<StationPage base={baseOf(token)} station={station} answer={answer} />, {
    title: station.event_name,
    language,
    status: answer ? 400 : 200,
    standalone: true,
    scripts: ['station'],
    manifest: `${baseOf(token)}station.webmanifest`,
  });
}

/** Its script sends what the device has saved, and says what happened to it. */
function closedPage(token: string, language: Language): Page {
  return page(<ClosedStationPage base={baseOf(token)} />, {
    title: STATION_WORDS[language].title,
    language,
    status: 404,
    width: 'column',
    scripts: ['station'],
  });
}

/** What refused a scan, in its own words; null: something else went wrong. */
function refusalOf(error: unknown, taken: TakenScan | undefined): ScanAnswer | null {
  if (error instanceof Throttled) return scanAnswer('too_many_wrong_codes');
  return taken && error instanceof DomainError ? answerOf(taken) : null;
}

function lineOf(result: ClockResult, name: string, language: Language): string {
  const { clockedIn, clockedOut, stillIn } = TRANSLATIONS[language].station;
  const time = (at: Date): string => formatTime(wallClock(at, result.zone).slice(11), language);
  if (result.action === 'still_in') return stillIn(name, time(result.since));
  const said = result.action === 'clock_in' ? clockedIn : clockedOut;
  return said(name, result.callName, time(result.countedAt));
}
