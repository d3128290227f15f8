import { Body, Get, Post, Req } from '@nestjs/common';
import { dateIn, timeOfMinute } from '#libs/kernel';
import {
  ClosedPayEffectQueries,
  payPeriodOf,
  PaySettingsQueries,
  type PaySettingsRow,
  PaySettingsService,
  PERIOD_KINDS,
  type PeriodKind,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Choice, DateText, Text, TimeText, WholeNumber } from '../../edge/validation/fields.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { refusalOf } from '../company/refusal-of.js';
import { isConfirmed } from '../frame/form-errors.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { typedTexts } from '../frame/typed.js';
import { wordsOf } from '../frame/words.js';
import { PaySettingsPage } from './pay-settings.page.js';
import { PAY_SETTINGS_WORDS } from './pay-settings.words.js';

class PaySettingsForm {
  @WholeNumber({ min: 0, max: 6, example: 0 }) workweek_day!: number;
  @TimeText() workweek_time!: string;
  @DateText({ optional: true }) workweek_from?: string;
  @Choice(PERIOD_KINDS) period_kind!: PeriodKind;
  @DateText() period_anchor!: string;
  @Text({ max: 20, optional: true, blank: true, example: 'ABC' }) adp_company_code?: string;
  @Text({ max: 20, optional: true, blank: true, example: '1' }) adp_batch_id?: string;
  @Text({ max: 50, optional: true, blank: true, example: '7757' }) payroll_company_id?: string;
}

/** How the company pays. */
@PageController()
export class PaySettingsPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly queries: PaySettingsQueries,
    private readonly settings: PaySettingsService,
    private readonly closed: ClosedPayEffectQueries,
  ) {}

  @Get('pay/settings/')
  @Allow('pay.read')
  show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.page(by, request);
  }

  @Post('pay/settings/')
  @Allow('pay.edit')
  async change(
    @By() by: Caller,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    try {
      const { workweek_time: time, ...form } = await readForm(PaySettingsForm, body);
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      const slug = await this.unitOfWork.as(by, async (work) => {
        const company = await this.offices.reached(work, by, request);
        const changes = { ...form, workweek_minute: hour * 60 + minute };
        await this.closed.confirmed(work, company.id, isConfirmed(body), () =>
          this.settings.change(work, company.id, changes),
        );
        return company.slug;
      });
      const { saved } = wordsOf(PAY_SETTINGS_WORDS, request);
      return seeOther(`/app/pay/settings/?company=${slug}`, { tone: 'success', lines: [saved] });
    } catch (error) {
      return this.page(by, request, { body, error });
    }
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    refused?: { body: unknown; error: unknown },
  ): Promise<Page> {
    const error = refused ? refusalOf(refused.error, request) : null;
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const settings = await this.queries.ofCompany(work, company.id);
    const rule = { kind: settings.period_kind, anchor: settings.period_anchor };
    const period = payPeriodOf(rule, dateIn(company.time_zone, work.now));
    const values = { ...typedOf(settings), ...(refused && typedTexts(refused.body)) };
    const model = { company, values, period, since: settings.workweek_from, error };
    return page(<PaySettingsPage {...model} />, {
      title: wordsOf(PAY_SETTINGS_WORDS, request).title,
      status: error?.status ?? 200,
      width: 'column',
    });
  }
}

/** The day of the last move is told, and not typed again: another move has another day. */
function typedOf({
  workweek_minute: minute,
  workweek_from: _,
  ...settings
}: PaySettingsRow): Record<string, string> {
  return {
    ...typedTexts({ ...settings, workweek_day: String(settings.workweek_day) }),
    workweek_time: timeOfMinute(minute),
  };
}
