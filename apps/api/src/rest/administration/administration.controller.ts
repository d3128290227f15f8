import { Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import { ImpersonationService, NotToBeImpersonated } from '#libs/identity';
import { Unauthorized } from '#libs/kernel';
import { HintBus, type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import { productVersion } from '../../edge/http/product-version.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { SystemStatusQueries } from '../../health/system-status.queries.js';
import { SocketRegistryService } from '../../live/connections/socket-registry.service.js';
import {
  CompaniesShape,
  type CompaniesView,
  ImpersonationShape,
  type ImpersonationView,
  presentCompanies,
  presentSystem,
  SystemShape,
  type SystemView,
} from '../presenters/administration.presenter.js';
import { CompanySearchQuery } from './administration.dto.js';

/** What administrators look after: companies, the system, and pages as their users see them. */
@ApiTags('Administration')
@Controller('admin')
export class AdministrationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly status: SystemStatusQueries,
    private readonly sockets: SocketRegistryService,
    private readonly hints: HintBus,
    private readonly impersonation: ImpersonationService,
  ) {}

  @ApiOperation({
    operationId: 'listCompanies',
    summary: 'Companies by name, a hundred on a page, with what administrators switch',
    description: '`PATCH /company/settings/?company=` changes them.',
  })
  @Get('companies')
  @Allow('company.list')
  @Returns(200, CompaniesShape)
  async list(
    @By() by: Caller,
    @Query() { search = '', page = 1 }: CompanySearchQuery,
  ): Promise<CompaniesView> {
    return presentCompanies(
      await this.companies.page(this.unitOfWork.reading(by), search, page, 100),
    );
  }

  @ApiOperation({
    operationId: 'showSystem',
    summary: 'Tasks, texts by outcome, sockets, Redis, the database and versions',
    description: 'Sockets are those of the process that answers.',
  })
  @Get('system')
  @Allow('system.read')
  @Returns(200, SystemShape)
  async system(@By() by: Caller): Promise<SystemView> {
    return presentSystem(await this.status.read(this.unitOfWork.reading(by)), {
      sockets: this.sockets.countByKind(),
      hints: this.hints.state,
      version: productVersion(),
    });
  }

  @ApiOperation({
    operationId: 'logInAsUser',
    summary: 'A key that acts as that user, for an hour at most',
    description:
      'It ends with the key of this call. The audit trail names both. Nobody acts as an administrator (409).',
  })
  @Post('users/:id/log-in-as')
  @WhenRepeated({ secret: true })
  @Allow('user.impersonate')
  @Refuses(new NotToBeImpersonated())
  @Returns(200, ImpersonationShape)
  async logInAs(
    @By() by: Caller,
    @SignedInWith() { keyId }: Credential,
    @Param('id') id: number,
    @Headers('user-agent') userAgent = '',
  ): Promise<ImpersonationView> {
    if (keyId === null) throw new Unauthorized();
    const { key } = await this.unitOfWork.as(by, (work) =>
      this.impersonation.beginWithKey(work, id, keyId, userAgent),
    );
    return { status: 'success', message: 'You act as this user, for an hour.', token: key };
  }
}
