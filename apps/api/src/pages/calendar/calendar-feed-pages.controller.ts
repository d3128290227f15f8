import { createHash } from 'node:crypto';
import { Controller, Get, Headers, Ip, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type CalendarCall, CalendarQueries, UnknownLink } from '#libs/labor';
import { LinkService } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { calendarEntry, calendarFile } from './calendar-file.js';

const FILE = /^([0-9a-f-]{36})\.ics$/;

/**
 * The calendar of a person with an account, which calendars read again every hour or so: two statements, and no file
 * where nothing has changed. The secret in the address authorises.
 */
@Controller('app')
@ApiExcludeController()
export class CalendarFeedPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calendars: CalendarQueries,
    private readonly links: LinkService,
    private readonly throttle: TokenThrottleService,
  ) {}

  /** @param file `<secret>.ics` */
  @Get('calendar/:file')
  @Allow('anyone')
  async show(
    @By() by: Caller,
    @Param('file') file: string,
    @Ip() address: string,
    @Headers('if-none-match') known = '',
  ): Promise<Response> {
    const work = this.unitOfWork.reading(by);
    const calls = await this.throttle.attempt(address, async () => {
      const [, token] = FILE.exec(file) ?? [];
      if (token === undefined) throw new UnknownLink();
      return this.calendars.ofFeed(work, token);
    });
    const etag = versionOf(calls);
    const headers = { etag, 'cache-control': 'private, no-cache' };
    if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
      return new Response(null, { status: 304, headers });
    const entries = calls.map((call) =>
      calendarEntry(
        call,
        call.has_page ? this.links.confirm(work, call.event_slug, call.token_short) : null,
      ),
    );
    return new Response(calendarFile(entries, 'CallManager'), {
      headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' },
    });
  }
}

/** Of the rows that the file is made of, so that an unchanged one need not be made. */
function versionOf(calls: readonly CalendarCall[]): string {
  const hash = createHash('sha256').update(JSON.stringify(calls));
  return `"${hash.digest('base64url').slice(0, 27)}"`;
}
