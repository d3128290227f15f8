import { Body, Get, Post, Query, Req } from '@nestjs/common';
import { dateIn } from '#libs/kernel';
import { MyRequestsQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { HoursDisputeService, RowRemarksQueries } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Id, Text } from '../../edge/validation/fields.js';
import { refusalOf } from '../company/refusal-of.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { readerZoneOf } from '../frame/remembered.js';
import { wordsOf } from '../frame/words.js';
import { daysOf, hasHours, monthOf, ownHours } from './hours.model.js';
import { HoursPage } from './hours.page.js';
import { hoursHref } from './hours-href.js';
import type { OpenDispute } from './own-shift.js';
import { WORKER_WORDS } from './worker.words.js';

class DisputeForm {
  @Id() request_id!: number;
  @Text({ max: 500, example: 'I left at five, not at four' }) sentence!: string;
}

/** A worker's own hours, of all companies, and what they say against them. */
@PageController()
export class OwnHoursPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mine: MyRequestsQueries,
    private readonly remarks: RowRemarksQueries,
    private readonly disputes: HoursDisputeService,
  ) {}

  @Get('user-profile/hours/')
  @Allow('request.answer')
  show(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query('month') month?: string,
    @Query('dispute') dispute?: string,
  ): Promise<Page> {
    const requestId = Number(dispute) || null;
    return this.pageOf(by, request, month, requestId ? { requestId, typed: '' } : null);
  }

  @Post('user-profile/hours/dispute/')
  @Allow('request.answer')
  async dispute(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: Record<string, unknown> | undefined,
  ): Promise<Page | SeeOther> {
    const { month: asked, sentence: typed, request_id: id } = body ?? {};
    const month = this.monthIn(request, typeof asked === 'string' ? asked : undefined);
    try {
      const { request_id: requestId, sentence } = await readForm(DisputeForm, body);
      await this.unitOfWork.as(by, (work) => this.disputes.open(work, requestId, sentence));
    } catch (error) {
      const { status, message, fields } = refusalOf(error, request);
      const open: OpenDispute = {
        requestId: Number(id),
        typed: typeof typed === 'string' ? typed : '',
        error: fields['sentence'] ?? message,
      };
      return this.pageOf(by, request, month, open, status);
    }
    const { disputed } = wordsOf(WORKER_WORDS, request).hours;
    return seeOther(hoursHref(month), { tone: 'success', lines: [disputed] });
  }

  private async pageOf(
    by: Caller,
    request: EdgeRequest,
    asked: string | undefined,
    dispute: OpenDispute | null,
    status = 200,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const month = this.monthIn(request, asked);
    const { requests } = await this.mine.own(work, daysOf(month));
    const ids = requests.filter(hasHours).map(({ id }) => id);
    const remarks = await this.remarks.ofOwn(work, ids);
    const hours = ownHours(month, requests, remarks);
    return page(<HoursPage hours={hours} dispute={dispute} />, {
      title: wordsOf(WORKER_WORDS, request).hours.title,
      room: 'own-work',
      width: 'column',
      status,
    });
  }

  private monthIn(request: EdgeRequest, asked: string | undefined): string {
    return monthOf(asked, dateIn(readerZoneOf(request) ?? 'UTC', this.unitOfWork.reading().now));
  }
}
