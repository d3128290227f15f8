import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { RevisedAnswerInterceptor } from './revised-answer.interceptor.js';
import { REVISED_METADATA, type Turning } from './turning.js';

/**
 * Marks a GET whose answer depends only on rows of the actor's companies, on the actor, and on `turns`; it writes nothing.
 * While nothing changes, clients get 304 or the kept answer. Its handler reads with the `Work` that it gets (docs/decisions/0055).
 */
export function Revised({ turns = 'never' }: { turns?: Turning } = {}): MethodDecorator {
  return applyDecorators(
    SetMetadata(REVISED_METADATA, turns),
    UseInterceptors(RevisedAnswerInterceptor),
  );
}
