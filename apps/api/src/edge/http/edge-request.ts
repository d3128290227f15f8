import type { FastifyRequest } from 'fastify';
import type { Actor } from '#libs/kernel';
import type { Caller } from '#libs/platform';

/** A request, and what the edge has found out about it before a controller sees it. */
export type EdgeRequest = FastifyRequest & {
  actor?: Actor;
  caller?: Caller;
  /** The key the request came with; null without. */
  keyId?: number | null;
  /** The session the request came with; null without. */
  sessionId?: number | null;
  /** Of a POST that is done once, and is done now. */
  claimedKey?: ClaimedKey;
  /** The same request was done before; only its answer is read again. */
  isRepeated?: boolean;
  /** Things that the actor created a moment ago may not be there any more. */
  undoesCreations?: boolean;
};

/** A row of the idempotency keys, and what its answer is encrypted with. */
export interface ClaimedKey {
  id: number;
  keyHash: string;
  sealKey: Buffer;
  policy: { secret?: true; readsAgain?: true };
}

/**
 * Pages for browsers: a session instead of a key, and forms that need a token. A webhook stands among them, because phone
 * numbers are configured with its address.
 */
export function isPage({ url }: Pick<FastifyRequest, 'url'>): boolean {
  return /^\/app(?!\/sms\/reply)(\/|\?|$)/.test(url);
}
