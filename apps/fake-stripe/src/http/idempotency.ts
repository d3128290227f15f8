import { createHash } from 'node:crypto';
import { ApiError } from './api-error.js';

export interface Answer {
  status: number;
  body: unknown;
  requestId: string;
}

interface Remembered {
  fingerprint: string;
  at: number;
  /** Null while the first call with this key runs. */
  answer: Answer | null;
}

const DAY = 86_400;

/** Answers by idempotency key, kept for a day. Calls refused before they ran are not kept. */
export class IdempotencyKeys {
  private readonly remembered = new Map<string, Remembered>();

  /**
   * @returns the answer of the first call, or null when this is the first
   * @throws ApiError the key is in use, or was used with other parameters
   */
  claim(key: string, method: string, path: string, body: string, now: number): Answer | null {
    if (key.length > 255)
      throw ApiError.invalid('Idempotency keys may have at most 255 characters.');
    const fingerprint = createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
    const known = this.remembered.get(key);
    if (!known || known.at + DAY <= now) {
      this.remembered.set(key, { fingerprint, at: now, answer: null });
      return null;
    }
    if (known.fingerprint !== fingerprint) throw usedWithOther(key);
    if (!known.answer) throw inUse(key);
    return known.answer;
  }

  keep(key: string, answer: Answer): void {
    const known = this.remembered.get(key);
    if (known) known.answer = answer;
  }

  release(key: string): void {
    if (this.remembered.get(key)?.answer === null) this.remembered.delete(key);
  }
}

function usedWithOther(key: string): ApiError {
  return new ApiError(400, {
    type: 'idempotency_error',
    message:
      'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
      `Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

function inUse(key: string): ApiError {
  return new ApiError(409, {
    type: 'invalid_request_error',
    code: 'idempotency_key_in_use',
    message:
      `There is currently another in-progress request using this Stripe Idempotent Key: ${key}. ` +
      'Please try again later.',
  });
}
