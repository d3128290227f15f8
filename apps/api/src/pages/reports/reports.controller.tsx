import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { type HoursReportCall, HoursReportQueries } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Heavy } from '../../edge/company-turns/heavy.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { pdfAnswer } from '../../pdf/pdf-answer.js';
import { MARKED_EVENTS } from '../events/event-list.js';
import { keptMarks } from '../frame/kept-form.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { RequestLanguage } from '../frame/request-language.js';
import { wordsOf } from '../frame/words.js';
import { CallReportPage } from './call-report.page.js';
import { ReportPayService } from './report-pay.service.js';
import { CallReportQuery, eventIdsOf, laborTypeOf, WorkersReportQuery } from './report.query.js';
import { callReportPdf, workersReportPdf } from './report-pdf.js';
import { REPORT_WORDS } from './reports.words.js';
import { WorkersReportPage } from './workers-report.page.js';

const WORKERS_REPORT = '/app/event-workers-report/';

/** Hours for an office's files: on a page, and on paper. */
@PageController()
export class ReportsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: HoursReportQueries,
    private readonly pay: ReportPayService,
  ) {}

  @Get('call/:slug/report/')
  @Heavy()
  @Allow('worker.read')
  async ofCall(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: CallReportQuery,
    @Req() request: EdgeRequest,
    @RequestLanguage() language: Language,
  ): Promise<Page | Response> {
    const work = this.unitOfWork.reading(by);
    const report = await this.reports.ofCall(work, slug);
    const laborType = laborTypeOf(query);
    const shown = report.rows.filter(({ laborType: { id } }) => (laborType ?? id) === id);
    const words = wordsOf(REPORT_WORDS, request);
    if (query.format === 'pdf') {
      const paper = await callReportPdf({ ...report, rows: shown }, { words, language });
      return pdfAnswer(paper, `call_time_report_${slug}`, 'attachment');
    }
    const pay = await this.pay.ofCalls(work, [report]);
    return page(<CallReportPage {...report} {...{ shown, laborType, pay }} />, {
      title: words.title,
      room: `call-time:${slug}`,
    });
  }

  @Get('event-workers-report/')
  @Heavy()
  @Allow('worker.read')
  async ofEvents(
    @By() by: Caller,
    @Query() query: WorkersReportQuery,
    @Req() request: EdgeRequest,
    @RequestLanguage() language: Language,
  ): Promise<Page | SeeOther | Response> {
    const ids = eventIdsOf(query.event_ids);
    const work = this.unitOfWork.reading(by);
    const calls = await this.reports.ofEvents(work, ids);
    const words = wordsOf(REPORT_WORDS, request);
    if (calls.length === 0)
      return seeOther('/app/events/', {
        tone: 'info',
        lines: [ids.length === 0 ? words.choose : words.noCalls],
        kept: keptMarks(MARKED_EVENTS, 'event_ids', ids),
      });
    if (query.format === 'pdf') {
      const paper = await workersReportPdf(calls, { words, language });
      return pdfAnswer(paper, `workers_report_${companyOf(calls)}`, 'attachment');
    }
    const pay = await this.pay.ofCalls(work, calls);
    return page(<WorkersReportPage calls={calls} href={addressOf(ids)} pay={pay} />, {
      title: words.workersTitle,
    });
  }

  /** The check boxes of the list of events lead here; the address can be kept. */
  @Post('event-workers-report/')
  @Allow('worker.read')
  choose(@Body() body: unknown): SeeOther {
    const given = typeof body === 'object' && body ? (body as { event_ids?: unknown }) : {};
    return seeOther(addressOf(eventIdsOf(given.event_ids)));
  }
}

function addressOf(ids: readonly number[]): string {
  return `${WORKERS_REPORT}?event_ids=${ids.join(',')}`;
}

/** The company's name as a part of a file's name. */
function companyOf([first]: readonly HoursReportCall[]): string {
  const { name, slug } = first!.call.event.company;
  return name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '') || slug;
}
