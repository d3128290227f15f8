import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Language } from '#libs/messaging';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { preferredLanguage } from '../../edge/http/preferred-language.js';

/** The language of a page: the account's choice, else the browser's. */
export function languageOf(request: Pick<EdgeRequest, 'headers' | 'actor'>): Language {
  return request.actor?.language ?? preferredLanguage(request.headers['accept-language']);
}

/** The same for a handler's parameter, for pages that do not know the reader's. */
export const RequestLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext): Language =>
    languageOf(context.switchToHttp().getRequest<EdgeRequest>()),
);
