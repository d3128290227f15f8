import type { SharedMemory } from '#libs/platform';
import type { Allowance, FailureStore, Tally } from './failure-store.js';
import type { MemoryFailures } from './memory-failures.js';

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

type Answer = [count: number, oldest: string | null, isCounted?: number];

/**
 * Kept in Redis, so that the counts of several processes add up. What this process sees it also keeps to itself, and goes
 * by that while Redis is away: an outage is no amnesty.
 */
export class SharedFailures implements FailureStore {
  constructor(
    private readonly shared: SharedMemory,
    /** Of this kind's keys in Redis. */
    private readonly prefix: string,
    private readonly allowance: Allowance,
    private readonly own: MemoryFailures,
  ) {}

  async look(key: string): Promise<Tally> {
    const answer = await this.run(key, 'look');
    return answer ? tallyOf(answer) : this.own.look(key);
  }

  async add(key: string): Promise<Tally & { isCounted: boolean }> {
    const own = await this.own.add(key);
    const answer = await this.run(key, 'add');
    return answer ? { ...tallyOf(answer), isCounted: answer[2] === 1 } : own;
  }

  async forget(key: string): Promise<void> {
    await this.own.forget(key);
    await this.shared.ask((redis) => redis.del(this.prefix + key));
  }

  private run(key: string, what: 'look' | 'add'): Promise<Answer | null> {
    const { limit, window, now } = this.allowance;
    return this.shared.ask(
      (redis) =>
        redis.eval(
          SCRIPT,
          1,
          this.prefix + key,
          now().getTime(),
          window,
          limit,
          what,
        ) as Promise<Answer>,
    );
  }
}

function tallyOf([count, oldest]: Answer): Tally {
  return { count, oldest: oldest === null ? null : Number(oldest) };
}
