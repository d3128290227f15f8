import { Body, Get, Ip, Param, Post, Query } from '@nestjs/common';
import { Invalid } from '#libs/kernel';
import { TimeChangeQueries, type TimeChangeQuestion, TimeChanges } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/allow.js';
import { By } from '../../edge/by.js';
import { TokenThrottle } from '../../edge/throttle.js';
import { unlessGone } from '../frame/link-gone.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { VisitorLanguage } from '../frame/visitor-language.js';
import { sayWhen, sayZone } from '../words/say-when.js';
import { WORDS } from '../words/words-in.js';
import { TimeChangeForm } from './time-change.form.js';
import { AnsweredPage, TimeChangePage } from './time-change.page.js';

/** A confirmed worker tells whether the new time suits them. Each link takes one answer. */
@PageController()
export class TimeChangeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: TimeChangeQueries,
    private readonly timeChanges: TimeChanges,
    private readonly throttle: TokenThrottle,
  ) {}

  @Get('call/confirm-time-change/:token/')
  @Allow('anyone')
  ask(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @VisitorLanguage() language: Language,
  ): Promise<Page> {
    return unlessGone(
      language,
      async () => pageOf(await this.find(by, token, address)),
      closed(language),
    );
  }

  @Post('call/confirm-time-change/:token/')
  @Allow('anyone')
  answer(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() body: unknown,
    @Ip() address: string,
    @VisitorLanguage() visitor: Language,
  ): Promise<Page | SeeOther> {
    const open = async (): Promise<Page | SeeOther> => {
      const question = await this.find(by, token, address);
      const form = await given(body);
      const words = WORDS[question.language].timeChange;
      if (!form) return pageOf(question, { refused: words.tooLong, ...(body as TimeChangeForm) });
      if (!form.answer) return pageOf(question, { refused: words.choose, ...form });

      const cantDoIt = form.answer === 'cant';
      await this.unitOfWork.as(by, (work) =>
        this.timeChanges.answer(work, token, cantDoIt, form.message?.trim() || null),
      );
      const line = cantDoIt
        ? words.thanksCant
        : words.thanksCan(sayWhen(question.date, question.time, question.language));
      return seeOther(`/app/call/time-change-answered/?language=${question.language}`, {
        tone: cantDoIt ? 'info' : 'success',
        lines: [line],
      });
    };
    return unlessGone(visitor, open, closed(visitor));
  }

  @Get('call/time-change-answered/')
  @Allow('anyone')
  thank(@VisitorLanguage() visitor: Language, @Query('language') given?: string): Page {
    const language = given === 'en' || given === 'es' ? given : visitor;
    return page(<AnsweredPage language={language} />, {
      title: WORDS[language].timeChange.thanks,
      language,
    });
  }

  private find(by: Caller, token: string, address: string): Promise<TimeChangeQuestion> {
    return this.throttle.watch(address, () =>
      this.queries.asked(this.unitOfWork.reading(by), token),
    );
  }
}

/** Null where the form cannot be taken as it is. */
async function given(body: unknown): Promise<TimeChangeForm | null> {
  try {
    return await readForm(TimeChangeForm, body);
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}

function pageOf(
  question: TimeChangeQuestion,
  more: { refused?: string; answer?: string; message?: string } = {},
): Page {
  const { language } = question;
  const model = {
    language,
    eventName: question.event_name,
    callName: question.call_name,
    before: sayWhen(question.previous_date, question.previous_time, language),
    now: sayWhen(question.date, question.time, language),
    zone: sayZone(question.time_zone, language),
  };
  const { refused, answer, message } = more;
  return page(
    <TimeChangePage model={model} refused={refused} answer={answer} message={message} />,
    {
      title: WORDS[language].timeChange.title,
      language,
      status: refused ? 400 : 200,
    },
  );
}

function closed(language: Language): { title: string; explain: string } {
  const { goneTitle, gone } = WORDS[language].timeChange;
  return { title: goneTitle, explain: gone };
}
