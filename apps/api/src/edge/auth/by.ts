import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '#libs/platform';
import type { EdgeRequest } from '../http/edge-request.js';

/** Injects the caller for `UnitOfWork.as`: `@By() by: Caller`. On public routes the caller may have no user. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<EdgeRequest>();
  if (!caller) throw new Error('The actor guard did not run before this route.');
  return caller;
});

/** The key or session of the caller. */
export interface Credential {
  keyId: number | null;
  sessionId: number | null;
}

/** Injects the key or session that made the call: `@SignedInWith() credential: Credential`. */
export const SignedInWith = createParamDecorator(
  (_: unknown, context: ExecutionContext): Credential => {
    const { keyId = null, sessionId = null } = context.switchToHttp().getRequest<EdgeRequest>();
    return { keyId, sessionId };
  },
);
