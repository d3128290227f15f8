import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type LimitSettings, within } from '#libs/platform';
import type { OpenConnections } from './edge/open-connections.js';
import { Leaving } from './health/leaving.js';

/** Milliseconds for a request that is still being sent, and for what follows when the last request was cut off. */
const PATIENCE = { arriving: 5_000, closing: 5_000 };

/**
 * Leaves without failing anybody: readiness says 503, connections are refused, those that are open are answered with
 * `Connection: close`, sockets are closed with 1012, what runs is finished, and what does not finish is cut off.
 *
 * @param connections those of this application's server, from its start
 */
export async function leave(
  app: NestFastifyApplication,
  connections: OpenConnections,
  { drainSeconds, stopSeconds }: LimitSettings,
): Promise<void> {
  app.get(Leaving).begin();
  await sleep(drainSeconds * 1000);
  await connections.acceptNoMore();
  await within(drainSeconds * 1000, connections.gone());

  const finish = stopSeconds * 1000;
  const unfinished = setTimeout(
    () => connections.endUnfinished(),
    Math.min(PATIENCE.arriving, finish),
  );
  const running = setTimeout(() => app.getHttpServer().closeAllConnections(), finish);
  try {
    await within(finish + PATIENCE.closing, app.close());
  } finally {
    clearTimeout(unfinished);
    clearTimeout(running);
  }
}
