import { Body, Get, Ip, Param, Post } from '@nestjs/common';
import { DomainError, wallClock } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { type Clocked, StationExpired, type StationRow, StationsService } from '#libs/time-entry';
import { Allow } from '../../edge/allow.js';
import { By } from '../../edge/by.js';
import { TokenThrottle } from '../../edge/throttle.js';
import { linkGone, unlessGone } from '../frame/link-gone.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { VisitorLanguage } from '../frame/visitor-language.js';
import { sayTime, sayWhen } from '../words/say-when.js';
import { sayRefusal, WORDS } from '../words/words-in.js';
import { scannedToken } from './scanned-token.js';
import { StationForm } from './station.form.js';
import { StationPage } from './station.page.js';

/** A kiosk: its link opens this one page and nothing else, and signs nobody in. */
@PageController()
export class StationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stations: StationsService,
    private readonly throttle: TokenThrottle,
  ) {}

  @Get('signin-station/:token/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @VisitorLanguage() language: Language,
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
    @VisitorLanguage() language: Language,
  ): Promise<Page | SeeOther> {
    return this.open(by, token, address, language, async (station) => {
      const words = WORDS[language].station;
      const workerToken = scannedToken((await readForm(StationForm, body)).code ?? '');
      if (!workerToken) return pageOf(station, language, words.unreadable);
      try {
        const { clocked, workerName } = await this.throttle.watch(address, () =>
          this.unitOfWork.as(by, (work) => this.stations.clock(work, token, workerToken)),
        );
        return seeOther(`/app/signin-station/${token}/`, {
          tone: 'success',
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
          error.kind === 'unknown' ? words.unknown : sayRefusal(error, language),
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
    return unlessGone(language, async () => {
      try {
        return await show(
          await this.throttle.watch(address, () =>
            this.stations.find(this.unitOfWork.reading(by), token),
          ),
        );
      } catch (error) {
        if (!(error instanceof StationExpired)) throw error;
        return linkGone(language, {
          title: WORDS[language].link.title,
          explain: WORDS[language].station.expired,
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
      until={sayWhen(date, time, language)}
      refused={refused}
    />
  );
  return page(element, {
    title: WORDS[language].station.title,
    language,
    status: refused ? 400 : 200,
  });
}

function lineOf(
  { action, callName, countedAt, zone }: Clocked,
  name: string,
  language: Language,
): string {
  const { clockedIn, clockedOut } = WORDS[language].station;
  return (action === 'clock_in' ? clockedIn : clockedOut)(
    name,
    callName,
    sayTime(wallClock(countedAt, zone).slice(11), language),
  );
}
