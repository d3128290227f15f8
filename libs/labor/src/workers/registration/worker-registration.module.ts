import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { MessagingModule } from '#libs/messaging';
import { MyRequestsQueries } from '../../screens/my-requests.queries.js';
import { WorkerRegistrationQueries } from './worker-registration.queries.js';
import { WorkerRegistrationService } from './worker-registration.service.js';
import { VerificationCodeService } from './verification-code.service.js';

/** Workers make accounts of their own, and see their own work. */
@Module({
  imports: [IdentityModule, MessagingModule],
  providers: [
    WorkerRegistrationService,
    WorkerRegistrationQueries,
    VerificationCodeService,
    MyRequestsQueries,
  ],
  exports: [
    WorkerRegistrationService,
    WorkerRegistrationQueries,
    VerificationCodeService,
    MyRequestsQueries,
  ],
})
export class WorkerRegistrationModule {}
