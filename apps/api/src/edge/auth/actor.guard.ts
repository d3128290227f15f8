import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { SignedInActor } from '#libs/identity';
import { Actor } from '#libs/kernel';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { Allow, ANYONE } from './allow.js';
import { AuthenticationService } from './authentication.service.js';
import { bearerAuthorization } from './authorization-header.js';
import { type EdgeRequest, isPage } from '../http/edge-request.js';
import { ImportCookieService } from './import-cookie.service.js';
import { InvalidToken, NotAuthenticated } from './not-authenticated.js';
import { preferredLanguage } from '../http/preferred-language.js';

/**
 * Authenticates each request through passport: by the key in the header, under `/app/` by the session cookie. Public REST routes
 * ignore the key, so that a stale one does no harm; public pages recognise a signed-in visitor.
 *
 * @throws NotAuthenticated the route needs a caller and no key came
 * @throws InvalidToken the key is unknown, revoked or expired
 */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: AuthenticationService,
    private readonly importCookies: ImportCookieService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() === 'ws') return true;
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const isPublic = this.reflector.get(Allow, context.getHandler()) === ANYONE;

    if (isPage(request)) {
      const found =
        (await this.authentication.bySession(request.headers.cookie)) ??
        (await this.importCookies.find(request));
      if (!found && !isPublic) throw new NotAuthenticated();
      this.attachCaller(request, found, isPublic);
    } else {
      this.attachCaller(request, isPublic ? null : await this.byKey(request), isPublic);
    }
    return true;
  }

  private async byKey(request: EdgeRequest): Promise<SignedInActor> {
    const authorization = bearerAuthorization(request.headers.authorization);
    if (authorization === null) throw new NotAuthenticated();
    const found = await this.authentication.byKey(authorization);
    if (!found) throw new InvalidToken();
    return found;
  }

  private attachCaller(
    request: EdgeRequest,
    found: SignedInActor | null,
    opensLink: boolean,
  ): void {
    const actor = found?.actor ?? Actor.withCapability('public');
    Object.assign(request, {
      actor,
      keyId: found?.keyId ?? null,
      sessionId: found?.sessionId ?? null,
      revision: found?.revision ?? null,
      caller: {
        actor,
        httpRequestId: String(request.id),
        origin: this.trustedOriginOf(request),
        language: actor.language ?? preferredLanguage(request.headers['accept-language']),
        opensLink,
      },
    } satisfies Partial<EdgeRequest>);
  }

  /** Base URL of the links in messages; used only if it is one of our own origins. */
  private trustedOriginOf(request: EdgeRequest): string | null {
    const given = request.headers['x-frontend-origin'];
    const origin = typeof given === 'string' ? given.trim().replace(/\/+$/, '') : null;
    return origin !== null && this.configuration.corsOrigins.includes(origin) ? origin : null;
  }
}
