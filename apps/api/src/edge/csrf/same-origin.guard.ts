import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { CsrfService } from './csrf.service.js';

export const CROSS_SITE_MESSAGE = 'Sent from another site.';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** For doors that need no sign-in: other sites' pages in the same browser must not post to them. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly csrf: CsrfService,
  ) {}

  /** @throws ForbiddenException the browser states another origin; programs that state none are allowed */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE_METHODS.has(request.method) || this.csrf.isFromOwnSite(request)) return true;
    const { origin } = request.headers;
    if (origin !== undefined && this.configuration.corsOrigins.includes(origin)) return true;
    throw new ForbiddenException(CROSS_SITE_MESSAGE);
  }
}
