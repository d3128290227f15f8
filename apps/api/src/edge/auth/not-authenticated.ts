import { UnauthorizedException } from '@nestjs/common';

/** No key came with a request that needs one. */
export class NotAuthenticated extends UnauthorizedException {
  constructor() {
    super('Authentication credentials were not provided.');
  }
}

/** A key came, and nobody knows it, or it no longer counts. */
export class InvalidToken extends UnauthorizedException {
  readonly code = 'key.unknown';
  constructor() {
    super('Invalid token.');
  }
}
