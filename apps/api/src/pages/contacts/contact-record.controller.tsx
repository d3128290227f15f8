import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import {
  ConsentHistoryQueries,
  ContactProfileQueries,
  ConversationQueries,
  WorkerHistoryQueries,
  WorkerTextService,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { TextForm } from './contact.form.js';
import { historyPart, HistoryPage } from './history.page.js';
import { HISTORY_WORDS } from './history.words.js';
import { LedgerPage } from './ledger.page.js';
import { LEDGER_WORDS } from './ledger.words.js';
import { type MessagesModel, MessagesPage } from './messages.page.js';
import { MESSAGES_WORDS } from './messages.words.js';

/** What happened with a contact: calls, texts, consent. */
@PageController()
export class ContactRecordController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly currentCompany: CurrentCompanyService,
    private readonly contacts: ContactProfileQueries,
    private readonly histories: WorkerHistoryQueries,
    private readonly consents: ConsentHistoryQueries,
    private readonly conversations: ConversationQueries,
    private readonly texts: WorkerTextService,
  ) {}

  @Get('worker/history/:slug/')
  @Allow('worker.read')
  async history(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query('state') state: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const contact = await this.contacts.bySlug(work, slug);
    const history = await this.histories.ofWorker(work, slug);
    const company = await this.currentCompany.named(work, by, request, contact.company.slug);
    return page(<HistoryPage history={history} part={historyPart(state)} />, {
      title: `${wordsOf(HISTORY_WORDS, request).title}: ${history.worker.name}`,
      room: `company:${company.slug}`,
    });
  }

  /** Each reading is in the audit trail. */
  @Get('worker/:slug/consent/')
  @Allow('worker.read')
  async ledger(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const contact = await this.contacts.bySlug(work, slug);
    const history = await this.consents.ofWorker(work, slug);
    await this.currentCompany.named(work, by, request, contact.company.slug);
    return page(<LedgerPage contact={contact} history={history} />, {
      title: `${wordsOf(LEDGER_WORDS, request).title}: ${contact.name}`,
      width: 'column',
    });
  }

  @Get('worker/:slug/messages/')
  @Allow('worker.read')
  conversation(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.showConversation(by, slug, request);
  }

  @Post('worker/:slug/messages/')
  @Allow('worker.edit')
  async send(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    try {
      const { text } = await readForm(TextForm, body);
      const outcome = await this.unitOfWork.as(by, (work) => this.texts.send(work, slug, text));
      const lines = [wordsOf(MESSAGES_WORDS, request)[outcome]];
      return seeOther(`/app/worker/${slug}/messages/`, { tone: 'success', lines });
    } catch (error) {
      const refusal = translateFormError(formErrorFrom(error), languageOf(request));
      const { text } = (body ?? {}) as { text?: unknown };
      const typed = typeof text === 'string' ? text : '';
      return this.showConversation(by, slug, request, { error: refusal, typed });
    }
  }

  private async showConversation(
    by: Caller,
    slug: string,
    request: EdgeRequest,
    refused?: MessagesModel['refused'],
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const contact = await this.contacts.bySlug(work, slug);
    const texts = await this.conversations.ofWorker(work, slug);
    const company = await this.currentCompany.named(work, by, request, contact.company.slug);
    return page(<MessagesPage {...{ contact, company, texts, refused }} />, {
      title: `${wordsOf(MESSAGES_WORDS, request).title}: ${contact.name}`,
      width: 'column',
      room: `contacts:${company.slug}`,
      status: refused?.error.status,
    });
  }
}
