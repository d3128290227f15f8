import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

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
const DOCUMENTATION = "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;object-src 'none';base-uri 'none';frame-ancestors 'none'";

/**
 * Headers that tell a browser what our answers may do. The referrer stays on our own origin: links carry tokens, and forms
 * still need their `Origin`. Images (QR codes, logos) may be shown by the single-page app, which lives on another origin.
 */
export async function protectBrowsers(app: NestFastifyApplication): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: PAGES },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: { maxAge: HALF_A_YEAR, includeSubDomains: false },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (/^\/docs(\/|\?|$)/.test(request.url)) reply.header('content-security-policy', DOCUMENTATION);
    });
}
