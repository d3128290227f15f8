import type { FastifyRequest } from 'fastify';
import type { Actor } from '#libs/kernel';
import type { Caller } from '#libs/platform';

/** A request with the properties that guards set before a controller runs. */
export type EdgeRequest = FastifyRequest & {
  actor?: Actor;
  caller?: Caller;
  /** The id of the request's API key; null without one. */
  keyId?: number | null;
  /** The id of the request's session; null without one. */
  sessionId?: number | null;
  /** How far the data of the actor's companies had come when the key was looked up; null: not read. */
  revision?: string | null;
  /** The claimed idempotency key of a POST that runs now. */
  claimedKey?: ClaimedKey;
  /** The same request was done before; only its answer is read again. */
  isRepeated?: boolean;
  /** Things that the actor created a moment ago may not be there any more. */
  undoesCreations?: boolean;
};

/** A row of the idempotency keys, and the key that encrypts its answer. */
export interface ClaimedKey {
  id: number;
  keyHash: string;
  sealKey: Buffer;
  policy: { secret?: true; readsAgain?: true };
}

/**
 * Whether the path is a page for browsers, with sessions and CSRF tokens. Two kinds of paths under `/app/` are none: the
 * webhook whose address phone numbers are configured with, and the JSON routes that a station's service worker calls.
 */
export function isPage({ url }: Pick<FastifyRequest, 'url'>): boolean {
  return PAGE.test(url);
}

const PAGE = /^\/app(?!\/sms\/reply|\/signin-station\/[^/]+\/(crew|scans|clock)\b)(\/|\?|$)/;
