import { Reflector } from '@nestjs/core';

/** How a POST is repeated, beyond the default: the stored answer for an `Idempotency-Key`. */
export interface RepetitionPolicy {
  /**
   * It creates something: the same request of the same user within ten seconds counts as a double click, also without a
   * key; with a function, only for such bodies. Not for routes that count, track or send.
   */
  creates?: true | ((body: unknown) => boolean);
  /** The answer contains a secret and is never stored. Only simultaneous requests are kept apart. */
  secret?: true;
  /**
   * The answer shows the current state: it is read again, and the handler checks `@IsRepeated()` before it does the
   * work.
   */
  readsAgain?: true;
  /** It may remove what an earlier request created, as every PATCH, PUT and DELETE may. */
  undoes?: true;
}

/**
 * `@WhenRepeated({ creates: true })`. A POST without it is done once per `Idempotency-Key`, and its answer is stored.
 */
export const WhenRepeated = Reflector.createDecorator<RepetitionPolicy>({
  key: 'callmanager:when-repeated',
});

export function isCreation({ creates }: RepetitionPolicy, body: unknown): boolean {
  return typeof creates === 'function' ? creates(body) : creates === true;
}
