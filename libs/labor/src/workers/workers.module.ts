import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { IdentityModule } from '#libs/identity';
import { MessagingModule } from '#libs/messaging';
import { WorkerHistoryQueries } from '../boards/worker-history.queries.js';
import { RegistrationInvitations } from '../requests/registration-invitations.js';
import { AltPhoneService } from './alt-phone.service.js';
import { ConsentHistoryQueries } from './consent-history.queries.js';
import { ContactImport } from './contact-import/contact-import.service.js';
import { StewardInvitations } from './steward-invitations.service.js';
import { PhoneNormalising } from './maintenance/phone-normalising.service.js';
import { WorkerMerging } from './maintenance/worker-merging.service.js';
import { UnusedWorkers } from './unused-workers.service.js';
import { WorkerAccounts } from './worker-accounts.service.js';
import { WorkerCounters } from './worker-counters.service.js';
import { WorkerSkills } from './worker-skills.service.js';
import { WorkerQueries } from './worker.queries.js';
import { WorkerService } from './worker.service.js';

const VERBS = [
  WorkerService,
  AltPhoneService,
  ContactImport,
  WorkerCounters,
  UnusedWorkers,
  PhoneNormalising,
  WorkerMerging,
  StewardInvitations,
];
const QUERIES = [WorkerQueries, WorkerHistoryQueries, ConsentHistoryQueries];

/** A company's contacts. */
@Module({
  imports: [CompanyModule, IdentityModule, MessagingModule],
  providers: [RegistrationInvitations, WorkerAccounts, WorkerSkills, ...VERBS, ...QUERIES],
  exports: [...VERBS, ...QUERIES],
})
export class WorkersModule {}
