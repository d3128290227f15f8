import { Redis, type RedisOptions } from 'ioredis';

/**
 * A connection that reconnects by itself and queues nothing while it is away.
 *
 * @param whenAway called once for each disconnection
 */
export function openRedis(
  url: string,
  whenAway: (error: Error) => void,
  options: RedisOptions = {},
): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: (tries) => Math.min(100 * tries, 2000),
    ...options,
  });
  let isReported = false;
  redis.on('error', (error: Error) => {
    if (!isReported) whenAway(error);
    isReported = true;
  });
  redis.on('ready', () => (isReported = false));
  return redis;
}
