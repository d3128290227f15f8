import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { MessagingModule } from '#libs/messaging';
import { MyWorkQueries } from './my-work.queries.js';
import { RegistrationQueries } from './registration.queries.js';
import { Registration } from './registration.service.js';
import { VerificationCodes } from './verification-codes.service.js';

/** Workers make accounts of their own, and see their own work. */
@Module({
  imports: [IdentityModule, MessagingModule],
  providers: [Registration, RegistrationQueries, VerificationCodes, MyWorkQueries],
  exports: [Registration, RegistrationQueries, VerificationCodes, MyWorkQueries],
})
export class RegistrationModule {}
