import { Body, Get, Post, Req } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { type TimeOffDraft, TimeOffService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { refusalOf } from '../company/refusal-of.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { typedTexts } from '../frame/typed.js';
import { wordsOf } from '../frame/words.js';
import { DaysOffForm, RemoveTimeOffForm, WeekdayOffForm } from './availability.form.js';
import {
  AVAILABILITY_PATH,
  type AvailabilityModel,
  AvailabilityPage,
} from './availability.page.js';
import { AVAILABILITY_WORDS } from './availability.words.js';

/** When a worker does not work, by the verbs that REST calls. */
@PageController()
export class AvailabilityPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly timesOff: TimeOffService,
  ) {}

  @Get('user-profile/availability/')
  @Allow('request.answer')
  show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.page(by, request);
  }

  /** One form for each kind: days, a weekday, and the buttons that remove. */
  @Post('user-profile/availability/')
  @Allow('request.answer')
  async change(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const words = wordsOf(AVAILABILITY_WORDS, request);
    const typed = typedTexts(body);
    if ('remove' in typed) {
      const isRemoved = await this.remove(by, body);
      const line = isRemoved ? words.removed : words.gone;
      return seeOther(AVAILABILITY_PATH, { tone: isRemoved ? 'success' : 'info', lines: [line] });
    }
    const part = 'weekday' in typed ? 'weekly' : 'days';
    try {
      const draft = part === 'weekly' ? await readWeekday(body) : await readDays(body);
      await this.unitOfWork.as(by, (work) => this.timesOff.add(work, draft));
      return seeOther(AVAILABILITY_PATH, { tone: 'success', lines: [words.added] });
    } catch (error) {
      return this.page(by, request, { part, typed, error: refusalOf(error, request) });
    }
  }

  /** @returns false: there is none of the worker's own */
  private async remove(by: Caller, body: unknown): Promise<boolean> {
    try {
      const { remove: id } = await readForm(RemoveTimeOffForm, body);
      await this.unitOfWork.as(by, (work) => this.timesOff.remove(work, id));
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    refused?: AvailabilityModel['refused'],
  ): Promise<Page> {
    const timesOff = await this.timesOff.own(this.unitOfWork.reading(by));
    return page(<AvailabilityPage timesOff={timesOff} refused={refused} />, {
      title: wordsOf(AVAILABILITY_WORDS, request).title,
      width: 'column',
      status: refused?.error.status ?? 200,
    });
  }
}

async function readDays(body: unknown): Promise<TimeOffDraft> {
  const { starts_on: startsOn, ends_on: endsOn } = await readForm(DaysOffForm, body);
  return { startsOn, endsOn };
}

async function readWeekday(body: unknown): Promise<TimeOffDraft> {
  const form = await readForm(WeekdayOffForm, body);
  return { weekday: form.weekday, fromTime: form.from_time, untilTime: form.until_time };
}
