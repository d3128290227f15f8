import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

const HALF_A_YEAR = 180 * 24 * 60 * 60;

/** Our pages bring their own scripts and styles as files and load nothing from anywhere else. */
const PAGES = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Swagger UI writes its styles into the page. */
const DOCUMENTATION =
  "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;object-src 'none';base-uri 'none';frame-ancestors 'none'";
const IS_DOCUMENTATION = /^\/docs(\/|\?|$)/;

/**
 * Headers that tell a browser what our answers may do. The referrer stays on our own origin: links carry tokens, and forms
 * still need their `Origin`. Images (QR codes, logos) may be shown by the single-page app, which lives on another origin.
 * They are the same for every answer, so helmet is asked once.
 */
export function addSecurityHeaders(server: FastifyInstance): void {
  const usual = helmetHeaders();
  const documentation = { ...usual, 'content-security-policy': DOCUMENTATION };
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(IS_DOCUMENTATION.test(request.url) ? documentation : usual);
    done();
  });
}

function helmetHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  const answer = {
    setHeader: (name: string, value: string) => void (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  const write = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: PAGES },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: { maxAge: HALF_A_YEAR, includeSubDomains: false },
  });
  write({} as IncomingMessage, answer as unknown as ServerResponse, (error) => {
    if (error) throw error as Error;
  });
  return headers;
}
