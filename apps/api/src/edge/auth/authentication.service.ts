import { Injectable } from '@nestjs/common';
import passport from 'passport';
import type { SignedInActor } from '#libs/identity';
import { ApiKeyStrategy } from './api-key.strategy.js';
import type { PresentedCredentials } from './presented-credentials.js';
import { SessionStrategy } from './session.strategy.js';

type StrategyName = 'api-key' | 'app-session';

/** Asks passport's strategies who is there, for HTTP and sockets alike. One look-up each. */
@Injectable()
export class AuthenticationService {
  /** Of this application alone: the strategies of several applications in one process do not replace each other. */
  private readonly authenticator = new passport.Passport();

  constructor(apiKeys: ApiKeyStrategy, sessions: SessionStrategy) {
    this.authenticator.use('api-key' satisfies StrategyName, apiKeys);
    this.authenticator.use('app-session' satisfies StrategyName, sessions);
  }

  /** @param authorization `Bearer <key>`, the only scheme passport knows. Null: nobody has that key (any more) */
  byKey(authorization: string): Promise<SignedInActor | null> {
    return this.ask('api-key', { headers: { authorization } });
  }

  /** @param cookie the whole `Cookie` header. Null: no session is in it, or one that has ended */
  bySession(cookie: string | undefined): Promise<SignedInActor | null> {
    return this.ask('app-session', { headers: { cookie } });
  }

  /** By name: asking a strategy object costs 20 µs of garbage collection a request (decision 19). */
  private ask(strategy: StrategyName, shown: PresentedCredentials): Promise<SignedInActor | null> {
    return new Promise((resolve, reject) => {
      const authenticate = this.authenticator.authenticate(
        strategy,
        { session: false },
        (error, found) => (error ? reject(error) : resolve((found as SignedInActor) || null)),
      );
      authenticate(shown, {}, reject);
    });
  }
}
