import { BadRequestException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Invalid } from '#libs/kernel';

/** NUL, which PostgreSQL cannot store, and single halves of a surrogate pair, which are invalid in every encoding. */
const UNREADABLE = /[\0\p{Surrogate}]/u;
const UNREADABLE_EVERYWHERE = /[\0\p{Surrogate}]/gu;

/** Deeper than any valid body, and shallow enough for recursive code behind it. */
const MAX_DEPTH = 32;

const MESSAGE = 'Null characters and unpaired surrogates are not allowed.';

/**
 * Refuses text that no column could store, anywhere in a request. All other text stays unchanged.
 *
 * @throws Invalid naming the field, dotted when nested: `labor_requests.0.notes`
 * @throws BadRequestException the body is nested deeper than 32 levels
 */
export function refuseUnreadableText(
  request: Pick<FastifyRequest, 'params' | 'query' | 'body'>,
): void {
  for (const part of [request.params, request.query, request.body]) {
    const path = pathToUnreadable(part, 0);
    if (path)
      throw Invalid.field(
        path.join('.').replace(UNREADABLE_EVERYWHERE, '\ufffd') || 'non_field_errors',
        MESSAGE,
        'text.unreadable',
      );
  }
}

/** The path of keys to the first unreadable text; null when there is none. */
function pathToUnreadable(value: unknown, depth: number): string[] | null {
  if (typeof value === 'string') return UNREADABLE.test(value) ? [] : null;
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return null;
  if (depth === MAX_DEPTH) throw new BadRequestException('JSON parse error - nested too deeply.');

  for (const [key, inner] of Object.entries(value)) {
    if (UNREADABLE.test(key)) return [key];
    const path = pathToUnreadable(inner, depth + 1);
    if (path) return [key, ...path];
  }
  return null;
}
