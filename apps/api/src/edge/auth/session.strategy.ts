import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport, { type Done } from 'passport';
import { ActorQueries, type SignedInActor } from '#libs/identity';
import { readCookie } from '../http/cookies.js';
import type { PresentedCredentials } from './presented-credentials.js';
import { SESSION_COOKIE } from './session-cookie.service.js';

/** The counterpart of passport-http-bearer for cookies: reads the session cookie and has its value verified. */
class SessionCookieStrategy extends passport.Strategy {
  constructor(private readonly verify: (cookie: string, done: Done) => void) {
    super();
  }

  override authenticate(request: PresentedCredentials): void {
    const cookie = readCookie(request, SESSION_COOKIE);
    if (cookie === null) return this.fail();
    this.verify(cookie, (error, found) => {
      if (error) this.error(error);
      else if (found) this.success(found);
      else this.fail();
    });
  }
}

/** Passport's second strategy: authenticates sessions, for pages under `/app/` and their sockets. */
@Injectable()
export class SessionStrategy extends PassportStrategy(SessionCookieStrategy, 'app-session') {
  constructor(private readonly actors: ActorQueries) {
    super();
  }

  /** Null: the session has ended. */
  validate(cookie: string): Promise<SignedInActor | null> {
    return this.actors.bySession(cookie);
  }
}
