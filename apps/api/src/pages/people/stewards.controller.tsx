import { Body, Get, Post, Query, Req } from '@nestjs/common';
import type { CompanyRow } from '#libs/company';
import { RoleEndingService } from '#libs/identity';
import { NotFound, Unauthorized } from '#libs/kernel';
import { StewardInvitationService, StewardQueries } from '#libs/labor';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { InvitationThrottleService } from '../../edge/rate-limit/invitation-throttle.service.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { refusalOf } from '../company/refusal-of.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { StewardActionForm, StewardSearchQuery } from './people.form.js';
import { Candidates, StewardsPage, type StewardsModel } from './stewards.page.js';
import { STEWARDS_WORDS } from './stewards.words.js';

/** Stewards of a company: inviting contacts, taking that back, and ending the role. */
@PageController()
export class StewardsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly queries: StewardQueries,
    private readonly invitations: StewardInvitationService,
    private readonly roles: RoleEndingService,
    private readonly throttle: InvitationThrottleService,
  ) {}

  @Get('steward/invite/')
  @Allow('steward.invite')
  async show(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() { search = '' }: StewardSearchQuery,
  ): Promise<Page> {
    return pageOf(await this.model(by, request, search), request);
  }

  /** The list of contacts alone. */
  @Get('steward/invite/search/')
  @Allow('steward.invite')
  async search(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() { search = '' }: StewardSearchQuery,
  ): Promise<Page> {
    const model = await this.model(by, request, search);
    return page(<Candidates {...model} />, { title: wordsOf(STEWARDS_WORDS, request).title });
  }

  @Post('steward/invite/')
  @Allow('steward.invite')
  async act(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() { search = '' }: StewardSearchQuery,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    try {
      const form = await readForm(StewardActionForm, body);
      if (form.action !== 'end' && form.action !== 'withdraw')
        await this.throttle.count(by.actor.userId!);
      const { slug, done } = await this.unitOfWork.as(by, async (work) => {
        const company = await this.offices.managed(work, by, request);
        return { slug: company.slug, done: await this.apply(work, company, form, request) };
      });
      const query = new URLSearchParams({ company: slug, ...(search && { search }) });
      return seeOther(`/app/steward/invite/?${query.toString()}`, {
        tone: 'success',
        lines: [done],
      });
    } catch (error) {
      const refusal = refusalOf(error, request);
      return pageOf({ ...(await this.model(by, request, search)), error: refusal }, request);
    }
  }

  private async apply(
    work: Work,
    company: CompanyRow,
    { action, worker_id: workerId, role_id: roleId }: StewardActionForm,
    request: EdgeRequest,
  ): Promise<string> {
    const words = wordsOf(STEWARDS_WORDS, request);
    if (action === 'end') {
      if (roleId === undefined) throw new NotFound('Role');
      if (!endsRoles(work.actor, company)) throw new Unauthorized();
      await this.roles.end(work, roleId);
      return words.ended;
    }
    if (workerId === undefined) throw new NotFound('Worker');
    if (action === 'withdraw') {
      await this.invitations.withdraw(work, company.id, workerId);
      return words.withdrawn;
    }
    const outcome = await this.invitations.inviteContact(work, company, workerId);
    return words[outcome];
  }

  private async model(by: Caller, request: EdgeRequest, search: string): Promise<StewardsModel> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.managed(work, by, request);
    const [stewards, candidates] = await Promise.all([
      this.queries.listed(work, company.id),
      this.queries.candidates(work, company.id, search),
    ]);
    const mayEnd = endsRoles(by.actor, company);
    return { company, stewards, candidates, search, endsRoles: mayEnd, error: null };
  }
}

function endsRoles(actor: Caller['actor'], company: CompanyRow): boolean {
  return actor.isAdministrator || actor.is('owner', company.id);
}

function pageOf(model: StewardsModel, request: EdgeRequest): Page {
  return page(<StewardsPage {...model} />, {
    title: wordsOf(STEWARDS_WORDS, request).title,
    status: model.error?.status ?? 200,
  });
}
