import { Body, Get, Ip, Post, Req } from '@nestjs/common';
import { displayPhone } from '#libs/kernel';
import { OwnNumberService, DuplicateContactQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { NumberThrottleService } from '../../edge/rate-limit/number-throttle.service.js';
import { refusalOf } from '../company/refusal-of.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { NewNumberForm, NumberCodeForm } from './number.form.js';
import { NUMBER_PATH, type NumberModel, NumberPage } from './number.page.js';
import { NUMBER_WORDS } from './number.words.js';

/** A worker's own number, by the verbs that REST calls. */
@PageController()
export class NumberPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly numbers: OwnNumberService,
    private readonly splits: DuplicateContactQueries,
    private readonly throttle: NumberThrottleService,
  ) {}

  @Get('user-profile/number/')
  @Allow('request.answer')
  show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.page(by, request);
  }

  /** With a code: proves it. Else: has one sent. */
  @Post('user-profile/number/')
  @Allow('request.answer')
  async change(
    @By() by: Caller,
    @Ip() address: string,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const given = (body ?? {}) as Record<string, unknown>;
    const part = 'code' in given ? 'code' : 'number';
    try {
      return part === 'code'
        ? await this.prove(by, request, body)
        : await this.send(by, address, request, body);
    } catch (error) {
      const { phone_number: number } = given;
      const typed = typeof number === 'string' ? number : '';
      return this.page(by, request, { part, typed, error: refusalOf(error, request) });
    }
  }

  private async send(
    by: Caller,
    address: string,
    request: EdgeRequest,
    body: unknown,
  ): Promise<SeeOther> {
    const { phone_number: phoneNumber, current_password: currentPassword } = await readForm(
      NewNumberForm,
      body,
    );
    await this.throttle.sendCode(address, by.actor.userId!, () =>
      this.numbers.sendCode(by, { phoneNumber, currentPassword }),
    );
    const { wanted } = await this.numbers.find(this.unitOfWork.reading(by));
    const line = wordsOf(NUMBER_WORDS, request).sent(displayPhone(wanted ?? phoneNumber));
    return seeOther(NUMBER_PATH, { tone: 'info', lines: [line] });
  }

  private async prove(by: Caller, request: EdgeRequest, body: unknown): Promise<SeeOther> {
    const words = wordsOf(NUMBER_WORDS, request);
    const { code } = await readForm(NumberCodeForm, body);
    const { moved, left } = await this.numbers.prove(by, code);
    return seeOther(NUMBER_PATH, {
      tone: left.length > 0 ? 'warning' : 'success',
      lines: [words.done(moved), ...(left.length > 0 ? [words.left(left.join(', '))] : [])],
    });
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    refused?: NumberModel['refused'],
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const own = await this.numbers.find(work);
    const splits = await this.splits.own(work);
    return page(<NumberPage {...{ own, splits, refused }} />, {
      title: wordsOf(NUMBER_WORDS, request).title,
      width: 'column',
      status: refused?.error.status ?? 200,
    });
  }
}
