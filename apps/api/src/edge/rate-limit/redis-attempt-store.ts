import type { OptionalRedis } from '#libs/platform';
import type { AttemptLimit, AttemptStore, AttemptCount } from './attempt-store.js';
import type { MemoryAttemptStore } from './memory-attempt-store.js';

/**
 * A list of times for each key, oldest first; it disappears with the window. One script is one step for Redis.
 * Takes the key, and: now, window and limit (milliseconds), whether to count one more.
 */
const SCRIPT = `
  local since = ARGV[1] - ARGV[2]
  local oldest = redis.call('lindex', KEYS[1], 0)
  while oldest and tonumber(oldest) <= since do
    redis.call('lpop', KEYS[1])
    oldest = redis.call('lindex', KEYS[1], 0)
  end
  local count = redis.call('llen', KEYS[1])
  if ARGV[4] == 'look' then return {count, oldest} end
  if count >= tonumber(ARGV[3]) then return {count, oldest, 0} end
  redis.call('rpush', KEYS[1], ARGV[1])
  redis.call('pexpire', KEYS[1], ARGV[2])
  return {count + 1, oldest or ARGV[1], 1}
`;

type ScriptResult = [count: number, oldest: string | null, isCounted?: number];

/**
 * Kept in Redis, so that the counts of several processes add up. What this process sees it also keeps to itself, and goes
 * by that while Redis is away: an outage is no amnesty.
 */
export class RedisAttemptStore implements AttemptStore {
  constructor(
    private readonly redis: OptionalRedis,
    /** Of this kind's keys in Redis. */
    private readonly prefix: string,
    private readonly attemptLimit: AttemptLimit,
    private readonly fallback: MemoryAttemptStore,
  ) {}

  async read(key: string): Promise<AttemptCount> {
    const answer = await this.run(key, 'look');
    return answer ? countOf(answer) : this.fallback.read(key);
  }

  async add(key: string): Promise<AttemptCount & { isCounted: boolean }> {
    const own = await this.fallback.add(key);
    const answer = await this.run(key, 'add');
    return answer ? { ...countOf(answer), isCounted: answer[2] === 1 } : own;
  }

  async reset(key: string): Promise<void> {
    await this.fallback.reset(key);
    await this.redis.tryCommand((redis) => redis.del(this.prefix + key));
  }

  private run(key: string, what: 'look' | 'add'): Promise<ScriptResult | null> {
    const { limit, window, now } = this.attemptLimit;
    return this.redis.tryCommand(
      (redis) =>
        redis.eval(
          SCRIPT,
          1,
          this.prefix + key,
          now().getTime(),
          window,
          limit,
          what,
        ) as Promise<ScriptResult>,
    );
  }
}

function countOf([count, oldest]: ScriptResult): AttemptCount {
  return { count, oldest: oldest === null ? null : Number(oldest) };
}
