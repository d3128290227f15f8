import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { usernameKey } from '#libs/identity';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { readCookie, writeCookie } from '../http/cookies.js';

/** Name of the cookie. */
export const DEVICE_COOKIE = 'callmanager_device';

const YEAR_SECONDS = 365 * 24 * 3600;
/** 16 random bytes and an HMAC-SHA-256, both base64url. */
const FORM = /^([\w-]{22})([\w-]{43})$/;

/**
 * Recognises a browser that signed in to an account before, so that guesses from elsewhere do not lock it out. The
 * cookie grants no access; it is signed for one user name, and signing out keeps it.
 */
@Injectable()
export class DeviceCookieService {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** @returns an identifier of this browser; null if the account never signed in with it */
  read(request: Pick<FastifyRequest, 'headers'>, username: string): string | null {
    const [, device, signature] = FORM.exec(readCookie(request, DEVICE_COOKIE) ?? '') ?? [];
    if (!device || !signature) return null;
    const expected = Buffer.from(this.sign(device, username));
    return timingSafeEqual(Buffer.from(signature), expected) ? device : null;
  }

  /** Sets a new cookie after each sign-in. */
  set(reply: FastifyReply, username: string): void {
    const device = randomBytes(16).toString('base64url');
    writeCookie(reply, DEVICE_COOKIE, device + this.sign(device, username), {
      secure: this.configuration.publicUrl.startsWith('https:'),
      maxAge: YEAR_SECONDS,
    });
  }

  private sign(device: string, username: string): string {
    return createHmac('sha256', this.configuration.secretKey ?? '')
      .update(`device ${device} ${usernameKey(username)}`)
      .digest('base64url');
  }
}
