import { ForbiddenException } from '@nestjs/common';
import { CROSS_SITE_MESSAGE } from '../edge/csrf/same-origin.guard.js';
import { Refuses } from '../edge/openapi/refuses.js';

/** Documents the refusal of `SameOriginGuard`. */
export const ReturnsCrossSiteError = (): MethodDecorator =>
  Refuses(new ForbiddenException(CROSS_SITE_MESSAGE));
