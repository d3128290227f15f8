import type { OptionalRedis } from '#libs/platform';
import type { AttemptLimit, AttemptStore, AttemptCount } from './attempt-store.js';
import type { MemoryAttemptStore } from './memory-attempt-store.js';

/**
 * Adds a time to the key's list, oldest first; the list expires with the window. A script is one atomic step in Redis.
 * Arguments: the key; now, window and limit (milliseconds), whether to count one more.
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

/**
 * Adds the missing times of one process to each key, after Redis may have lost them. Idempotent. Arguments: the keys;
 * now, window and limit, then the times of each key, separated by blanks.
 */
const RESTORE_SCRIPT = `
  local since = ARGV[1] - ARGV[2]
  for at, key in ipairs(KEYS) do
    local times, known, isChanged = redis.call('lrange', key, 0, -1), {}, false
    for _, time in ipairs(times) do known[time] = (known[time] or 0) + 1 end
    for time in string.gmatch(ARGV[3 + at], '%d+') do
      if (known[time] or 0) > 0 then
        known[time] = known[time] - 1
      elseif tonumber(time) > since then
        table.insert(times, time)
        isChanged = true
      end
    end
    if isChanged then
      table.sort(times, function(one, other) return tonumber(one) < tonumber(other) end)
      redis.call('del', key)
      for _, time in ipairs(times) do redis.call('rpush', key, time) end
      redis.call('ltrim', key, -ARGV[3], -1)
      redis.call('pexpire', key, ARGV[2])
    end
  end
`;
const KEYS_PER_RESTORE = 50;

type ScriptResult = [count: number, oldest: string | null, isCounted?: number];

/**
 * Keeps counts in Redis, shared by all processes. Each process also keeps its own counts: it uses them while Redis is
 * away and restores them afterwards, so that neither an outage nor a restart resets a limit.
 */
export class RedisAttemptStore implements AttemptStore {
  constructor(
    private readonly redis: OptionalRedis,
    /** Prefix of this kind's keys in Redis. */
    private readonly prefix: string,
    private readonly attemptLimit: AttemptLimit,
    private readonly fallback: MemoryAttemptStore,
  ) {
    redis.onConnected(() => this.restore());
  }

  async read(key: string): Promise<AttemptCount> {
    const answer = await this.run(key, 'look');
    return answer ? countOf(answer) : this.fallback.read(key);
  }

  async add(key: string): Promise<AttemptCount & { isCounted: boolean }> {
    const at = this.attemptLimit.now().getTime();
    const answer = await this.run(key, 'add', at);
    if (!answer) return this.fallback.add(key, at);
    const isCounted = answer[2] === 1;
    if (isCounted) await this.fallback.add(key, at);
    return { ...countOf(answer), isCounted };
  }

  async reset(key: string): Promise<void> {
    await this.fallback.reset(key);
    await this.redis.tryCommand((redis) => redis.del(this.prefix + key));
  }

  /** Sends everything at once, so that nothing is counted in between. */
  private restore(): void {
    const { limit, window, now } = this.attemptLimit;
    const entries = this.fallback.entries();
    for (let first = 0; first < entries.length; first += KEYS_PER_RESTORE) {
      const some = entries.slice(first, first + KEYS_PER_RESTORE);
      void this.redis.tryCommand((redis) =>
        redis.eval(
          RESTORE_SCRIPT,
          some.length,
          ...some.map(([key]) => this.prefix + key),
          now().getTime(),
          window,
          limit,
          ...some.map(([, times]) => times.join(' ')),
        ),
      );
    }
  }

  private run(
    key: string,
    what: 'look' | 'add',
    at = this.attemptLimit.now().getTime(),
  ): Promise<ScriptResult | null> {
    const { limit, window } = this.attemptLimit;
    return this.redis.tryCommand(
      (redis) =>
        redis.eval(SCRIPT, 1, this.prefix + key, at, window, limit, what) as Promise<ScriptResult>,
    );
  }
}

function countOf([count, oldest]: ScriptResult): AttemptCount {
  return { count, oldest: oldest === null ? null : Number(oldest) };
}
