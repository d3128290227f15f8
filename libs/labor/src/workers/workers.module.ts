import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { IdentityModule } from '#libs/identity';
import { MessagingModule } from '#libs/messaging';
import { RegistrationInvitationService } from './registration-invitation.service.js';
import { AltPhoneService } from './alt-phone.service.js';
import { ConsentHistoryQueries } from './consent-history.queries.js';
import { ContactExportService } from './contact-export/contact-export.service.js';
import { ImportContactsTask } from './contact-import/import-contacts.task.js';
import { ImportJobService } from './contact-import/import-job.service.js';
import { ContactListQueries } from './contact-list/contact-list.queries.js';
import { ContactProfileQueries } from './contact-profile.queries.js';
import { ConversationQueries } from './conversation/conversation.queries.js';
import { WorkerTextService } from './conversation/worker-text.service.js';
import { TimeOffService } from './availability/time-off.service.js';
import { OwnContactMovingService } from './own/own-contact-moving.service.js';
import { OwnNumberService } from './own/own-number.service.js';
import { DuplicateContactQueries } from './own/duplicate-contact.queries.js';
import { OwnLanguageService } from './own/own-language.service.js';
import { SelfAddService } from './self-add/self-add.service.js';
import { ContactImportService } from './contact-import/contact-import.service.js';
import { StewardInvitationService } from './steward-invitation.service.js';
import { PhoneNormalisingService } from './maintenance/phone-normalising.service.js';
import { UnusedWorkerService } from './unused-worker.service.js';
import { WorkerAccountService } from './worker-account.service.js';
import { WorkerCounterService } from './worker-counter.service.js';
import { WorkerSkillService } from './worker-skill.service.js';
import { WorkerNamesService } from './worker-names.service.js';
import { WorkerWritingService } from './worker-writing.service.js';
import { WorkerQueries } from './worker.queries.js';
import { WorkerService } from './worker.service.js';

const SERVICES = [
  ContactExportService,
  ImportJobService,
  OwnLanguageService,
  OwnContactMovingService,
  OwnNumberService,
  TimeOffService,
  SelfAddService,
  WorkerTextService,
  WorkerService,
  WorkerSkillService,
  AltPhoneService,
  ContactImportService,
  WorkerCounterService,
  UnusedWorkerService,
  PhoneNormalisingService,
  StewardInvitationService,
  RegistrationInvitationService,
];
const QUERIES = [
  WorkerQueries,
  ConsentHistoryQueries,
  ContactListQueries,
  ContactProfileQueries,
  ConversationQueries,
  DuplicateContactQueries,
];

/** A company's contacts. */
@Module({
  imports: [CompanyModule, IdentityModule, MessagingModule],
  providers: [
    WorkerNamesService,
    WorkerAccountService,
    WorkerWritingService,
    ImportContactsTask,
    ...SERVICES,
    ...QUERIES,
  ],
  exports: [WorkerAccountService, ...SERVICES, ...QUERIES],
})
export class WorkersModule {}
