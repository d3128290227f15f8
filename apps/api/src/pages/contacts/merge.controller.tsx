import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ContactListQueries, ContactProfileQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { ContactMergingService, ContactsNotMergeable } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { OtherContactForm } from './contact.form.js';
import { CONTACT_WORDS } from './contact.words.js';
import { ChooseMergePage, MergePlanPage } from './merge.page.js';
import { MERGE_WORDS } from './merge.words.js';

/** Candidates that one page lists. */
const CANDIDATES = 25;

/** Two contacts that are one person become one. */
@PageController()
export class MergeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly currentCompany: CurrentCompanyService,
    private readonly contacts: ContactProfileQueries,
    private readonly lists: ContactListQueries,
    private readonly merging: ContactMergingService,
  ) {}

  /** With `?other=` what happens, else the choice of the other contact. */
  @Get('worker/:slug/merge/')
  @Allow('worker.edit')
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query('other') other: unknown,
    @Query('search') search: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    if (typeof other === 'string' && other !== '') return this.plan(by, slug, other, request);
    const work = this.unitOfWork.reading(by);
    const contact = await this.contacts.bySlug(work, slug);
    const company = await this.currentCompany.ofId(work, by, request, contact.company_id);
    const typed = typeof search === 'string' ? search.slice(0, 200) : '';
    const wanted = typed || contact.name.split(' ')[0] || '';
    const filter = { search: wanted, sort: 'name' } as const;
    const first = { page: 1, size: CANDIDATES + 1 };
    const { contacts } = await this.lists.page(work, company.id, filter, first);
    const found = contacts.filter(({ id }) => id !== contact.id).slice(0, CANDIDATES);
    return page(<ChooseMergePage {...{ contact, search: typed, found }} />, {
      title: wordsOf(MERGE_WORDS, request).title,
      room: `contacts:${company.slug}`,
    });
  }

  @Post('worker/:slug/merge/')
  @Allow('worker.edit')
  async merge(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const { other } = await readForm(OtherContactForm, body);
    const { unnamed } = wordsOf(CONTACT_WORDS, request);
    try {
      const merged = await this.unitOfWork.as(by, (work) => this.merging.merge(work, slug, other));
      const { merged: sentence } = wordsOf(MERGE_WORDS, request);
      return seeOther(`/app/worker/${slug}/`, {
        tone: 'success',
        lines: [sentence(merged.other.name || unnamed, merged.kept.name || unnamed)],
      });
    } catch (error) {
      if (error instanceof ContactsNotMergeable && other !== slug)
        return this.plan(by, slug, other, request, formErrorFrom(error).status);
      throw error;
    }
  }

  private async plan(
    by: Caller,
    slug: string,
    other: string,
    request: EdgeRequest,
    status?: number,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const plan = await this.merging.plan(work, slug, other);
    const company = await this.currentCompany.ofId(work, by, request, plan.kept.company_id);
    return page(<MergePlanPage plan={plan} />, {
      title: wordsOf(MERGE_WORDS, request).title,
      room: `contacts:${company.slug}`,
      status,
    });
  }
}
