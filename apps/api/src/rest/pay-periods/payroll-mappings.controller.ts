import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import { NotFound } from '#libs/kernel';
import { MappingNameTaken, PayrollMappingQueries, PayrollMappingService } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { CompanyQuery } from '../company-query.dto.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import {
  mappingOf,
  PayrollMappingDto,
  PayrollMappingShape,
  PayrollMappingsShape,
  type PayrollMappingsView,
  type PayrollMappingView,
  presentMappings,
  presentStored,
} from './payroll-mapping.dto.js';

/** How the company's payroll wants its CSV. */
@ApiTags('Pay')
@Controller('pay/mappings')
export class PayrollMappingsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly queries: PayrollMappingQueries,
    private readonly mappings: PayrollMappingService,
  ) {}

  @ApiOperation({
    operationId: 'listPayrollMappings',
    summary: 'Mappings of the company, and examples to begin with',
  })
  @Get()
  @Allow('pay.read')
  @Returns(200, PayrollMappingsShape)
  async list(@By() by: Caller, @Query() query: CompanyQuery): Promise<PayrollMappingsView> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    return presentMappings(await this.queries.ofCompany(work, id));
  }

  @ApiOperation({ operationId: 'addPayrollMapping', summary: 'Adds a mapping' })
  @Post()
  @Allow('pay.edit')
  @Refuses(new MappingNameTaken())
  @Returns(201, PayrollMappingShape)
  add(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: PayrollMappingDto,
  ): Promise<PayrollMappingView> {
    return this.write(by, query, null, body);
  }

  @ApiOperation({ operationId: 'replacePayrollMapping', summary: 'Replaces a mapping' })
  @Put(':id')
  @Allow('pay.edit')
  @Refuses(new MappingNameTaken())
  @Returns(200, PayrollMappingShape)
  replace(
    @By() by: Caller,
    @Param('id') id: number,
    @Query() query: CompanyQuery,
    @Body() body: PayrollMappingDto,
  ): Promise<PayrollMappingView> {
    return this.write(by, query, id, body);
  }

  @ApiOperation({
    operationId: 'removePayrollMapping',
    summary: 'Removes a mapping',
    description: 'Files that were made with it stay as they are.',
  })
  @Delete(':id')
  @Allow('pay.edit')
  @Returns(200, SuccessShape)
  async remove(
    @By() by: Caller,
    @Param('id') id: number,
    @Query() query: CompanyQuery,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company, 'owner', 'manager');
      await this.mappings.remove(work, company.id, id);
    });
    return success('Mapping removed.');
  }

  private async write(
    by: Caller,
    query: CompanyQuery,
    id: number | null,
    body: PayrollMappingDto,
  ): Promise<PayrollMappingView> {
    const row = await this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company, 'owner', 'manager');
      const written = { id, name: body.name, mapping: mappingOf(body) };
      const writtenId = await this.mappings.write(work, company.id, written);
      return this.queries.findUnchecked(work, company.id, writtenId);
    });
    if (!row) throw new NotFound('PayrollMapping');
    return presentStored(row);
  }
}
