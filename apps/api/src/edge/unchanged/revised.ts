import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { RevisedAnswerInterceptor } from './revised-answer.interceptor.js';

/** Metadata key of the routes; tests and the API documentation read it. */
export const REVISED_METADATA = 'callmanager:revised';

/**
 * For a GET whose answer depends on rows of the actor's companies, on the actor, and on nothing else: not on the time, no
 * outside service, no row without a trigger (docs/decisions/0055), and that writes nothing. What did not change is 304 for
 * who has it, and is not built again for others. Its handler reads as the caller that it was given, by no other `Work`.
 */
export function Revised(): MethodDecorator {
  return applyDecorators(
    SetMetadata(REVISED_METADATA, true),
    UseInterceptors(RevisedAnswerInterceptor),
  );
}
