import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import type { SignedInActor } from '#libs/identity';

/**
 * All that passport is shown of a request: the header, so that a key in a body or query is never looked at, and where
 * to ask for keys. Passport keeps one strategy for the whole process; with the door in the request, several
 * applications in one process each ask their own database.
 */
export interface HeaderOnly {
  headers: { authorization?: string };
  findActor(key: string): Promise<SignedInActor | null>;
}

@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor() {
    super({ passReqToCallback: true });
  }

  async validate(request: HeaderOnly, key: string): Promise<SignedInActor | false> {
    return (await request.findActor(key)) ?? false;
  }
}
