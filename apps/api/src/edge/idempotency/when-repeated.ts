import { Reflector } from '@nestjs/core';

/** What a POST needs beyond the usual: with an `Idempotency-Key`, the stored answer is given again. */
export interface RepetitionPolicy {
  /**
   * It creates something, so the same from the same person within ten seconds is a double click, also without a key; with a
   * function, only for such bodies. Not for what counts, tracks or sends.
   */
  creates?: true | ((body: unknown) => boolean);
  /** The answer holds a secret, which is stored nowhere. Only requests at the same time are kept apart. */
  secret?: true;
  /** The answer shows what is there now: it is read again, and the handler asks `@IsRepeated()` whether to leave its verb out. */
  readsAgain?: true;
  /** What was created before may not be there any more, as after each PATCH, PUT and DELETE. */
  undoes?: true;
}

/** `@WhenRepeated({ creates: true })`. POSTs without it are done once for each `Idempotency-Key`, their answers stored. */
export const WhenRepeated = Reflector.createDecorator<RepetitionPolicy>({
  key: 'callmanager:when-repeated',
});

export function isCreation({ creates }: RepetitionPolicy, body: unknown): boolean {
  return typeof creates === 'function' ? creates(body) : creates === true;
}
