import { Body, Get, Headers, HttpCode, Param, Post, Req } from '@nestjs/common';
import { EventQueries, type EventRow } from '#libs/event';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { page, type Page } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import type { ScanAnswer } from '../frame/scan-answer.js';
import { wordsOf } from '../frame/words.js';
import { ScanningService } from './scanning.service.js';
import { ScanPage } from './scan.page.js';
import { SCAN_WORDS } from './scan.words.js';
import { readCode } from './station.form.js';

/** The scanner of managers and of the event's steward. */
@PageController()
export class ScanController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly scanning: ScanningService,
    private readonly current: CurrentCompanyService,
  ) {}

  @Get('event/:slug/scan-qr/')
  @Allow('scanner.use')
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const event = await this.events.reached(this.unitOfWork.reading(by), slug);
    return this.pageOf(event, request);
  }

  /** Answers the page's script with JSON, a form with the page. */
  @Post('event/:slug/scan-qr/')
  @HttpCode(200)
  @Allow('scanner.use')
  async scan(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Headers('accept') accept: string | undefined,
    @Req() request: EdgeRequest,
  ): Promise<Page | ScanAnswer> {
    const event = await this.events.reached(this.unitOfWork.reading(by), slug);
    const answer = await this.scanning.scan(by, event, await readCode(body));
    return accept?.startsWith('application/json') ? answer : this.pageOf(event, request, answer);
  }

  private pageOf(event: EventRow, request: EdgeRequest, answer?: ScanAnswer): Page {
    this.current.show(request, event.company);
    return page(<ScanPage event={event} answer={answer} />, {
      title: wordsOf(SCAN_WORDS, request).title,
      scripts: ['scanner'],
      width: 'column',
    });
  }
}
