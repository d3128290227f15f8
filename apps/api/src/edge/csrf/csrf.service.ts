import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ForbiddenException, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { readCookie, writeCookie } from '../http/cookies.js';
import type { EdgeRequest } from '../http/edge-request.js';
import { SessionCookieService } from '../auth/session-cookie.service.js';

/** Stands in for a session while nobody is signed in. */
const VISITOR_COOKIE = 'callmanager_visitor';

const REJECTION_MESSAGE =
  'This form has expired or was sent from elsewhere. Go back, reload the page and try again.';

/**
 * Keeps other sites from posting our forms with our visitor's cookies: a token in the form that only a page of ours can
 * know, since it is bound to a cookie, and the browser's own word about where the form came from.
 */
@Injectable()
export class CsrfService {
  private readonly secret: string;
  /** Made while answering a request, not yet sent back by the browser. */
  private readonly newVisitorCookies = new WeakMap<object, string>();

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

  /** For a form's hidden field `csrf_token`, or the header `x-csrftoken`. Gives a visitor without a session a cookie. */
  tokenFor(request: EdgeRequest, reply: FastifyReply): string {
    return this.sign(this.boundCookie(request) ?? this.issueVisitorCookie(request, reply));
  }

  /**
   * @throws ForbiddenException (403) the token is missing or another's, or the browser says that the form is another site's
   */
  check(request: EdgeRequest): void {
    const bound = this.boundCookie(request);
    const shown = submittedToken(request);
    if (
      !this.isFromOwnSite(request) ||
      bound === null ||
      shown === null ||
      !constantTimeEqual(shown, this.sign(bound))
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

  private sign(value: string): string {
    return createHmac('sha256', this.secret).update(`csrf:${value}`).digest('base64url');
  }

  /** Browsers send `Origin` with every post; some old ones and other programs do not, and have the token to show. */
  private isFromOwnSite(request: EdgeRequest): boolean {
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (origin !== undefined) return this.isTrustedOrigin(origin, request);
    return site === undefined || site === 'same-origin' || site === 'none';
  }

  /** The host the browser asked for is ours too, by whatever name it knows us: only the browser sets it. */
  private isTrustedOrigin(origin: string, request: EdgeRequest): boolean {
    const { publicUrl, csrfTrustedOrigins } = this.configuration;
    return (
      origin === publicUrl ||
      csrfTrustedOrigins.includes(origin) ||
      origin.replace(/^https?:\/\//, '') === request.host
    );
  }
}

function submittedToken({ body, headers }: EdgeRequest): string | null {
  const inBody =
    typeof body === 'object' && body !== null
      ? (body as Record<string, unknown>)['csrf_token']
      : undefined;
  const shown = inBody ?? headers['x-csrftoken'];
  return typeof shown === 'string' ? shown : null;
}

function constantTimeEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
