import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { MessagingModule } from '#libs/messaging';
import { ActorsQueries } from './actors.queries.js';
import { InvitationService } from './invitations/invitation.service.js';
import { RegistrationService } from './invitations/registration.service.js';
import { KeysService } from './keys.service.js';
import { PasswordChangeService } from './password-change.service.js';
import { PasswordResets } from './password-reset.service.js';
import { Passwords } from './passwords.js';
import { PeopleQueries } from './people.queries.js';
import { PeopleService } from './people.service.js';
import { RememberedActors } from './remembered-actors.js';
import { SessionsService } from './sessions.service.js';
import { SettingsService } from './settings.service.js';
import { SignInService } from './sign-in.service.js';
import { MailResetLinkTask } from './tasks/mail-reset-link.task.js';
import { WelcomeMails } from './welcome-mails.js';

const PROVIDERS = [
  ActorsQueries,
  InvitationService,
  KeysService,
  PasswordChangeService,
  PasswordResets,
  Passwords,
  PeopleQueries,
  PeopleService,
  RegistrationService,
  SessionsService,
  SettingsService,
  SignInService,
  WelcomeMails,
];

/** Users, keys, sessions, roles, and the table of who may try what. */
@Module({
  imports: [CompanyModule, MessagingModule],
  providers: [...PROVIDERS, RememberedActors, MailResetLinkTask],
  exports: PROVIDERS,
})
export class IdentityModule {}
