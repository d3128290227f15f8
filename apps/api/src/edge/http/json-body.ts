import { BadRequestException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

type ParserCallback = (error: Error | null, body?: unknown) => void;

/**
 * Parses a JSON body. An empty body counts as none, for every method; the error for a broken one quotes nothing of it.
 * Bodies for unknown routes are not parsed, so that those are answered 404.
 */
export function parseJsonBody(request: FastifyRequest, body: Buffer, done: ParserCallback): void {
  if (body.length === 0 || request.is404) return done(null, undefined);
  try {
    done(null, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch (error) {
    done(new BadRequestException(`JSON parse error - ${parseErrorReason(error)}.`));
  }
}

/** The parser's message quotes the body; only the position is taken from it. */
function parseErrorReason(error: unknown): string {
  if (!(error instanceof SyntaxError)) return 'not valid UTF-8';
  const position = /position (\d+)/.exec(error.message)?.[1];
  if (position) return `unexpected text at position ${position}`;
  return error.message.includes('end of JSON') ? 'unexpected end' : 'not valid JSON';
}
