import { Reflector } from '@nestjs/core';
import type { Action } from '#libs/identity';

/** Where a route keeps the action it takes; the guard and the API documentation read it. */
export const ACTION_METADATA = 'callmanager:action';

/** The action that needs no credentials; a bad `Authorization` header does not disturb it either. */
export const ANYONE = 'anyone';

/** The action of everybody who has a key or a session, whatever their roles. */
export const SIGNED_IN = 'signed-in';

export type Allowed = Action | typeof ANYONE | typeof SIGNED_IN;

/**
 * States which action a route takes: `@Allow('event.read')`, or `@Allow('anyone')` for public ones. The guard asks the
 * table of grants which role may try. Forgetting the decorator closes a route; it never opens one.
 */
export const Allow = Reflector.createDecorator<Allowed>({ key: ACTION_METADATA });
