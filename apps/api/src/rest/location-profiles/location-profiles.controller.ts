import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries, LocationProfileQueries, LocationProfileService } from '#libs/company';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { Revised } from '../../edge/unchanged/revised.js';
import { CompanyQuery } from '../company-query.dto.js';
import {
  CompanyLocationsShape,
  type CompanyLocationsView,
  presentCompanyLocations,
} from '../presenters/company-locations.presenter.js';
import {
  LocationProfileShape,
  type LocationProfileView,
  presentLocation,
} from '../presenters/location-profile.presenter.js';
import { rulesOfNew, rulesOfEdit } from '../work-rules.js';
import { LocationChangesDto, LocationToDeleteDto, NewLocationDto } from './location-profile.dto.js';

@ApiTags('Locations')
@Controller('location-profiles')
export class LocationProfilesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly queries: LocationProfileQueries,
    private readonly locations: LocationProfileService,
  ) {}

  @ApiOperation({
    operationId: 'listLocations',
    summary: 'The locations of the company, by name, and the company with its defaults',
  })
  @Get()
  @Allow('location.edit')
  @Revised()
  @Returns(200, CompanyLocationsShape)
  async list(@By() by: Caller, @Query() query: CompanyQuery): Promise<CompanyLocationsView> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company);
    return presentCompanyLocations(await this.queries.ofCompany(work, company.id), company);
  }

  @ApiOperation({ operationId: 'addLocation', summary: 'Adds a location' })
  @Post()
  @WhenRepeated({ creates: true })
  @Allow('location.edit')
  @Returns(201, LocationProfileShape)
  add(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: NewLocationDto,
  ): Promise<LocationProfileView> {
    return this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company);
      const draft = {
        name: body.name,
        address: body.address ?? '',
        timeZone: body.time_zone ?? null,
        ...rulesOfNew(body),
      };
      return presentLocation(await this.locations.add(work, company, draft), company);
    });
  }

  @ApiOperation({
    operationId: 'editLocation',
    summary: 'Edits a location; what is left out stays',
  })
  @Patch()
  @Allow('location.edit')
  @Returns(200, LocationProfileShape)
  edit(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: LocationChangesDto,
  ): Promise<LocationProfileView> {
    return this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company);
      const changes = {
        name: body.name,
        address: body.address,
        timeZone: body.time_zone,
        ...rulesOfEdit(body),
      };
      return presentLocation(
        await this.locations.edit(work, company, body.location_id, changes),
        company,
      );
    });
  }

  @ApiOperation({
    operationId: 'deleteLocation',
    summary: 'Deletes a location at which no event takes place',
  })
  @Delete()
  @Allow('location.edit')
  @Returns(204)
  delete(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: LocationToDeleteDto,
  ): Promise<void> {
    return this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company);
      await this.locations.remove(work, company.id, body.location_id);
    });
  }
}
