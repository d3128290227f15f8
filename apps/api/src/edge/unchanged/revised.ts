import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { RevisedAnswerInterceptor } from './revised-answer.interceptor.js';
import { REVISED_METADATA, type Turning } from './turning.js';

/**
 * For a GET whose answer depends on rows of the actor's companies, on the actor, and on nothing else: no time but what `turns`
 * says, no outside service, no row without a trigger (docs/decisions/0055), and that writes nothing. What did not change is
 * 304 for who has it, and is not built again for others. Its handler reads as the caller that it was given, by no other `Work`.
 */
export function Revised({ turns = 'never' }: { turns?: Turning } = {}): MethodDecorator {
  return applyDecorators(
    SetMetadata(REVISED_METADATA, turns),
    UseInterceptors(RevisedAnswerInterceptor),
  );
}
