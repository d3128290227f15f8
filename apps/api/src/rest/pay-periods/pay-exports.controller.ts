import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import { PayExportQueries, PayExportService, PayrollNumberService } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { list, Returns, text } from '../../edge/openapi/response-shapes.js';
import { exportAnswer } from '../../pdf/export-answer.js';
import { CompanyQuery } from '../company-query.dto.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { NewExportDto, PayrollNumbersDto } from './pay-export.dto.js';
import { PayExportShape, type PayExportView, presentExport } from './pay-export.shapes.js';

/** Files of hours and pay. */
@ApiTags('Pay')
@Controller('pay')
export class PayExportsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly queries: PayExportQueries,
    private readonly exports: PayExportService,
    private readonly numbers: PayrollNumberService,
  ) {}

  @ApiOperation({
    operationId: 'listPayExports',
    summary: 'Files that were asked for, the latest first',
    description: 'At most a hundred.',
  })
  @Get('exports')
  @Allow('pay.read')
  @Returns(200, list(PayExportShape))
  async list(@By() by: Caller, @Query() query: CompanyQuery): Promise<PayExportView[]> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    return (await this.queries.ofCompany(work, id)).map(presentExport);
  }

  @ApiOperation({
    operationId: 'askForPayExport',
    summary: 'Asks for a file of hours and pay',
    description:
      'The file of a payroll is there at once; a table is written while you do other things: ask again until its state is `done`. The same question about a closed period gives the same bytes, as long as names, payroll numbers and codes stay. No cell is calculated by a spreadsheet. Each is in the audit trail.',
  })
  @Post('exports')
  @Allow('pay.read')
  @Returns(201, PayExportShape)
  async ask(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: NewExportDto,
  ): Promise<PayExportView> {
    const row = await this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company, 'owner', 'manager');
      const id = await this.exports.ask(work, company.id, body);
      return this.queries.find(work, company.id, id);
    });
    return presentExport(row);
  }

  @ApiOperation({ operationId: 'showPayExport', summary: 'How far a file is, and what it holds' })
  @Get('exports/:id')
  @Allow('pay.read')
  @Returns(200, PayExportShape)
  async show(
    @By() by: Caller,
    @Param('id') id: number,
    @Query() query: CompanyQuery,
  ): Promise<PayExportView> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company, 'owner', 'manager');
    return presentExport(await this.queries.find(work, company.id, id));
  }

  @ApiOperation({
    operationId: 'downloadPayExport',
    summary: 'The file itself, once it is done',
    description: '404 while it is written, and 30 days later.',
  })
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Get('exports/:id/file')
  @Allow('pay.read')
  @Returns(200, text('Co Code,Batch ID,File #'))
  async file(
    @By() by: Caller,
    @Param('id') id: number,
    @Query() query: CompanyQuery,
  ): Promise<Response> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company, 'owner', 'manager');
    return exportAnswer(this.unitOfWork, await this.queries.find(work, company.id, id));
  }

  @ApiOperation({
    operationId: 'typePayrollNumbers',
    summary: 'Says what contacts are called in the payroll',
    description: 'All or none. Contacts that are not named keep their number.',
  })
  @Put('payroll-numbers')
  @Allow('pay.edit')
  @Returns(200, SuccessShape)
  async type(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() { numbers }: PayrollNumbersDto,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, async (work) => {
      const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
      const typed = numbers.map(({ worker_id: workerId, number }) => ({ workerId, number }));
      await this.numbers.type(work, id, typed);
    });
    return success('Payroll numbers saved.');
  }
}
