import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { IdentityModule } from '#libs/identity';
import { SharedMemory } from '#libs/platform';
import { ActorGuard } from './actor.guard.js';
import { AllowGuard } from './allow.guard.js';
import { Csrf } from './csrf.js';
import { CsrfGuard } from './csrf.guard.js';
import { FailureCounters } from './failure-counters.js';
import { PasswordThrottle } from './password-throttle.js';
import { RegistrationThrottle } from './registration-throttle.js';
import { RoutesAreAllowed } from './routes-are-allowed.js';
import { SessionCookie } from './session-cookie.js';
import { SignInThrottle, TokenThrottle } from './throttle.js';

const SHARED = [
  Csrf,
  SessionCookie,
  FailureCounters,
  SignInThrottle,
  TokenThrottle,
  PasswordThrottle,
  RegistrationThrottle,
];

/** Before every route, in this order: who is there, is the form ours, may they try. */
@Module({
  imports: [IdentityModule, DiscoveryModule],
  providers: [
    ...SHARED,
    SharedMemory,
    RoutesAreAllowed,
    { provide: APP_GUARD, useClass: ActorGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: AllowGuard },
  ],
  exports: [...SHARED, IdentityModule],
})
export class EdgeModule {}
