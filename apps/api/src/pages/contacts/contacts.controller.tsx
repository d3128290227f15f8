import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type CompanyRow, LaborTypeQueries } from '#libs/company';
import {
  ContactExportService,
  ContactListQueries,
  EXPORT_FORMATS,
  UnusedWorkerService,
  WorkerService,
  WorkerSkillService,
} from '#libs/labor';
import { DomainError, NotFound } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Heavy } from '../../edge/company-turns/heavy.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { keptForm } from '../frame/kept-form.js';
import { lastPage } from '../frame/last-page.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { pageSizeOf } from '../frame/remembered.js';
import { SharedReadsService } from '../frame/shared-reads.service.js';
import { languageOf } from '../frame/request-language.js';
import { RevisedPage } from '../frame/revised-page.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { ClearUnusedPage } from './clear-unused.page.js';
import {
  contactsHref,
  type ContactsQuery,
  contactsQuery,
  NewContactForm,
  SkillToGiveForm,
  withLists,
} from './contacts.form.js';
import { ContactList, type ContactsModel, ContactsPage, MARKED } from './contacts.page.js';
import { CONTACTS_WORDS } from './contacts.words.js';

type Given = Readonly<Record<string, unknown>>;

/** A company's contacts: the list, adding one, exporting all, clearing what was never used. */
@PageController()
export class ContactsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly currentCompany: CurrentCompanyService,
    private readonly lists: ContactListQueries,
    private readonly workers: WorkerService,
    private readonly unused: UnusedWorkerService,
    private readonly exports: ContactExportService,
    private readonly skills: WorkerSkillService,
    private readonly laborTypes: LaborTypeQueries,
    private readonly shared: SharedReadsService,
  ) {}

  @Get('workers/')
  @RevisedPage()
  @Allow('worker.read')
  async list(@By() by: Caller, @Query() query: Given, @Req() request: EdgeRequest): Promise<Page> {
    return this.show(by, query, request);
  }

  /** The list alone, for a search while somebody types. */
  @Get('workers/search/')
  @RevisedPage()
  @Allow('worker.read')
  async search(
    @By() by: Caller,
    @Query() query: Given,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const model = await this.modelOf(by, query, request);
    return page(<ContactList {...model} />, { title: wordsOf(CONTACTS_WORDS, request).title });
  }

  /** Adds a contact, or gives marked ones a skill. */
  @Post('workers/')
  @Allow('worker.edit')
  async add(
    @By() by: Caller,
    @Query() query: Given,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    if ((body as Given | undefined)?.['action'] === 'give_skill')
      return this.giveSkill(by, query, body, request);
    const typed = withLists(body, 'labor_types');
    try {
      const form = await readForm(NewContactForm, typed);
      await this.unitOfWork.as(by, async (work) => {
        const { id } = await this.currentCompany.of(work, by, request);
        await this.workers.add(work, id, {
          name: form.name,
          phoneNumber: form.phone_number,
          laborTypeIds: form.labor_types,
          consents: form.sms_consent,
        });
      });
      const { added } = wordsOf(CONTACTS_WORDS, request);
      const next = typed['then'] === 'another' ? '?dialog=add-contact' : '';
      return seeOther(`/app/workers/${next}`, { tone: 'success', lines: [added(form.name)] });
    } catch (error) {
      const refusal = translateFormError(formErrorFrom(error), languageOf(request));
      const text = (name: string): string => (typeof typed[name] === 'string' ? typed[name] : '');
      return this.show(by, query, request, {
        error: refusal,
        typed: {
          name: text('name'),
          phoneNumber: text('phone_number'),
          laborTypes: (typed['labor_types'] as unknown[]).map(String),
          consents: text('sms_consent') !== '',
        },
      });
    }
  }

  @Get('contacts/clear-unused/')
  @Allow('worker.edit')
  async previewClearing(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.currentCompany.of(work, by, request);
    const count = await this.unused.countUnused(work, company.id);
    return page(<ClearUnusedPage count={count} />, {
      title: wordsOf(CONTACTS_WORDS, request).clearTitle,
      width: 'column',
      room: `contacts:${company.slug}`,
    });
  }

  @Post('contacts/clear-unused/')
  @Allow('worker.edit')
  async clear(@By() by: Caller, @Req() request: EdgeRequest): Promise<SeeOther> {
    const count = await this.unitOfWork.as(by, async (work) => {
      const { id } = await this.currentCompany.of(work, by, request);
      return this.unused.deleteUnused(work, id);
    });
    const { cleared } = wordsOf(CONTACTS_WORDS, request);
    return seeOther('/app/workers/', { tone: 'success', lines: [cleared(count)] });
  }

  @Get('contacts/export/')
  @Heavy()
  @Allow('worker.read')
  async export(
    @By() by: Caller,
    @Query('format') given: unknown,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const format = EXPORT_FORMATS.find((each) => each === given) ?? 'csv';
    const work = this.unitOfWork.reading(by);
    const company = await this.currentCompany.of(work, by, request);
    const file = await this.exports.ofCompany(work, company.id, format);
    void reply
      .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'text/vcard; charset=utf-8')
      .header('content-disposition', `attachment; filename="contacts-${company.slug}.${format}"`)
      .header('cache-control', 'private, no-store');
    return file;
  }

  private async giveSkill(
    by: Caller,
    query: Given,
    body: unknown,
    request: EdgeRequest,
  ): Promise<SeeOther> {
    const words = wordsOf(CONTACTS_WORDS, request);
    const here = contactsHref(contactsQuery(query));
    try {
      const form = await readForm(SkillToGiveForm, withLists(body, 'worker_id'));
      const line = await this.unitOfWork.as(by, async (work) => {
        const { id } = await this.currentCompany.of(work, by, request);
        const skill = await this.laborTypes.inCompany(work, id, form.skill);
        if (!skill) throw new NotFound('LaborType');
        if (form.worker_id.length === 0) throw new NotFound('Worker');
        const given = await this.skills.give(work, id, form.worker_id, skill.id);
        return words.skillGiven(given.length, skill.name);
      });
      return seeOther(here, { tone: 'success', lines: [line] });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const kept = keptForm(MARKED, body, ['worker_id', 'skill']);
      return seeOther(here, { tone: 'warning', lines: [words.skillNotGiven], kept });
    }
  }

  private async show(
    by: Caller,
    query: Given,
    request: EdgeRequest,
    refused?: ContactsModel['refused'],
  ): Promise<Page> {
    const model = await this.modelOf(by, query, request);
    return page(<ContactsPage {...model} refused={refused} />, {
      title: wordsOf(CONTACTS_WORDS, request).title,
      room: `contacts:${model.company.slug}`,
      status: refused?.error.status,
    });
  }

  /** The last page, where the address names one beyond it. */
  private async modelOf(by: Caller, given: Given, request: EdgeRequest): Promise<ContactsModel> {
    const work = this.unitOfWork.reading(by);
    const company = await this.currentCompany.of(work, by, request);
    const query = contactsQuery(given);
    const { per_page: perPage } = given;
    const size = pageSizeOf(request, typeof perPage === 'string' ? perPage : undefined);
    const read = () => this.lists.page(work, company.id, query, { page: query.page, size });
    const found = by.actor.manages(company.id)
      ? await this.shared.ofPage(work, request, subjectOf(company, query, size), read)
      : await read();
    const pages = lastPage(found.total, size);
    return query.page > pages
      ? this.modelOf(by, { ...given, page: String(pages) }, request)
      : { company, found, query, size };
  }
}

function subjectOf({ id }: CompanyRow, query: ContactsQuery, size: number): string {
  return `contacts ${JSON.stringify([id, query, size])}`;
}
