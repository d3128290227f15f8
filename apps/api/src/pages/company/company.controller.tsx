import { Get, Req } from '@nestjs/common';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { CompanyPage } from './company.page.js';
import { OfficeCompanyService } from './office-company.service.js';

/** The company as its managers see it. */
@PageController()
export class CompanyController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
  ) {}

  @Get('company/')
  @Allow('report.read')
  async show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const company = await this.offices.reached(this.unitOfWork.reading(by), by, request);
    const model = {
      company,
      isOwner: by.actor.isAdministrator || by.actor.is('owner', company.id),
      isManager: by.actor.manages(company.id),
    };
    return page(<CompanyPage {...model} />, {
      title: company.name,
      width: 'column',
      room: `company:${company.slug}`,
    });
  }
}
