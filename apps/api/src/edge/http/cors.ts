import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const ONE_DAY = 24 * 60 * 60;

/**
 * Allows the listed origins, with credentials; all others get no CORS header. Preflights are answered without a key.
 *
 * @param origins such as `https://app.example.com`; a trailing slash is ignored
 */
export function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  const allowed = new Set(origins.map((origin) => origin.replace(/\/+$/, '')));
  app.enableCors({
    origin: (origin, answer) => answer(null, origin !== undefined && allowed.has(origin)),
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    allowedHeaders: [
      'accept',
      'authorization',
      'content-type',
      'idempotency-key',
      'if-none-match',
      'origin',
      'x-frontend-origin',
      'x-csrftoken',
    ],
    exposedHeaders: [
      'ETag',
      'Idempotency-Replayed',
      'Link',
      'Retry-After',
      'X-Next-Cursor',
      'X-Request-Id',
    ],
    credentials: true,
    maxAge: ONE_DAY,
    strictPreflight: false,
    optionsSuccessStatus: 204,
  });
}
