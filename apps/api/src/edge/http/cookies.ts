import type { FastifyReply, FastifyRequest } from 'fastify';

interface CookieOptions {
  secure: boolean;
  /** Seconds; without it the cookie ends with the browser. 0 removes it. */
  maxAge?: number;
}

/**
 * Our own cookies only: their values are base64url and need no decoding. Null when there is none.
 *
 * @param longest characters of a value; what is longer is not ours
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

/** Out of reach of scripts, and not sent along when another site posts to us. */
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
