import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

const HALF_A_YEAR = 180 * 24 * 60 * 60;

/** Our pages load scripts and styles as files from our origin, and nothing from elsewhere. */
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
 * Sets the security headers. The referrer is limited to our own origin: links carry tokens, and forms still need their
 * `Origin`. Images (QR codes, logos) may be embedded by the single-page app, which has another origin. All answers get
 * the same headers, so helmet is called once.
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
