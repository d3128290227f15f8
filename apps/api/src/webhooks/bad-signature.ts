import { ForbiddenException } from '@nestjs/common';

/** Nobody could tell this call from one that a stranger made. */
export class BadSignature extends ForbiddenException {
  readonly code = 'signature.invalid';
  constructor() {
    super('The signature is missing or wrong.');
  }
}
