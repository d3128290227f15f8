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
};

/**
 * Pages for browsers: a session instead of a key, and forms that need a token. A webhook stands among them, because phone
 * numbers are configured with its address.
 */
export function isPage({ url }: Pick<FastifyRequest, 'url'>): boolean {
  return /^\/app(?!\/sms\/reply)(\/|\?|$)/.test(url);
}
