import type { ParameterObject, ReferenceObject } from '@nestjs/swagger';
import { IDEMPOTENCY_KEY } from '../idempotency/idempotency-key-header.js';

const PARAMETER: ParameterObject = {
  name: IDEMPOTENCY_KEY,
  in: 'header',
  required: false,
  description:
    'Up to 255 printable ASCII characters, new for each request, a UUID for instance. Within 24 hours the same request of the same person with the same key is done once: who repeats it gets the first answer with `Idempotency-Replayed: true`, 409 with `Retry-After` while the first one runs, and 422 with another body or path. What was refused can be sent again. Answers that hold secrets (keys, codes, station links) are not kept.',
  schema: {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    examples: ['0b7a1a52-2c52-4a0e-9d1f-6d7f9c1a3e55'],
  },
};

/** A component of the document, since every POST takes it. */
export const KEY_PARAMETERS = { [IDEMPOTENCY_KEY]: PARAMETER };

export const KEY_REFERENCE: ReferenceObject = {
  $ref: `#/components/parameters/${IDEMPOTENCY_KEY}`,
};
