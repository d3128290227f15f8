import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Caller, UnitOfWork } from '#libs/platform';
import { type HoursReportCall, HoursReportQueries } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { wordsOf } from '../frame/words.js';
import { CallReportPage } from './call-report.page.js';
import { CallReportQuery, eventIdsOf, laborTypeOf, WorkersReportQuery } from './report.query.js';
import { callReportPdf, workersReportPdf } from './report-pdf.js';
import { REPORT_WORDS } from './reports.words.js';
import { WorkersReportPage } from './workers-report.page.js';

const WORKERS_REPORT = '/app/event-workers-report/';

/** Hours for the files of an office (app.md 8): on a page, and on paper. */
@PageController()
export class ReportsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: HoursReportQueries,
  ) {}

  @Get('call/:slug/report/')
  @Allow('worker.read')
  async ofCall(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: CallReportQuery,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | Buffer> {
    const report = await this.reports.ofCall(this.unitOfWork.reading(by), slug);
    const laborType = laborTypeOf(query);
    const shown = report.rows.filter(({ laborType: { id } }) => (laborType ?? id) === id);
    const words = wordsOf(REPORT_WORDS, request);
    if (query.format === 'pdf') {
      asPdf(reply, `call_time_report_${slug}.pdf`);
      return callReportPdf({ ...report, rows: shown }, words);
    }
    return page(<CallReportPage {...report} shown={shown} laborType={laborType} />, {
      title: words.title,
      room: `call-time:${slug}`,
    });
  }

  @Get('event-workers-report/')
  @Allow('worker.read')
  async ofEvents(
    @By() by: Caller,
    @Query() query: WorkersReportQuery,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther | Buffer> {
    const ids = eventIdsOf(query.event_ids);
    const calls = await this.reports.ofEvents(this.unitOfWork.reading(by), ids);
    const words = wordsOf(REPORT_WORDS, request);
    if (calls.length === 0)
      return seeOther('/app/events/', {
        tone: 'info',
        lines: [ids.length === 0 ? words.choose : words.noCalls],
      });
    if (query.format === 'pdf') {
      asPdf(reply, `workers_report_${companyOf(calls)}.pdf`);
      return workersReportPdf(calls, words);
    }
    return page(<WorkersReportPage calls={calls} href={addressOf(ids)} />, {
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
  return name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '') || slug!;
}

function asPdf(reply: FastifyReply, name: string): void {
  void reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store');
}
