import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import type { SignedInActor } from '#libs/identity';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { AuthenticationService } from '../../edge/auth/authentication.service.js';
import { isOwnOrigin } from './own-origin.js';

/** The authenticated user of a socket. */
export interface SocketIdentity {
  actor: Actor;
  userId: number;
  /** Null for a session. */
  keyId: number | null;
  /** Null for a key. */
  sessionId: number | null;
  /** Reads again whether the key or session is valid, and its roles. Null: it ended. */
  refresh(): Promise<SocketIdentity | null>;
}

/** Authenticates sockets: by `?token=`, or without one by the session cookie of a page of ours. */
@Injectable()
export class SocketAuthenticatorService {
  constructor(
    private readonly authentication: AuthenticationService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Null for an unknown key (the single-page app sends `null` while signed out), and for a page of another site. */
  async authenticateRequest(request: IncomingMessage): Promise<SocketIdentity | null> {
    const query = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
    return this.authenticate(query.get('token'), request);
  }

  /** @param token the key that was sent; null: none, and the cookie of the request counts */
  async authenticate(token: unknown, request: IncomingMessage): Promise<SocketIdentity | null> {
    if (token != null)
      return typeof token === 'string'
        ? identityFrom(() => this.authentication.byKey(`Bearer ${token}`))
        : null;
    const { cookie, origin, host } = request.headers;
    const ours = [this.configuration.publicUrl, ...this.configuration.csrfTrustedOrigins];
    return isOwnOrigin(origin, host, ours)
      ? identityFrom(() => this.authentication.bySession(cookie))
      : null;
  }
}

async function identityFrom(
  look: () => Promise<SignedInActor | null>,
): Promise<SocketIdentity | null> {
  const known = await look();
  return known && { ...known, userId: known.actor.userId!, refresh: () => identityFrom(look) };
}
