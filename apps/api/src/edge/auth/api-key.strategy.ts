import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import { ActorQueries, type SignedInActor } from '#libs/identity';

/** Every issued key has 40 lower-case hex digits; anything else is refused without a look-up. */
const API_KEY = /^[0-9a-f]{40}$/;

/** Passport's bearer strategy: authenticates API keys, for REST and for sockets. No other code does. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') {
  constructor(private readonly actors: ActorQueries) {
    super();
  }

  /** Null: the key is unknown, revoked or expired. */
  validate(key: string): Promise<SignedInActor | null> | null {
    return API_KEY.test(key) ? this.actors.byKey(key) : null;
  }
}
