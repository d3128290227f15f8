import { UnauthorizedException } from '@nestjs/common';

/** The request needs a key and has none. */
export class NotAuthenticated extends UnauthorizedException {
  constructor() {
    super('Authentication credentials were not provided.');
  }
}

/** The key is unknown, revoked or expired. */
export class InvalidToken extends UnauthorizedException {
  readonly code = 'key.unknown';
  constructor() {
    super('Invalid token.');
  }
}
