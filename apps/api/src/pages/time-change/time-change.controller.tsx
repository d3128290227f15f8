import { Body, Get, Ip, Param, Post } from '@nestjs/common';
import { CompanyQueries } from '#libs/company';
import { Invalid } from '#libs/kernel';
import {
  CallConflictQueries,
  TimeChangeQueries,
  type TimeChangeQuestion,
  TimeChangeService,
} from '#libs/labor';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { conflictWarnings } from '../confirm/conflict-warnings.js';
import { readerLanguage } from '../frame/reader-language.js';
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { type CompanyBrand, page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { RequestLanguage } from '../frame/request-language.js';
import { formatDateTime, formatZone } from '../translations/format-date-time.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { TimeChangeForm } from './time-change.form.js';
import { TimeChangePage } from './time-change.page.js';

/** Asks a confirmed worker whether the new time suits them. Each link takes one answer. */
@PageController()
export class TimeChangeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: TimeChangeQueries,
    private readonly timeChanges: TimeChangeService,
    private readonly conflicts: CallConflictQueries,
    private readonly companies: CompanyQueries,
    private readonly throttle: TokenThrottleService,
  ) {}

  @Get('call/confirm-time-change/:token/')
  @Allow('anyone')
  ask(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() visitor: Language,
  ): Promise<Page> {
    return orLinkExpiredPage(
      visitor,
      async () => this.pageOf(by, await this.find(by, token, address, visitor)),
      expiredLinkText(visitor),
    );
  }

  /** Goes on to the page of the event's calls, which tells what came of the answer. */
  @Post('call/confirm-time-change/:token/')
  @Allow('anyone')
  answer(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() body: unknown,
    @Ip() address: string,
    @RequestLanguage() visitor: Language,
  ): Promise<Page | SeeOther> {
    const open = async (): Promise<Page | SeeOther> => {
      const question = await this.find(by, token, address, visitor);
      const words = TRANSLATIONS[question.language].timeChange;
      const form = await readTimeChangeForm(body);
      if ('wrong' in form) {
        const { message } = body as { message?: unknown };
        const typed = typeof message === 'string' ? message : '';
        return this.pageOf(by, question, { refused: words[form.wrong], message: typed });
      }
      if (!form.answer) return this.pageOf(by, question, { refused: words.choose, ...form });

      const cantDoIt = form.answer === 'cant';
      await this.unitOfWork.as(by, (work) =>
        this.timeChanges.answer(work, token, cantDoIt, form.message?.trim() || null),
      );
      const { event_slug: slug, token_short: shortToken, date, time, language } = question;
      const warnings = cantDoIt ? [] : await this.warnings(by, question);
      return seeOther(
        `/app/event/${encodeURIComponent(slug)}/confirm/${encodeURIComponent(shortToken)}/`,
        {
          tone: cantDoIt ? 'info' : warnings.length > 0 ? 'warning' : 'success',
          lines: [
            cantDoIt ? words.thanksCant : words.thanksCan(formatDateTime(date, time, language)),
            ...warnings,
          ],
        },
      );
    };
    return orLinkExpiredPage(visitor, open, expiredLinkText(visitor));
  }

  private async pageOf(
    by: Caller,
    question: TimeChangeQuestion,
    more: { refused?: string; message?: string } = {},
  ): Promise<Page> {
    const { language } = question;
    const company: CompanyBrand = await this.companies.brandUnchecked(
      this.unitOfWork.reading(by),
      question.company_id,
    );
    const model = {
      language,
      companyName: company.name,
      eventName: question.event_name,
      callName: question.call_name,
      before: formatDateTime(question.previous_date, question.previous_time, language),
      now: formatDateTime(question.date, question.time, language),
      zone: formatZone(question.time_zone, language),
      warnings: await this.warnings(by, question),
    };
    const { refused, message } = more;
    return page(<TimeChangePage model={model} refused={refused} message={message} />, {
      title: TRANSLATIONS[language].timeChange.title,
      language,
      company,
      status: refused ? 400 : 200,
    });
  }

  /** Calls that were accepted and that the new time is in the way of. */
  private async warnings(by: Caller, question: TimeChangeQuestion): Promise<string[]> {
    const { request_id: id, time_zone: zone, language } = question;
    const work = this.unitOfWork.reading(by);
    const found = await this.conflicts.acceptedOfRequestsUnchecked(work, [id], 'same');
    return conflictWarnings(found.get(id) ?? [], zone, language);
  }

  /** The question, in the reader's language. */
  private async find(
    by: Caller,
    token: string,
    address: string,
    visitor: Language,
  ): Promise<TimeChangeQuestion> {
    const question = await this.throttle.attempt(address, () =>
      this.queries.openQuestion(this.unitOfWork.reading(by), token),
    );
    return { ...question, language: readerLanguage(visitor, question.language) };
  }
}

/** Or what is wrong with it: the message, or an answer that is none. */
async function readTimeChangeForm(
  body: unknown,
): Promise<TimeChangeForm | { wrong: 'tooLong' | 'choose' }> {
  try {
    return await readForm(TimeChangeForm, body);
  } catch (error) {
    if (error instanceof Invalid) return { wrong: error.fields['message'] ? 'tooLong' : 'choose' };
    throw error;
  }
}

function expiredLinkText(language: Language): { title: string; explain: string } {
  const { goneTitle, gone } = TRANSLATIONS[language].timeChange;
  return { title: goneTitle, explain: gone };
}
