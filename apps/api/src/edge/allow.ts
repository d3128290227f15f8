import { Reflector } from '@nestjs/core';

/** Where a route keeps the action it takes; the guard and the API documentation read it. */
export const ACTION_METADATA = 'callmanager:action';

/** The action that needs no credentials; a bad `Authorization` header does not disturb it either. */
export const ANYONE = 'anyone';

/**
 * States which action a route takes: `@Allow('event.read')`, or `@Allow('anyone')` for public ones. The guard asks the
 * table of grants which role may try. Forgetting the decorator closes a route; it never opens one.
 */
export const Allow = Reflector.createDecorator<string>({ key: ACTION_METADATA });
