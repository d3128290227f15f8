import { Conflict, Mismatch } from '#libs/kernel';
import { IDEMPOTENCY_KEY } from './idempotency-key-header.js';

export function anotherRequest(): Mismatch {
  return new Mismatch(
    'idempotency_key.reused',
    `This ${IDEMPOTENCY_KEY} came with another request before. Send a new one with each new request.`,
  );
}

export function stillRunning(): Conflict {
  return new Conflict(
    'idempotency_key.running',
    'The same request is being done at this moment. Please send it again in a second.',
    1,
  );
}

export function answerLost(): Conflict {
  return new Conflict(
    'idempotency_key.answer_lost',
    'This was done before, but its answer is not there any more. Please read what came of it.',
  );
}
