import { Module } from '@nestjs/common';
import { CompanyReplicaService } from './company-replica.service.js';
import { CompanyQueries } from './company.queries.js';
import { CompanyService } from './company.service.js';
import { CompanyLogoService } from './logo/company-logo.service.js';
import { LaborTypeQueries } from './labor-type.queries.js';
import { LaborTypeService } from './labor-type.service.js';
import { LocationProfileQueries } from './location-profile.queries.js';
import { LocationProfileService } from './location-profile.service.js';
import { RestrictionService } from './restriction.service.js';
import { TodayQueries } from './today.queries.js';

const providers = [
  CompanyQueries,
  CompanyReplicaService,
  CompanyService,
  CompanyLogoService,
  LaborTypeQueries,
  LaborTypeService,
  LocationProfileQueries,
  LocationProfileService,
  RestrictionService,
  TodayQueries,
];

@Module({ providers, exports: providers })
export class CompanyModule {}
