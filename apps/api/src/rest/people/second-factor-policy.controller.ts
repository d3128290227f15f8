import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import { OwnSecondFactorFirst, SecondFactorPolicyService } from '#libs/identity';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns, type Static } from '../../edge/openapi/response-shapes.js';
import { SecondFactorPolicyDto, SecondFactorPolicyShape } from '../account/second-factor.dto.js';
import { CompanyQuery } from '../company-query.dto.js';

type PolicyView = Static<typeof SecondFactorPolicyShape>;

/** Whether a company requires a second factor. */
@ApiTags('People')
@Controller('company/second-factor')
export class SecondFactorPolicyController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly policies: SecondFactorPolicyService,
  ) {}

  @ApiOperation({
    operationId: 'showSecondFactorPolicy',
    summary: 'Whether the company asks its owners and managers for a second factor',
  })
  @Get()
  @Allow('company.settings')
  @Returns(200, SecondFactorPolicyShape)
  show(@By() by: Caller, @Query() query: CompanyQuery): Promise<PolicyView> {
    return this.view(this.unitOfWork.reading(by), query);
  }

  @ApiOperation({
    operationId: 'setSecondFactorPolicy',
    summary: 'Asks owners, managers and administrators for a second factor, or does so no more',
    description:
      'Whoever has none may only set it up until they have. Whoever switches it on has one (409).',
  })
  @Put()
  @Allow('company.settings')
  @Refuses(new OwnSecondFactorFirst())
  @Returns(200, SecondFactorPolicyShape)
  set(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() { required }: SecondFactorPolicyDto,
  ): Promise<PolicyView> {
    return this.unitOfWork.as(by, async (work) => {
      const { id } = await this.companies.managed(work, query.company, 'owner');
      await this.policies.set(work, id, required);
      return this.view(work, query);
    });
  }

  private async view(work: Work, query: CompanyQuery): Promise<PolicyView> {
    const { id } = await this.companies.managed(work, query.company, 'owner');
    return { required: await this.policies.isRequiredBy(work, id) };
  }
}
