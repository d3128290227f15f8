import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenedSession } from '#libs/identity';
import { Clock, CONFIGURATION, type Configuration } from '#libs/platform';
import { readCookie, writeCookie } from '../http/cookies.js';

/** Name of the cookie. */
export const SESSION_COOKIE = 'callmanager_session';

/** Reads and writes the session cookie; only the database knows what its value stands for. */
@Injectable()
export class SessionCookieService {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  read(request: Pick<FastifyRequest, 'headers'>): string | null {
    return readCookie(request, SESSION_COOKIE);
  }

  set(reply: FastifyReply, session: OpenedSession): void {
    const maxAge = Math.max(
      0,
      Math.floor((session.expiresAt.getTime() - this.clock.now().getTime()) / 1000),
    );
    writeCookie(reply, SESSION_COOKIE, session.cookie, { secure: this.isSecure, maxAge });
  }

  clear(reply: FastifyReply): void {
    writeCookie(reply, SESSION_COOKIE, '', { secure: this.isSecure, maxAge: 0 });
  }

  private get isSecure(): boolean {
    return this.configuration.publicUrl.startsWith('https:');
  }
}
