import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type LimitSettings, finishesWithin } from '#libs/platform';
import type { OpenConnections } from './edge/http/open-connections.js';
import { ShutdownStateService } from './health/shutdown-state.service.js';

/** Milliseconds for a request that is still being sent, and for what follows when the last request was cut off. */
const GRACE_MILLISECONDS = { arriving: 5_000, closing: 5_000 };

/**
 * Leaves without failing anybody: readiness says 503, connections are refused, those that are open are answered with
 * `Connection: close`, sockets are closed with 1012, what runs is finished, and what does not finish is cut off.
 *
 * @param connections those of this application's server, from its start
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
