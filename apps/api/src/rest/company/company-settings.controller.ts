import { Controller, Delete, Get, Patch, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CompanyLogoService, CompanyQueries, CompanyService } from '#libs/company';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { AcceptsMultipart } from '../../edge/http/multipart.js';
import { CompanyQuery } from '../company-query.dto.js';
import {
  CompanySettingsShape,
  type CompanySettingsView,
  presentCompanySettings,
} from '../presenters/company.presenter.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { companyChanges } from './company-changes.js';
import { CompanySettingsForm } from './company-settings.dto.js';
import { SettingsUploadService } from './settings-upload.service.js';

/**
 * Defaults of a company, used where an event, call or requirement sets nothing. Owners edit their own; an administrator
 * names the company.
 */
@ApiTags('Company')
@Controller('company')
export class CompanySettingsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: CompanyQueries,
    private readonly companies: CompanyService,
    private readonly logos: CompanyLogoService,
    private readonly upload: SettingsUploadService,
  ) {}

  @ApiOperation({ operationId: 'showCompanySettings', summary: 'The settings of the company' })
  @Get('settings')
  @Allow('company.settings')
  @Returns(200, CompanySettingsShape)
  async show(@By() by: Caller, @Query() query: CompanyQuery): Promise<CompanySettingsView> {
    return presentCompanySettings(
      await this.queries.managed(this.unitOfWork.reading(by), query.company, 'owner'),
    );
  }

  @ApiOperation({
    operationId: 'editCompanySettings',
    summary: 'Edits the settings of the company; what is left out stays',
    description:
      'As JSON, or as a form (`multipart/form-data`) with the same fields as text and a picture as `logo`. Hours already recorded keep the rules they were recorded under.',
  })
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiBody({ type: CompanySettingsForm })
  @Patch('settings')
  @AcceptsMultipart()
  @Allow('company.settings')
  @Returns(200, CompanySettingsShape)
  async edit(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Req() request: FastifyRequest,
  ): Promise<CompanySettingsView> {
    const { settings, logo } = await this.upload.read(request);
    return this.unitOfWork.as(by, async (work) => {
      const { id } = await this.queries.managed(work, query.company, 'owner');
      const company = await this.companies.edit(work, id, companyChanges(settings));
      return presentCompanySettings(
        logo ? { ...company, logo_file: await this.logos.put(work, id, logo) } : company,
      );
    });
  }

  @ApiOperation({
    operationId: 'deleteCompanyLogo',
    summary: 'Takes the logo away; where there is none, nothing happens',
  })
  @Delete('logo/delete')
  @Allow('company.settings')
  @Returns(200, SuccessShape)
  async deleteLogo(@By() by: Caller, @Query() query: CompanyQuery): Promise<SuccessView> {
    await this.unitOfWork.as(by, async (work) => {
      const { id } = await this.queries.managed(work, query.company, 'owner');
      await this.logos.remove(work, id);
    });
    return success('Logo deleted.');
  }
}
