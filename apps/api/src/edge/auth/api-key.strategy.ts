import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import { ActorQueries, type SignedInActor } from '#libs/identity';

/** 40 lower-case hex digits: anything else was never issued and is not looked up. */
const API_KEY = /^[0-9a-f]{40}$/;

/** Passport's bearer strategy: whose API key is this? It decides for REST and for sockets; no other code does. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') {
  constructor(private readonly actors: ActorQueries) {
    super();
  }

  /** Null: nobody has this key (any more). */
  validate(key: string): Promise<SignedInActor | null> | null {
    return API_KEY.test(key) ? this.actors.byKey(key) : null;
  }
}
