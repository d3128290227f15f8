import { Module } from '@nestjs/common';
import { ImportLinkService } from './import-links/import-link.service.js';
import { CompanyModule } from '#libs/company';
import { MessagingModule } from '#libs/messaging';
import { ActorQueries } from './sign-in/actor.queries.js';
import { AccountChangeLinkService } from './account-changes/account-change-link.service.js';
import { AccountChangeMailService } from './account-changes/account-change-mail.service.js';
import { AccountChangeService } from './account-changes/account-change.service.js';
import { CredentialQueries } from './credentials/credential.queries.js';
import { InvitationService } from './invitations/invitation.service.js';
import { AccountRegistrationService } from './invitations/account-registration.service.js';
import { ApiKeyService } from './keys/api-key.service.js';
import { CurrentPasswordService } from './passwords/current-password.service.js';
import { OwnNamesService } from './passwords/own-names.service.js';
import { PasswordPolicyService } from './passwords/password-policy.service.js';
import { PasswordChangeService } from './passwords/password-change.service.js';
import { PasswordResetService } from './passwords/password-reset.service.js';
import { PasswordHashingService } from './passwords/password-hashing.service.js';
import { AccountEndingService } from './leaving/account-ending.service.js';
import { PeopleQueries } from './accounts/people.queries.js';
import { RoleEndingService } from './leaving/role-ending.service.js';
import { UserProfileQueries } from './accounts/user-profile.queries.js';
import { UsernameTwinsService } from './accounts/username-twins.service.js';
import { UserService } from './accounts/user.service.js';
import { ActorCacheService } from './sign-in/actor-cache.service.js';
import { RevisionQueries } from './sign-in/revision.queries.js';
import { SessionService } from './sessions/session.service.js';
import { UserSettingsService } from './account-changes/user-settings.service.js';
import { SecondFactorCheckService } from './second-factor/second-factor-check.service.js';
import { SecondFactorPolicyService } from './second-factor/second-factor-policy.service.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { AccountErasingService } from './leaving/account-erasing.service.js';
import { CredentialPurgingService } from './purge/credential-purging.service.js';
import { PurgeCredentialsTask } from './purge/purge-credentials.task.js';
import { SecretCipherService } from './second-factor/secret-cipher.service.js';
import { ImpersonationService } from './sign-in/impersonation.service.js';
import { OpenInvitationService } from './invitations/open-invitation.service.js';
import { SignInNetworkService } from './sign-in/sign-in-network.service.js';
import { SignInMetricsFollower } from './sign-in/sign-in-metrics.follower.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { MailResetLinkTask } from './tasks/mail-reset-link.task.js';
import { WelcomeMailService } from './accounts/welcome-mail.service.js';

const PROVIDERS = [
  CurrentPasswordService,
  ImportLinkService,
  AccountChangeLinkService,
  AccountEndingService,
  AccountErasingService,
  CredentialQueries,
  OwnNamesService,
  PasswordPolicyService,
  PeopleQueries,
  RoleEndingService,
  ActorQueries,
  RevisionQueries,
  ImpersonationService,
  InvitationService,
  OpenInvitationService,
  ApiKeyService,
  PasswordChangeService,
  PasswordResetService,
  PasswordHashingService,
  UserProfileQueries,
  UserService,
  UsernameTwinsService,
  AccountRegistrationService,
  SessionService,
  UserSettingsService,
  SecondFactorPolicyService,
  SecondFactorService,
  SignInNetworkService,
  SignInService,
  WelcomeMailService,
];

const INTERNAL = [
  SecondFactorCheckService,
  SecretCipherService,
  AccountChangeMailService,
  AccountChangeService,
  ActorCacheService,
  MailResetLinkTask,
  CredentialPurgingService,
  PurgeCredentialsTask,
  SignInMetricsFollower,
];

/** Users, keys, sessions, roles, and the grants of each role. */
@Module({
  imports: [CompanyModule, MessagingModule],
  providers: [...PROVIDERS, ...INTERNAL],
  exports: PROVIDERS,
})
export class IdentityModule {}
