import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type LimitSettings, finishesWithin } from '#libs/platform';
import type { OpenConnections } from './edge/http/open-connections.js';
import { ShutdownStateService } from './health/shutdown-state.service.js';

/** Milliseconds for requests that are still arriving, and for closing after the last request was cut off. */
const GRACE_MILLISECONDS = { arriving: 5_000, closing: 5_000 };

/**
 * Shuts down without failing requests: readiness says 503, connections are refused, open ones are answered with
 * `Connection: close`, sockets are closed with 1012, running work is finished, and work that does not finish is cut
 * off.
 *
 * @param connections of this application's server, tracked from its start
 */
export async function shutDownGracefully(
  app: NestFastifyApplication,
  connections: OpenConnections,
  { drainSeconds, stopSeconds }: LimitSettings,
): Promise<void> {
  app.get(ShutdownStateService).markShuttingDown();
  await sleep(drainSeconds * 1000);
  await connections.stopAccepting();
  await finishesWithin(drainSeconds * 1000, connections.allClosed());

  const finish = stopSeconds * 1000;
  const unfinished = setTimeout(
    () => connections.destroyIdle(),
    Math.min(GRACE_MILLISECONDS.arriving, finish),
  );
  const running = setTimeout(() => app.getHttpServer().closeAllConnections(), finish);
  try {
    await finishesWithin(finish + GRACE_MILLISECONDS.closing, app.close());
  } finally {
    clearTimeout(unfinished);
    clearTimeout(running);
  }
}
