import { Get, Req } from '@nestjs/common';
import { type Caller, UnitOfWork } from '#libs/platform';
import { ScanListQueries, StewardDayQueries } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { page, type Page } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { wordsOf } from '../frame/words.js';
import { StewardPage } from './steward.page.js';
import { STEWARD_WORDS } from './steward.words.js';

/** Rooms that one socket may be in, without the bell's. */
const MOST_ROOMS = 3;

/** Where a steward lands: today's calls, and all assigned events. */
@PageController()
export class StewardController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly days: StewardDayQueries,
    private readonly scans: ScanListQueries,
  ) {}

  @Get('steward/')
  @Allow('event.listOwn')
  async show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const calls = await this.days.calls(work);
    const events = await this.days.events(work);
    const sheets = await this.days.sheets(work);
    const kept = await this.scans.waitingUnchecked(work, { eventIds: events.map(({ id }) => id) });
    const slugs = [...new Set(calls.map((call) => call.event_slug))].slice(0, MOST_ROOMS);
    return page(<StewardPage {...{ calls, events, sheets, kept }} now={work.now} />, {
      title: wordsOf(STEWARD_WORDS, request).title,
      room: slugs.map((slug) => `event:${slug}`).join(' ') || undefined,
    });
  }
}
