import { Module } from '@nestjs/common';
import { CompanyQueries } from './company.queries.js';
import { LaborTypeQueries } from './labor-type.queries.js';
import { LaborTypeService } from './labor-type.service.js';
import { LocationProfileQueries } from './location-profile.queries.js';
import { LocationProfileService } from './location-profile.service.js';

const providers = [CompanyQueries, LaborTypeQueries, LaborTypeService, LocationProfileQueries, LocationProfileService];

@Module({ providers, exports: providers })
export class CompanyModule {}
