import { Body, Get, Ip, Param, Post, Query } from '@nestjs/common';
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
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { RequestLanguage } from '../frame/request-language.js';
import { formatDateTime, formatZone } from '../translations/format-date-time.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { TimeChangeForm } from './time-change.form.js';
import { AnsweredPage, TimeChangePage } from './time-change.page.js';

/** Asks a confirmed worker whether the new time suits them. Each link takes one answer. */
@PageController()
export class TimeChangeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: TimeChangeQueries,
    private readonly timeChanges: TimeChangeService,
    private readonly conflicts: CallConflictQueries,
    private readonly throttle: TokenThrottleService,
  ) {}

  @Get('call/confirm-time-change/:token/')
  @Allow('anyone')
  ask(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() language: Language,
  ): Promise<Page> {
    return orLinkExpiredPage(
      language,
      async () => {
        const question = await this.find(by, token, address);
        return pageOf(question, await this.warnings(by, question));
      },
      expiredLinkText(language),
    );
  }

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
      const question = await this.find(by, token, address);
      const form = await readTimeChangeForm(body);
      const words = TRANSLATIONS[question.language].timeChange;
      const warnings = await this.warnings(by, question);
      if (!form)
        return pageOf(question, warnings, {
          refused: words.tooLong,
          ...(body as TimeChangeForm),
        });
      if (!form.answer) return pageOf(question, warnings, { refused: words.choose, ...form });

      const cantDoIt = form.answer === 'cant';
      await this.unitOfWork.as(by, (work) =>
        this.timeChanges.answer(work, token, cantDoIt, form.message?.trim() || null),
      );
      const line = cantDoIt
        ? words.thanksCant
        : words.thanksCan(formatDateTime(question.date, question.time, question.language));
      return seeOther(`/app/call/time-change-answered/?language=${question.language}`, {
        tone: cantDoIt ? 'info' : warnings.length > 0 ? 'warning' : 'success',
        lines: cantDoIt ? [line] : [line, ...warnings],
      });
    };
    return orLinkExpiredPage(visitor, open, expiredLinkText(visitor));
  }

  @Get('call/time-change-answered/')
  @Allow('anyone')
  thank(@RequestLanguage() visitor: Language, @Query('language') given?: string): Page {
    const language = given === 'en' || given === 'es' ? given : visitor;
    return page(<AnsweredPage language={language} />, {
      title: TRANSLATIONS[language].timeChange.thanks,
      language,
    });
  }

  /** Calls that were accepted and that the new time is in the way of. */
  private async warnings(by: Caller, question: TimeChangeQuestion): Promise<string[]> {
    const { request_id: id, time_zone: zone, language } = question;
    const work = this.unitOfWork.reading(by);
    const found = await this.conflicts.acceptedOfRequestsUnchecked(work, [id], 'same');
    return conflictWarnings(found.get(id) ?? [], zone, language);
  }

  private find(by: Caller, token: string, address: string): Promise<TimeChangeQuestion> {
    return this.throttle.attempt(address, () =>
      this.queries.openQuestion(this.unitOfWork.reading(by), token),
    );
  }
}

/** Null when the form is incomplete or invalid. */
async function readTimeChangeForm(body: unknown): Promise<TimeChangeForm | null> {
  try {
    return await readForm(TimeChangeForm, body);
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}

function pageOf(
  question: TimeChangeQuestion,
  warnings: string[],
  more: { refused?: string; answer?: string; message?: string } = {},
): Page {
  const { language } = question;
  const model = {
    language,
    eventName: question.event_name,
    callName: question.call_name,
    before: formatDateTime(question.previous_date, question.previous_time, language),
    now: formatDateTime(question.date, question.time, language),
    zone: formatZone(question.time_zone, language),
    warnings,
  };
  const { refused, answer, message } = more;
  return page(
    <TimeChangePage model={model} refused={refused} answer={answer} message={message} />,
    {
      title: TRANSLATIONS[language].timeChange.title,
      language,
      status: refused ? 400 : 200,
    },
  );
}

function expiredLinkText(language: Language): { title: string; explain: string } {
  const { goneTitle, gone } = TRANSLATIONS[language].timeChange;
  return { title: goneTitle, explain: gone };
}
