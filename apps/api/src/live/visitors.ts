import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { ActorsQueries, type SignedInActor } from '#libs/identity';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { SessionCookie } from '../edge/session-cookie.js';
import { isOfThisHouse } from './same-house.js';

const KEY = /^[0-9a-f]{40}$/;

/** Somebody who asks to listen. */
export interface Visitor {
  actor: Actor;
  userId: number;
  /** Null for a session. */
  keyId: number | null;
  /** Null for a key. */
  sessionId: number | null;
  /** Looks again whether the key or session still counts, and with which roles. Null: it ended. */
  again(): Promise<Visitor | null>;
}

/** Finds out who opens a socket: by `?token=`, or without one by the session of a page of ours. */
@Injectable()
export class Visitors {
  constructor(
    private readonly actors: ActorsQueries,
    private readonly sessionCookie: SessionCookie,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Null for an unknown key (the single-page app sends `null` when nobody is signed in), and for a page that is not ours. */
  async of(request: IncomingMessage): Promise<Visitor | null> {
    const query = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
    return this.with(query.get('token'), request);
  }

  /** @param token what was shown as a key; null: nothing, and the cookie of the request counts */
  async with(token: unknown, request: IncomingMessage): Promise<Visitor | null> {
    if (token != null)
      return typeof token === 'string' && KEY.test(token) ? this.byKey(token) : null;
    const cookie = this.sessionCookie.read(request);
    const ours = [this.configuration.publicUrl, ...this.configuration.csrfTrustedOrigins];
    return cookie && isOfThisHouse(request.headers.origin, request.headers.host, ours)
      ? this.bySession(cookie)
      : null;
  }

  private byKey(key: string): Promise<Visitor | null> {
    return visitor(() => this.actors.byKey(key));
  }

  private bySession(cookie: string): Promise<Visitor | null> {
    return visitor(() => this.actors.bySession(cookie));
  }
}

async function visitor(look: () => Promise<SignedInActor | null>): Promise<Visitor | null> {
  const known = await look();
  return known && { ...known, userId: known.actor.userId!, again: () => visitor(look) };
}
