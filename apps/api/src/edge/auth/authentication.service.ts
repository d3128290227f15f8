import { Injectable } from '@nestjs/common';
import passport from 'passport';
import type { SignedInActor } from '#libs/identity';
import { ApiKeyStrategy } from './api-key.strategy.js';
import type { PresentedCredentials } from './presented-credentials.js';
import { SessionStrategy } from './session.strategy.js';

type StrategyName = 'api-key' | 'app-session';

/** Authenticates HTTP requests and sockets through passport's strategies. Each takes one look-up. */
@Injectable()
export class AuthenticationService {
  /** An instance per application: several applications in one process do not replace each other's strategies. */
  private readonly authenticator = new passport.Passport();

  constructor(apiKeys: ApiKeyStrategy, sessions: SessionStrategy) {
    this.authenticator.use('api-key' satisfies StrategyName, apiKeys);
    this.authenticator.use('app-session' satisfies StrategyName, sessions);
  }

  /**
   * @param authorization `Bearer <key>`, the only scheme that passport reads. Null: the key is unknown, revoked or
   *   expired
   */
  byKey(authorization: string): Promise<SignedInActor | null> {
    return this.ask('api-key', { headers: { authorization } });
  }

  /** @param cookie the whole `Cookie` header. Null: it holds no session, or an ended one */
  bySession(cookie: string | undefined): Promise<SignedInActor | null> {
    return this.ask('app-session', { headers: { cookie } });
  }

  /**
   * Strategies are registered by name: passing the object costs 20 µs of garbage collection a request (decision 19).
   */
  private ask(
    strategy: StrategyName,
    credentials: PresentedCredentials,
  ): Promise<SignedInActor | null> {
    return new Promise((resolve, reject) => {
      const authenticate = this.authenticator.authenticate(
        strategy,
        { session: false },
        (error, found) => (error ? reject(error) : resolve((found as SignedInActor) || null)),
      );
      authenticate(credentials, {}, reject);
    });
  }
}
