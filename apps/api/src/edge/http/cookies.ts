import type { FastifyReply, FastifyRequest } from 'fastify';

interface CookieOptions {
  secure: boolean;
  /** Seconds. Without it the cookie is a session cookie; 0 removes it. */
  maxAge?: number;
}

/**
 * Reads a cookie of ours: the value is base64url and needs no decoding. Null when there is none.
 *
 * @param longest maximum length of the value; a longer one is not ours
 */
export function readCookie(
  request: Pick<FastifyRequest, 'headers'>,
  name: string,
  longest = 100,
): string | null {
  for (const pair of request.headers.cookie?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value && /^[\w-]{20,}$/.test(value) && value.length <= longest)
      return value;
  }
  return null;
}

/** The cookie is `HttpOnly` and not sent along when another site posts to us. */
export function writeCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  { secure, maxAge }: CookieOptions,
): void {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (secure) parts.push('Secure');
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  void reply.header('Set-Cookie', parts.join('; '));
}

/** Reads a cookie that holds a choice of the visitor, not a secret. Null when there is none, or it is not `shape`. */
export function readPlainCookie(
  request: Pick<FastifyRequest, 'headers'>,
  name: string,
  shape: RegExp,
): string | null {
  for (const pair of request.headers.cookie?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value && shape.test(value)) return value;
  }
  return null;
}
