import { Get, Param, Post, Query, Req } from '@nestjs/common';
import { LaborTypeQueries } from '#libs/company';
import {
  ContactImportService,
  type ImportJob,
  ImportJobService,
  type PreviewedLine,
} from '#libs/labor';
import { Invalid } from '#libs/kernel';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { AcceptsMultipart, isMultipart, readMultipart } from '../../edge/http/multipart.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { pageSizeOf } from '../frame/remembered.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { FirstStepsService } from '../today/first-steps.service.js';
import { wordsOf } from '../frame/words.js';
import { ImportPreviewPage, outcomeIn } from './import-preview.page.js';
import { readFile } from './import-preview.js';
import { ImportProgressPage } from './import-progress.page.js';
import { ImportPage } from './import.page.js';
import { IMPORT_WORDS } from './import.words.js';

type Given = Readonly<Record<string, unknown>>;

/** Contacts from a file: chosen, looked at, imported while one does other things. */
@PageController()
export class ImportPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly currentCompany: CurrentCompanyService,
    private readonly jobs: ImportJobService,
    private readonly imports: ContactImportService,
    private readonly skills: LaborTypeQueries,
    private readonly firstSteps: FirstStepsService,
  ) {}

  @Get('contacts/import/')
  @Allow('worker.edit')
  choose(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.upload(by, request);
  }

  @Post('contacts/import/')
  @Allow('worker.edit')
  @AcceptsMultipart()
  async keep(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page | SeeOther> {
    try {
      const file = isMultipart(request) ? (await readMultipart(request)).files['file'] : undefined;
      if (!file || file.name === '') throw Invalid.field('file', 'Choose a file.');
      const slug = await this.unitOfWork.as(by, async (work) => {
        const { id } = await this.currentCompany.of(work, by, request);
        return this.jobs.upload(work, id, file);
      });
      return seeOther(`/app/contacts/import/${slug}/`);
    } catch (error) {
      return this.upload(by, request, error);
    }
  }

  @Get('contacts/import/:slug/')
  @Allow('worker.edit')
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: Given,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const job = await this.jobs.find(work, slug);
    return this.pageOf(by, work, job, query, request);
  }

  /** Imports the file as its preview reads it: the address says which column holds what. */
  @Post('contacts/import/:slug/')
  @Allow('worker.edit')
  async start(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: Given,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const work = this.unitOfWork.reading(by);
    const job = await this.jobs.find(work, slug);
    if (job.state === 'preview') {
      const { batch, plan } = await readFile(job, query);
      if (!batch) return this.pageOf(by, work, job, query, request);
      await this.unitOfWork.as(by, (own) => this.jobs.start(own, job, plan, batch));
    }
    return seeOther(`/app/contacts/import/${slug}/`);
  }

  @Post('contacts/import/:slug/discard/')
  @Allow('worker.edit')
  async discard(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    await this.unitOfWork.as(by, async (work) =>
      this.jobs.discard(work, await this.jobs.find(work, slug)),
    );
    const lines = [wordsOf(IMPORT_WORDS, request).discarded];
    return seeOther('/app/contacts/import/', { tone: 'info', lines });
  }

  private async upload(by: Caller, request: EdgeRequest, refused?: unknown): Promise<Page> {
    await this.currentCompany.of(this.unitOfWork.reading(by), by, request);
    const error =
      refused === undefined
        ? undefined
        : translateFormError(formErrorFrom(refused), languageOf(request));
    return page(<ImportPage error={error} />, {
      title: wordsOf(IMPORT_WORDS, request).title,
      width: 'column',
      status: error?.status,
    });
  }

  /** Skills of the contacts to add that the company lacks. At most one statement. */
  private async newSkills(
    work: Work,
    companyId: number,
    lines: readonly PreviewedLine[],
  ): Promise<string[]> {
    const added = lines.filter(({ outcome }) => outcome === 'new');
    const names = added.flatMap(({ contact }) => contact?.skills ?? []);
    if (names.length === 0) return [];
    const ours = await this.skills.ofCompany(work, companyId);
    const known = new Set(ours.map(({ name }) => name.toLowerCase()));
    return names.filter((name) => {
      const isNew = !known.has(name.toLowerCase());
      known.add(name.toLowerCase());
      return isNew;
    });
  }

  private async pageOf(
    by: Caller,
    work: Work,
    job: ImportJob,
    query: Given,
    request: EdgeRequest,
  ): Promise<Page> {
    const words = wordsOf(IMPORT_WORDS, request);
    const company = await this.currentCompany.ofId(work, by, request, job.company_id);
    if (job.state !== 'preview')
      return page(
        <ImportProgressPage job={job} steps={await this.firstSteps.of(by, company.id)} />,
        {
          title: job.state === 'done' ? words.doneTitle : words.running,
          room: `contacts:${company.slug}`,
        },
      );
    const file = await readFile(job, query);
    const lines = file.batch ? await this.imports.preview(work, company.id, file.batch) : [];
    const newSkills = await this.newSkills(work, company.id, lines);
    const error = file.refusal
      ? translateFormError(formErrorFrom(file.refusal), languageOf(request))
      : undefined;
    const { per_page: perPage } = query;
    const model = {
      ...{ job, file, lines, newSkills, error, part: outcomeIn(query['part']) },
      page: Math.max(Math.trunc(Number(query['page'])) || 1, 1),
      size: pageSizeOf(request, typeof perPage === 'string' ? perPage : undefined),
      href: (change: Readonly<Record<string, string | null>>) => hrefWith(request.url, change),
    };
    return page(<ImportPreviewPage {...model} />, {
      title: words.previewTitle,
      status: error?.status,
    });
  }
}

function hrefWith(address: string, change: Readonly<Record<string, string | null>>): string {
  const url = new URL(address, 'http://here.invalid');
  for (const [name, value] of Object.entries(change))
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  return url.pathname + url.search;
}
