import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { EntryDetailService, EntryPayQueries } from '#libs/pay';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { languageOf } from '../frame/request-language.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import {
  type EntryDetailsForm,
  isExtraTyped,
  readEntryDetails,
  typedDetails,
} from './entry-details.form.js';
import { ENTRY_DETAILS_WORDS } from './entry-details.words.js';
import { entryPayModel } from './entry-pay.model.js';
import { EntryPayPage } from './entry-pay.page.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';

/** What the hours of one time entry come to, down to the punches; and what a manager says about it beside the hours. */
@PageController()
export class EntryPayController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entries: EntryPayQueries,
    private readonly details: EntryDetailService,
  ) {}

  @Get('pay/entries/:id/')
  @Allow('pay.readOwn')
  show(
    @By() by: Caller,
    @Param('id', RowIdPipe) id: number,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.page(by, id, request);
  }

  @Post('pay/entries/:id/')
  @WhenRepeated({ creates: isExtraTyped })
  @Allow('pay.edit')
  async change(
    @By() by: Caller,
    @Param('id', RowIdPipe) id: number,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    try {
      const form = await readEntryDetails(body);
      await this.unitOfWork.as(by, (work) => this.apply(work, id, form));
      const { saved } = wordsOf(ENTRY_DETAILS_WORDS, request);
      return seeOther(`/app/pay/entries/${id}/`, { tone: 'success', lines: [saved] });
    } catch (error) {
      return this.page(by, id, request, { body, error });
    }
  }

  private async apply(work: Work, id: number, form: EntryDetailsForm): Promise<void> {
    const { amount: cents, kind, note = '', reason = null, removed = [] } = form;
    const changes = {
      sentHome: form.sent_home ?? false,
      waivedFirst: form.waived_first_meal ?? false,
      waivedSecond: form.waived_second_meal ?? false,
    };
    await this.details.change(work, id, changes, reason);
    for (const extraId of new Set(removed))
      await this.details.removeExtra(work, id, extraId, reason);
    if (cents !== undefined) await this.details.addExtra(work, id, { kind, cents, note }, reason);
  }

  private async page(
    by: Caller,
    id: number,
    request: EdgeRequest,
    refused?: { body: unknown; error: unknown },
  ): Promise<Page> {
    const error = refused
      ? translateFormError(formErrorFrom(refused.error), languageOf(request))
      : null;
    const work = this.unitOfWork.reading(by);
    const pay = await this.entries.ofEntry(work, id);
    const isChangeable = pay.isOffice && pay.paid && !pay.entry.canceled;
    const details = isChangeable ? await this.details.ofEntry(work, id) : null;
    const room = pay.isOffice ? `call-time:${pay.entry.call.slug}` : undefined;
    const form = details && { details, error, typed: refused ? typedDetails(refused.body) : null };
    return page(<EntryPayPage {...entryPayModel(pay)} form={form} />, {
      title: wordsOf(PAY_LINES_WORDS, request).why,
      status: error?.status ?? 200,
      room,
    });
  }
}
