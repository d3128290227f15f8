import { Get, Req } from '@nestjs/common';
import { dateIn } from '#libs/kernel';
import { AttendanceReportQueries } from '#libs/labor';
import { ProjectedOvertimeQueries } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { wordsOf } from '../frame/words.js';
import { AttendancePage } from './attendance.page.js';
import { ATTENDANCE_WORDS } from './attendance.words.js';

/** Fill rate, no-shows and overtime ahead. */
@PageController()
export class AttendanceController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly attendance: AttendanceReportQueries,
    private readonly overtime: ProjectedOvertimeQueries,
  ) {}

  @Get('reports/attendance/')
  @Allow('report.read')
  async show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const today = dateIn(company.time_zone, work.now);
    const [report, overtime] = await Promise.all([
      this.attendance.ofCompany(work, company.id, today),
      this.overtime.ofCompany(work, company.id),
    ]);
    return page(<AttendancePage {...{ company, report, overtime }} />, {
      title: wordsOf(ATTENDANCE_WORDS, request).title,
      room: `company:${company.slug}`,
    });
  }
}
