import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { LaborTypeQueries } from '#libs/company';
import { dateIn, Invalid } from '#libs/kernel';
import {
  AltPhoneService,
  type ContactProfile,
  ContactProfileQueries,
  DuplicateContactQueries,
  WorkerService,
} from '#libs/labor';
import { type ListedRate, PayRateListQueries } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { ContactForm, NumberForm } from './contact.form.js';
import { type ContactModel, ContactPage } from './contact.page.js';
import { CONTACT_WORDS } from './contact.words.js';
import { withLists } from './contacts.form.js';
import { EditContactPage, type TypedChanges, typedOf } from './edit-contact.page.js';

/** One contact: what we know of it, and changing that. */
@PageController()
export class ContactController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly currentCompany: CurrentCompanyService,
    private readonly contacts: ContactProfileQueries,
    private readonly splits: DuplicateContactQueries,
    private readonly skills: LaborTypeQueries,
    private readonly workers: WorkerService,
    private readonly numbers: AltPhoneService,
    private readonly rates: PayRateListQueries,
  ) {}

  @Get('worker/:slug/')
  @Allow('worker.read')
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const contact = await this.contacts.bySlug(this.unitOfWork.reading(by), slug);
    return this.profile(by, contact, request);
  }

  @Get('worker/edit/:id/')
  @Allow('worker.edit')
  async edit(
    @By() by: Caller,
    @Param('id', RowIdPipe) id: number,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const contact = await this.contacts.byId(this.unitOfWork.reading(by), id);
    return this.form(by, contact, request, typedOf(contact));
  }

  @Post('worker/edit/:id/')
  @Allow('worker.edit')
  async change(
    @By() by: Caller,
    @Param('id', RowIdPipe) id: number,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const contact = await this.contacts.byId(this.unitOfWork.reading(by), id);
    const given = withLists(body, 'labor_types');
    try {
      const form = await readForm(ContactForm, given);
      await this.unitOfWork.as(by, (work) =>
        this.workers.edit(work, contact.company_id, id, {
          name: form.name,
          phoneNumber: form.phone_number,
          laborTypeIds: form.labor_types ?? [],
          notes: form.notes?.trim() === '' ? (contact.notes === null ? null : '') : form.notes,
          language: form.language,
          primarySkillId: form.primary_skill,
          secondarySkillId: form.secondary_skill,
        }),
      );
      return this.back(contact, wordsOf(CONTACT_WORDS, request).saved);
    } catch (error) {
      return this.form(by, contact, request, typedIn(given), error);
    }
  }

  @Post('worker/:slug/numbers/')
  @Allow('worker.edit')
  async changeNumbers(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const contact = await this.contacts.bySlug(this.unitOfWork.reading(by), slug);
    const { company_id: companyId, id } = contact;
    try {
      const form = await readForm(NumberForm, body);
      await this.unitOfWork.as(by, async (work) => {
        if (form.do === 'add') {
          if (form.phone_number === undefined) throw required('phone_number');
          const draft = { phoneNumber: form.phone_number, label: form.label || null };
          await this.numbers.add(work, companyId, id, draft);
        } else if (form.alt_id === undefined) throw required('alt_id');
        else if (form.do === 'primary')
          await this.numbers.makePrimary(work, companyId, id, form.alt_id);
        else await this.numbers.remove(work, companyId, id, form.alt_id);
      });
      return this.back(contact, wordsOf(CONTACT_WORDS, request).numberSaved);
    } catch (error) {
      const typed = withLists(body);
      const isNew = typed['do'] === 'add';
      return this.profile(by, contact, request, {
        error: translateFormError(formErrorFrom(error), languageOf(request)),
        ...(isNew && {
          typed: { phoneNumber: textIn(typed, 'phone_number'), label: textIn(typed, 'label') },
        }),
      });
    }
  }

  @Post('worker/delete/:slug/')
  @Allow('worker.edit')
  async delete(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const contact = await this.contacts.bySlug(this.unitOfWork.reading(by), slug);
    const words = wordsOf(CONTACT_WORDS, request);
    try {
      await this.unitOfWork.as(by, (work) =>
        this.workers.remove(work, contact.company_id, contact.id),
      );
      const lines = [words.deleted(contact.name || words.unnamed)];
      return seeOther('/app/workers/', { tone: 'success', lines });
    } catch (error) {
      const refusal = translateFormError(formErrorFrom(error), languageOf(request));
      return this.profile(by, contact, request, { error: refusal });
    }
  }

  private back({ slug }: ContactProfile, sentence: string): SeeOther {
    return seeOther(`/app/worker/${slug}/`, { tone: 'success', lines: [sentence] });
  }

  private async profile(
    by: Caller,
    contact: ContactProfile,
    request: EdgeRequest,
    refused?: ContactModel['refused'],
  ): Promise<Page> {
    const laborTypes = await this.laborTypesOf(by, contact, request);
    const work = this.unitOfWork.reading(by);
    const splits = await this.splits.ofContactUnchecked(work, contact.id);
    const rates = await this.ratesOf(by, contact);
    return page(<ContactPage {...{ contact, laborTypes, splits, rates, refused }} />, {
      title: contact.name || wordsOf(CONTACT_WORDS, request).unnamed,
      room: `contacts:${contact.company.slug}`,
      status: refused?.error.status,
    });
  }

  private async form(
    by: Caller,
    contact: ContactProfile,
    request: EdgeRequest,
    typed: TypedChanges,
    refused?: unknown,
  ): Promise<Page> {
    const error =
      refused === undefined
        ? undefined
        : translateFormError(formErrorFrom(refused), languageOf(request));
    const laborTypes = await this.laborTypesOf(by, contact, request);
    return page(<EditContactPage {...{ contact, laborTypes, typed }} error={error} />, {
      title: `${wordsOf(CONTACT_WORDS, request).edit}: ${contact.name}`,
      width: 'column',
      room: `contacts:${contact.company.slug}`,
      status: error?.status,
    });
  }

  private async ratesOf(by: Caller, contact: ContactProfile): Promise<ListedRate[]> {
    const work = this.unitOfWork.reading(by);
    const after = dateIn(contact.company.time_zone, work.now);
    return this.rates.listed(work, contact.company_id, { worker: contact.slug, after }, null);
  }

  private async laborTypesOf(by: Caller, contact: ContactProfile, request: EdgeRequest) {
    const work = this.unitOfWork.reading(by);
    await this.currentCompany.named(work, by, request, contact.company.slug);
    return this.skills.ofCompany(work, contact.company_id);
  }
}

function typedIn(given: Record<string, unknown>): TypedChanges {
  return {
    name: textIn(given, 'name'),
    phone_number: textIn(given, 'phone_number'),
    notes: textIn(given, 'notes'),
    language: textIn(given, 'language'),
    primary_skill: textIn(given, 'primary_skill'),
    secondary_skill: textIn(given, 'secondary_skill'),
    labor_types: (given['labor_types'] as unknown[]).map(String),
  };
}

function textIn(given: Record<string, unknown>, name: string): string {
  return typeof given[name] === 'string' ? given[name] : '';
}

function required(field: string): Invalid {
  return Invalid.field(field, 'This field is required.');
}
