import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '#libs/platform';
import type { EdgeRequest } from '../http/edge-request.js';

/** Who calls, for `UnitOfWork.as`: `@By() by: Caller`. On public routes somebody with a capability and no user. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<EdgeRequest>();
  if (!caller)
    throw new Error('Nobody asked who is there: the actor guard does not stand before this route.');
  return caller;
});

/** What the caller is signed in with. */
export interface Credential {
  keyId: number | null;
  sessionId: number | null;
}

/** The very key or session that made the call: `@SignedInWith() credential: Credential`. */
export const SignedInWith = createParamDecorator(
  (_: unknown, context: ExecutionContext): Credential => {
    const { keyId = null, sessionId = null } = context.switchToHttp().getRequest<EdgeRequest>();
    return { keyId, sessionId };
  },
);
