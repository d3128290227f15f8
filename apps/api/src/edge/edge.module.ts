import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { IdentityModule } from '#libs/identity';
import { OptionalRedis } from '#libs/platform';
import { ActorGuard } from './auth/actor.guard.js';
import { AllowGuard } from './auth/allow.guard.js';
import { ApiKeyStrategy } from './auth/api-key.strategy.js';
import { AuthenticationService } from './auth/authentication.service.js';
import { CompanyTurnsService } from './company-turns/company-turns.service.js';
import { CsrfService } from './csrf/csrf.service.js';
import { CsrfGuard } from './csrf/csrf.guard.js';
import { DeviceCookieService } from './auth/device-cookie.service.js';
import { ImportCookieService } from './auth/import-cookie.service.js';
import { ScanThrottleService } from './rate-limit/scan-throttle.service.js';
import { SelfAddThrottleService } from './rate-limit/self-add-throttle.service.js';
import { FailedAttemptsService } from './rate-limit/failed-attempts.service.js';
import { InvitationThrottleService } from './rate-limit/invitation-throttle.service.js';
import { IdempotencyGuard } from './idempotency/idempotency.guard.js';
import { PasswordThrottleService } from './rate-limit/password-throttle.service.js';
import { NumberThrottleService } from './rate-limit/number-throttle.service.js';
import { RegistrationThrottleService } from './rate-limit/registration-throttle.service.js';
import { RouteAccessCheckService } from './auth/route-access-check.service.js';
import { SessionCookieService } from './auth/session-cookie.service.js';
import { SessionStrategy } from './auth/session.strategy.js';
import { SignInThrottleService } from './rate-limit/sign-in-throttle.service.js';
import { TokenThrottleService } from './rate-limit/token-throttle.service.js';
import { KeptAnswersService } from './unchanged/kept-answers.service.js';
import { ReplicaAnswersService } from './unchanged/replica-answers.service.js';
import { RevisedAnswersService } from './unchanged/revised-answers.service.js';

const SHARED = [
  AuthenticationService,
  CsrfService,
  SessionCookieService,
  DeviceCookieService,
  ImportCookieService,
  FailedAttemptsService,
  SelfAddThrottleService,
  ScanThrottleService,
  SignInThrottleService,
  TokenThrottleService,
  PasswordThrottleService,
  NumberThrottleService,
  RegistrationThrottleService,
  InvitationThrottleService,
  CompanyTurnsService,
  KeptAnswersService,
  RevisedAnswersService,
  ReplicaAnswersService,
];

/** Guards run before every route in this order: authentication, CSRF, grants, idempotency keys. */
@Module({
  imports: [IdentityModule, DiscoveryModule],
  providers: [
    ...SHARED,
    OptionalRedis,
    ApiKeyStrategy,
    SessionStrategy,
    RouteAccessCheckService,
    { provide: APP_GUARD, useClass: ActorGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: AllowGuard },
    { provide: APP_GUARD, useClass: IdempotencyGuard },
  ],
  exports: [...SHARED, OptionalRedis, IdentityModule],
})
export class EdgeModule {}
