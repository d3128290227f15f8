import type { Redis } from 'ioredis';

/** Milliseconds between two looks, and until an answer counts as missing. */
const WATCHDOG = { every: 5_000, patience: 2_000 };

/**
 * Asks connections now and then whether somebody is still there: a machine that vanished says nothing, and a socket to it
 * stays open for hours. What does not answer is cut, and connects anew by itself.
 *
 * @returns a function that ends the watch
 */
export function startRedisWatchdog(connections: readonly Redis[]): () => void {
  const stuck = new Set<Redis>();
  const watch = setInterval(() => {
    for (const redis of connections) {
      if (redis.status === 'ready') void pingOrDisconnect(redis);
      else if (redis.status === 'connect') disconnectIfStuck(redis, stuck);
      if (redis.status !== 'connect') stuck.delete(redis);
    }
  }, WATCHDOG.every).unref();
  return () => clearInterval(watch);
}

async function pingOrDisconnect(redis: Redis): Promise<void> {
  const cut = setTimeout(() => redis.disconnect(true), WATCHDOG.patience).unref();
  try {
    await redis.ping();
  } catch {
    // It has gone away by itself, and comes back by itself.
  } finally {
    clearTimeout(cut);
  }
}

/** Connected, and at the second look still not greeted. */
function disconnectIfStuck(redis: Redis, stuck: Set<Redis>): void {
  if (stuck.delete(redis)) redis.disconnect(true);
  else stuck.add(redis);
}
