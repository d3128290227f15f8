import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Lets a route take JSON bodies larger than the server's limit. Bodies above `bytes` are answered 413. */
export function AcceptsBodyUpTo(bytes: number): MethodDecorator {
  return RouteConfig({ bodyLimit: bytes });
}

/** Must be called before any route is registered. */
export function applyBodyLimits(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const { bodyLimit } = (route.config ?? {}) as { bodyLimit?: number };
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
}
