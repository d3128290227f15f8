import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { RegistrationInvitations } from '../requests/registration-invitations.js';
import { AltPhoneService } from './alt-phone.service.js';
import { WorkerAccounts } from './worker-accounts.service.js';
import { WorkerSkills } from './worker-skills.service.js';
import { WorkerQueries } from './worker.queries.js';
import { WorkerService } from './worker.service.js';

/** A company's contacts. */
@Module({
  imports: [CompanyModule],
  providers: [RegistrationInvitations, WorkerAccounts, WorkerSkills, WorkerQueries, WorkerService, AltPhoneService],
  exports: [WorkerQueries, WorkerService, AltPhoneService],
})
export class WorkersModule {}
