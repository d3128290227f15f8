import { ForbiddenException } from '@nestjs/common';

/** The signature is missing or wrong, or no secret is configured. */
export class BadSignature extends ForbiddenException {
  readonly code = 'signature.invalid';
  constructor() {
    super('The signature is missing or wrong.');
  }
}
