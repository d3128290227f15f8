import { Reflector } from '@nestjs/core';
import type { Action } from '#libs/identity';

/** Metadata key of a route's action; the guard and the API documentation read it. */
export const ACTION_METADATA = 'callmanager:action';

/** The action that needs no credentials; a bad `Authorization` header is ignored. */
export const ANYONE = 'anyone';

/** The action that every caller with a key or session may take, whatever their roles. */
export const SIGNED_IN = 'signed-in';

export type Allowed = Action | typeof ANYONE | typeof SIGNED_IN;

/**
 * Names the action of a route: `@Allow('event.read')`, or `@Allow('anyone')` for public ones. The guard checks it
 * against the table of grants. A route without the decorator is closed.
 */
export const Allow = Reflector.createDecorator<Allowed>({ key: ACTION_METADATA });
