import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { EdgeRequest } from '../http/edge-request.js';

/** True if an earlier request did the work already: `@IsRepeated() repeated: boolean`, with `readsAgain`. */
export const IsRepeated = createParamDecorator(
  (_: unknown, context: ExecutionContext): boolean =>
    context.switchToHttp().getRequest<EdgeRequest>().isRepeated ?? false,
);
