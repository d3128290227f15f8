import type { Redis } from 'ioredis';

/** Milliseconds between two checks, and until an answer counts as missing. */
const WATCHDOG = { every: 5_000, patience: 2_000 };

/**
 * Checks connections regularly: the loss of a machine is not reported, and a socket to it would
 * stay open for hours. Connections that do not answer are closed and reconnect by themselves.
 *
 * @returns a function that stops it
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
    // It is disconnected already, and reconnects by itself.
  } finally {
    clearTimeout(cut);
  }
}

/** Connected, and still without Redis' greeting at the second check. */
function disconnectIfStuck(redis: Redis, stuck: Set<Redis>): void {
  if (stuck.delete(redis)) redis.disconnect(true);
  else stuck.add(redis);
}
