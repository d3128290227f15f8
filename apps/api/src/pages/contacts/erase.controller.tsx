import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { type ContactProfile, ContactProfileQueries, PersonErasingService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { CONTACT_WORDS } from './contact.words.js';
import { ErasePage } from './erase.page.js';
import { ERASE_WORDS } from './erase.words.js';

/** Forgets the person behind a contact; for administrators. */
@PageController()
export class EraseController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly currentCompany: CurrentCompanyService,
    private readonly contacts: ContactProfileQueries,
    private readonly erasing: PersonErasingService,
  ) {}

  @Get('worker/:slug/erase/')
  @Allow('person.erase')
  async ask(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const contact = await this.contacts.bySlug(this.unitOfWork.reading(by), slug);
    return this.show(by, contact, request);
  }

  @Post('worker/:slug/erase/')
  @Allow('person.erase')
  async erase(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const contact = await this.contacts.bySlug(this.unitOfWork.reading(by), slug);
    const words = wordsOf(ERASE_WORDS, request);
    const { name } = (body ?? {}) as { name?: unknown };
    const typed = typeof name === 'string' ? name : '';
    const expected = contact.name || wordsOf(CONTACT_WORDS, request).unnamed;
    if (typed.trim().toLowerCase() !== expected.trim().toLowerCase())
      return this.show(by, contact, request, { typed, message: words.wrong, status: 400 });
    try {
      await this.unitOfWork.as(by, (work) => this.erasing.erase(work, { workerSlug: slug }));
      return seeOther('/app/workers/', { tone: 'success', lines: [words.done] });
    } catch (error) {
      const { message, status } = translateFormError(formErrorFrom(error), languageOf(request));
      return this.show(by, contact, request, { typed, message, status });
    }
  }

  private async show(
    by: Caller,
    contact: ContactProfile,
    request: EdgeRequest,
    refused?: { typed: string; message: string; status: number },
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    await this.currentCompany.ofId(work, by, request, contact.company_id);
    return page(<ErasePage contact={contact} refused={refused} />, {
      title: wordsOf(ERASE_WORDS, request).title(contact.name),
      width: 'column',
      status: refused?.status,
    });
  }
}
