import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { ActorsQueries } from '#libs/identity';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { SessionCookie } from '../edge/session-cookie.js';
import { isOfThisHouse } from './same-house.js';

const KEY = /^[0-9a-f]{40}$/;

/** Somebody who asks to listen. */
export interface Visitor {
  actor: Actor;
  keyId: number | null;
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
    const token = query.get('token');
    if (token !== null) return KEY.test(token) ? this.byKey(token) : null;

    const cookie = this.sessionCookie.read(request);
    const ours = [this.configuration.publicUrl, ...this.configuration.csrfTrustedOrigins];
    return cookie && isOfThisHouse(request.headers.origin, request.headers.host, ours) ? this.bySession(cookie) : null;
  }

  private async byKey(key: string): Promise<Visitor | null> {
    const known = await this.actors.byKey(key);
    return known && { actor: known.actor, keyId: known.keyId, again: () => this.byKey(key) };
  }

  private async bySession(cookie: string): Promise<Visitor | null> {
    const known = await this.actors.bySession(cookie);
    return known && { actor: known.actor, keyId: null, again: () => this.bySession(cookie) };
  }
}
