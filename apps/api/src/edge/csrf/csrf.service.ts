import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ForbiddenException, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { maskToken, unmaskToken } from './masked-token.js';
import { readCookie, writeCookie } from '../http/cookies.js';
import { isMultipart, readMultipart } from '../http/multipart.js';
import type { EdgeRequest } from '../http/edge-request.js';
import { SessionCookieService } from '../auth/session-cookie.service.js';

/** Takes the place of the session cookie for visitors who are not signed in. */
const VISITOR_COOKIE = 'callmanager_visitor';

const REJECTION_MESSAGE =
  'This form has expired or was sent from elsewhere. Go back, reload the page and try again.';

/**
 * Keeps other sites from posting our forms with our visitor's cookies: checks a token in the form, which is bound to a
 * cookie and known to our pages only, and the `Origin` that the browser states.
 */
@Injectable()
export class CsrfService {
  private readonly secret: string;
  /** Cookies set during this request, which the browser has not sent back yet. */
  private readonly newVisitorCookies = new WeakMap<object, string>();
  /** All forms of an answer have the same token. */
  private readonly tokens = new WeakMap<object, string>();

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly sessionCookie: SessionCookieService,
  ) {
    if (!configuration.secretKey)
      throw new Error(
        'SECRET_KEY is not set: forms cannot be protected. Set it to 32 or more random characters.',
      );
    this.secret = configuration.secretKey;
  }

  /**
   * Returns the token for a form's hidden field `csrf_token` or the header `x-csrftoken`, masked anew for each answer.
   * Sets a visitor cookie if there is no session.
   */
  tokenFor(request: EdgeRequest, reply: FastifyReply): string {
    const known = this.tokens.get(request);
    if (known) return known;
    const bound = this.boundCookie(request) ?? this.issueVisitorCookie(request, reply);
    const token = maskToken(this.sign(bound));
    this.tokens.set(request, token);
    return token;
  }

  /**
   * @throws ForbiddenException (403) the token is missing or belongs to another cookie, or the `Origin` is another site
   */
  async check(request: EdgeRequest): Promise<void> {
    const bound = this.boundCookie(request);
    const token = await submittedToken(request);
    if (
      !this.isFromOwnSite(request) ||
      bound === null ||
      token === null ||
      !constantTimeEqual(unmaskToken(token), this.sign(bound))
    ) {
      throw new ForbiddenException(REJECTION_MESSAGE);
    }
  }

  private boundCookie(request: EdgeRequest): string | null {
    return this.sessionCookie.read(request) ?? readCookie(request, VISITOR_COOKIE);
  }

  private issueVisitorCookie(request: EdgeRequest, reply: FastifyReply): string {
    const known = this.newVisitorCookies.get(request);
    if (known) return known;
    const visitor = randomBytes(24).toString('base64url');
    this.newVisitorCookies.set(request, visitor);
    writeCookie(reply, VISITOR_COOKIE, visitor, {
      secure: this.configuration.publicUrl.startsWith('https:'),
    });
    return visitor;
  }

  private sign(value: string): Buffer {
    return createHmac('sha256', this.secret).update(`csrf:${value}`).digest();
  }

  /**
   * Browsers send `Origin` with every post; some old ones and other programs do not, and are checked by the token
   * alone, where there is one.
   */
  isFromOwnSite(request: FastifyRequest): boolean {
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (origin !== undefined) return this.isTrustedOrigin(origin, request);
    return site === undefined || site === 'same-origin' || site === 'none';
  }

  /** The `Host` of the request counts as our origin under any name: scripts cannot set it. */
  private isTrustedOrigin(origin: string, request: FastifyRequest): boolean {
    const { publicUrl, csrfTrustedOrigins } = this.configuration;
    return (
      origin === publicUrl ||
      csrfTrustedOrigins.includes(origin) ||
      origin.replace(/^https?:\/\//, '') === request.host
    );
  }
}

/** A form with files is read here, before its handler, which gets the same fields and files. */
async function submittedToken(request: EdgeRequest): Promise<string | null> {
  const body = isMultipart(request) ? (await readMultipart(request)).fields : request.body;
  const inBody =
    typeof body === 'object' && body !== null
      ? (body as Record<string, unknown>)['csrf_token']
      : undefined;
  const token = inBody ?? request.headers['x-csrftoken'];
  return typeof token === 'string' ? token : null;
}

function constantTimeEqual(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
