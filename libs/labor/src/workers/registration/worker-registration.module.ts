import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { MessagingModule } from '#libs/messaging';
import { WorkerRegistrationQueries } from './worker-registration.queries.js';
import { WorkerRegistrationService } from './worker-registration.service.js';
import { VerificationCodeService } from './verification-code.service.js';

/** Workers make accounts of their own. */
@Module({
  imports: [IdentityModule, MessagingModule],
  providers: [WorkerRegistrationService, WorkerRegistrationQueries, VerificationCodeService],
  exports: [WorkerRegistrationService, WorkerRegistrationQueries, VerificationCodeService],
})
export class WorkerRegistrationModule {}
