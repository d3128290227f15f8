import { Invalid } from '#libs/kernel';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';

const MAX_LENGTH = 255;
const PRINTABLE = /^[\x20-\x7e]+$/;

/**
 * The header as the client sent it; null: none.
 *
 * @throws Invalid naming the header
 */
export function idempotencyKeyOf(given: string | string[] | undefined): string | null {
  if (given === undefined) return null;
  const key = String(given);
  if (key.length > MAX_LENGTH || !PRINTABLE.test(key))
    throw new Invalid(
      'idempotency_key.invalid',
      `${IDEMPOTENCY_KEY} takes 1 to ${MAX_LENGTH} printable ASCII characters, a UUID for instance.`,
      { [IDEMPOTENCY_KEY]: `Send 1 to ${MAX_LENGTH} printable ASCII characters.` },
    );
  return key;
}
