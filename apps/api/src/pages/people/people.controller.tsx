import { Body, Get, Post, Req } from '@nestjs/common';
import type { CompanyRow } from '#libs/company';
import {
  InvitationService,
  OpenInvitationService,
  PeopleQueries,
  RoleEndingService,
  SecondFactorPolicyService,
} from '#libs/identity';
import { NotFound } from '#libs/kernel';
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
import { ManagerInvitationForm, PeopleActionForm } from './people.form.js';
import { PeoplePage } from './people.page.js';
import { PEOPLE_WORDS } from './people.words.js';

/** Owners, managers and stewards of a company: who they are, invitations, and how roles end. */
@PageController()
export class PeopleController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly people: PeopleQueries,
    private readonly roles: RoleEndingService,
    private readonly policies: SecondFactorPolicyService,
    private readonly invitations: InvitationService,
    private readonly open: OpenInvitationService,
    private readonly throttle: InvitationThrottleService,
  ) {}

  @Get('people/')
  @Allow('role.list')
  show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.page(by, request);
  }

  @Post('people/')
  @Allow('role.end')
  async act(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const form = await readForm(PeopleActionForm, body);
    try {
      if (form.action === 'invite' || form.action === 'resend')
        await this.throttle.count(by.actor.userId!);
      const { slug, done } = await this.unitOfWork.as(by, async (work) => {
        const company = await this.offices.owned(work, by, request);
        return { slug: company.slug, done: await this.apply(work, company, form, body, request) };
      });
      return seeOther(`/app/people/?company=${slug}`, { tone: 'success', lines: [done] });
    } catch (error) {
      return this.page(by, request, error, body as Record<string, unknown>);
    }
  }

  private async apply(
    work: Work,
    company: CompanyRow,
    { action, id }: PeopleActionForm,
    body: unknown,
    request: EdgeRequest,
  ): Promise<string> {
    const words = wordsOf(PEOPLE_WORDS, request);
    if (action === 'invite') {
      const invited = await readForm(ManagerInvitationForm, body);
      await this.invitations.inviteManager(work, company, invited);
      return words.invited;
    }
    if (id === undefined) throw new NotFound('Role');
    if (action === 'end') {
      await this.roles.end(work, id);
      return words.roleEnded;
    }
    if (action === 'resend') {
      await this.open.resend(work, id);
      return words.resent;
    }
    await this.open.withdraw(work, id);
    return words.withdrawn;
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    error?: unknown,
    body: Record<string, unknown> = {},
  ): Promise<Page> {
    const refusal = error === undefined ? null : refusalOf(error, request);
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.owned(work, by, request);
    const people = await this.people.ofCompany(work, company.id);
    const [invitations, isSecondFactorRequired] = await Promise.all([
      this.open.listUnchecked(work, company.id),
      this.policies.isRequiredBy(work, company.id),
    ]);
    const model = {
      ...{ company, people, invitations, isSecondFactorRequired, error: refusal },
      endsOwners: by.actor.isAdministrator,
      isManager: by.actor.manages(company.id),
      typed: {
        phone: typeof body['phone'] === 'string' ? body['phone'] : '',
        email: typeof body['email'] === 'string' ? body['email'] : '',
      },
    };
    return page(<PeoplePage {...model} />, {
      title: wordsOf(PEOPLE_WORDS, request).title,
      status: refusal?.status ?? 200,
    });
  }
}
