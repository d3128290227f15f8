import { BadRequestException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

type ParserCallback = (error: Error | null, body?: unknown) => void;

/**
 * Reads a JSON body. An empty one counts as none, whatever the method; a broken one is refused without repeating any of it.
 * What is sent to a route that does not exist is not looked at, so that it is answered 404.
 */
export function parseJsonBody(request: FastifyRequest, body: Buffer, done: ParserCallback): void {
  if (body.length === 0 || request.is404) return done(null, undefined);
  try {
    done(null, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch (error) {
    done(new BadRequestException(`JSON parse error - ${parseErrorReason(error)}.`));
  }
}

/** The parser's own words quote the body; only the place is taken from them. */
function parseErrorReason(error: unknown): string {
  if (!(error instanceof SyntaxError)) return 'not valid UTF-8';
  const position = /position (\d+)/.exec(error.message)?.[1];
  if (position) return `unexpected text at position ${position}`;
  return error.message.includes('end of JSON') ? 'unexpected end' : 'not valid JSON';
}
