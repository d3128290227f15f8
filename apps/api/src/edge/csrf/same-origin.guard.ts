import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIGURATION, type Configuration } from '#libs/platform';

export const CROSS_SITE_MESSAGE = 'Sent from another site.';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** For doors that need no sign-in: other sites' pages in the same browser must not post to them. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** @throws ForbiddenException the browser states another origin; programs that state none are allowed */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE_METHODS.has(request.method) || this.isFromOwnSite(request)) return true;
    throw new ForbiddenException(CROSS_SITE_MESSAGE);
  }

  private isFromOwnSite({ headers, host }: FastifyRequest): boolean {
    const { origin, 'sec-fetch-site': site } = headers;
    if (origin === undefined)
      return site === undefined || site === 'same-origin' || site === 'none';
    return (
      origin.replace(/^https?:\/\//, '') === host || this.configuration.corsOrigins.includes(origin)
    );
  }
}
