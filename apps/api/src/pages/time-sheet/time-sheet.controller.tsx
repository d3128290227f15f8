import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Caller } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import type { Page, SeeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { RevisedPage } from '../frame/revised-page.js';
import { SheetAnsweringService } from './sheet-answering.service.js';

/** The time sheet of a call: reads as REST's does, acts by the same verbs. */
@PageController()
export class TimeSheetController {
  constructor(private readonly answering: SheetAnsweringService) {}

  @Get('call/:slug/track/')
  @RevisedPage()
  @Allow('timeSheet.read')
  show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.answering.show(by, slug, query, request);
  }

  @Post('call/:slug/track/')
  @Allow('timeSheet.record')
  act(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: unknown,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    return this.answering.act(by, slug, query, body, request);
  }
}
