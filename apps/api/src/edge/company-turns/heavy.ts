import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { HeavyInterceptor } from './heavy.interceptor.js';

/** Metadata key of `@Heavy` routes; the API documentation reads it. */
export const HEAVY_METADATA = 'callmanager:heavy';

/** For a route that reads or writes thousands of rows at once: a process does few of them at a time for one company. */
export function Heavy(): MethodDecorator {
  return applyDecorators(SetMetadata(HEAVY_METADATA, true), UseInterceptors(HeavyInterceptor));
}
