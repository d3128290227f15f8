/** The part of passport that we use. `@types/passport` would add the types of Express and Koa. */
declare module 'passport' {
  /**
   * Base class of strategies. Passport adds `success`, `fail` and `error` to a copy of the strategy for each request.
   */
  class Strategy {
    success(user: object): void;
    fail(challenge?: string | number): void;
    error(error: Error): void;
    authenticate(request: object): void;
  }

  type Done = (error: Error | null | undefined, user?: object | false | null) => void;
  type Middleware = (request: object, response: object, next: (error?: unknown) => void) => void;

  /** A registry of strategies. */
  interface Passport {
    use(name: string, strategy: Strategy): this;
    authenticate(name: string, options: { session: boolean }, done: Done): Middleware;
  }

  const passport: { Passport: new () => Passport; Strategy: typeof Strategy };
  export default passport;
  export type { Done, Strategy };
}

declare module 'passport-http-bearer' {
  import type { Done, Strategy as PassportStrategy } from 'passport';

  /** Reads `Authorization: Bearer <key>` (RFC 6750). */
  class Strategy implements PassportStrategy {
    constructor(verify: (key: string, done: Done) => void);
    success: PassportStrategy['success'];
    fail: PassportStrategy['fail'];
    error: PassportStrategy['error'];
    authenticate(request: object): void;
  }
  export { Strategy };
}
