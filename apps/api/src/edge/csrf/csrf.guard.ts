import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CsrfService } from './csrf.service.js';
import { type EdgeRequest, isPage } from '../http/edge-request.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Exempts a route under `/app/` that no form of ours posts to: `@WithoutCsrf('the provider signs its calls')`. */
export const WithoutCsrf = Reflector.createDecorator<string>();

/** Requires the form's token on every page request that changes something. REST needs none: its key is in a header. */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly csrf: CsrfService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() === 'ws') return true;
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    if (
      SAFE_METHODS.has(request.method) ||
      !isPage(request) ||
      this.reflector.get(WithoutCsrf, context.getHandler())
    )
      return true;
    await this.csrf.check(request);
    return true;
  }
}
