import { Logger } from '@nestjs/common';
import { OptionalRedis } from '#libs/platform';
import { TestRedis } from '../../../../../test/support/test-redis.js';
import { testConfiguration } from '../../../../../test/support/configuration.js';
import { describeWithProgram } from '../../../../../test/support/optional-programs.js';
import type { AttemptLimit, AttemptStore } from './attempt-store.js';
import { MemoryAttemptStore } from './memory-attempt-store.js';
import { RedisAttemptStore } from './redis-attempt-store.js';

const START = new Date('2031-05-01T12:00:00Z').getTime();
let now = START;
const ALLOWANCE: AttemptLimit = { limit: 3, window: 15 * 60_000, now: () => new Date(now) };
beforeEach(() => (now = START));

/** Behaviour of every store; `a` and `b` are two processes' views of the same store, or one view twice. */
function keepsCount(stores: () => { a: AttemptStore; b: AttemptStore }): void {
  let keys = 0;
  let key: string;
  beforeEach(() => (key = `key-${++keys}`));

  it.each`
    minutes          | look  | count | oldest  | because
    ${[]}            | ${0}  | ${0}  | ${null} | ${'nothing happened'}
    ${[0]}           | ${0}  | ${1}  | ${0}    | ${'that is one'}
    ${[0, 0]}        | ${0}  | ${2}  | ${0}    | ${'two of one moment are two'}
    ${[0, 1, 2]}     | ${3}  | ${3}  | ${0}    | ${'the limit is three'}
    ${[0, 1, 2, 3]}  | ${4}  | ${3}  | ${0}    | ${'what is refused does not count'}
    ${[0, 1, 2]}     | ${15} | ${2}  | ${1}    | ${'the oldest is out of the window'}
    ${[0, 1, 2, 15]} | ${16} | ${2}  | ${2}    | ${'there was a place again'}
    ${[0]}           | ${15} | ${0}  | ${null} | ${'the window is over'}
  `(
    'failures at minutes $minutes are $count at minute $look, because $because',
    async ({ minutes, look, count, oldest }) => {
      const { a, b } = stores();
      for (const minute of minutes as number[]) {
        now = START + minute * 60_000;
        await a.add(key);
      }
      now = START + (look as number) * 60_000;
      expect(await b.read(key)).toEqual({
        count,
        oldest: oldest === null ? null : START + (oldest as number) * 60_000,
      });
    },
  );

  it('says of each whether it is counted', async () => {
    const { a, b } = stores();
    const said: unknown[] = [];
    for (const store of [a, b, a, b]) said.push(await store.add(key));
    expect(said).toEqual(
      [1, 2, 3, 3].map((count, at) => ({ count, oldest: START, isCounted: at < 3 })),
    );
  });

  it('counts exactly when many come at once', async () => {
    const { a, b } = stores();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 ? a : b).add(key)),
    );
    expect(answers.filter(({ isCounted }) => isCounted)).toHaveLength(3);
  });

  it('forgets one key on request', async () => {
    const { a, b } = stores();
    await a.add(key);
    await a.add(`${key} another`);
    await b.reset(key);
    expect([(await a.read(key)).count, (await a.read(`${key} another`)).count]).toEqual([0, 1]);
  });
}

describe('failures kept in memory', () => {
  const store = new MemoryAttemptStore(ALLOWANCE);
  keepsCount(() => ({ a: store, b: store }));

  it('are bounded: the key that was quiet the longest is forgotten', async () => {
    const small = new MemoryAttemptStore(ALLOWANCE, 2);
    for (const key of ['a', 'b', 'a', 'c']) await small.add(key);
    const counts = await Promise.all(['a', 'b', 'c'].map((key) => small.read(key)));
    expect(counts.map(({ count }) => count)).toEqual([2, 0, 1]);
  });
});

describeWithProgram('redis', 'failures kept in Redis', () => {
  let redis: TestRedis;
  let memories: OptionalRedis[];
  let a: RedisAttemptStore;
  let b: RedisAttemptStore;
  const warned = jest.fn<void, [string]>();
  const warn: unknown = Reflect.get(Logger.prototype, 'warn');

  beforeAll(async () => {
    Reflect.set(Logger.prototype, 'warn', warned);
    redis = await TestRedis.start();
    memories = [1, 2].map(() => new OptionalRedis(testConfiguration({ redisUrl: redis.url })));
    for (const memory of memories) memory.onModuleInit();
    [a, b] = memories.map(
      (memory) =>
        new RedisAttemptStore(memory, 'test:', ALLOWANCE, new MemoryAttemptStore(ALLOWANCE)),
    ) as [RedisAttemptStore, RedisAttemptStore];
    await bothReach();
  });
  afterAll(async () => {
    for (const memory of memories) memory.onApplicationShutdown();
    await redis.stop();
    Reflect.set(Logger.prototype, 'warn', warn);
  });
  /** A store does not ask Redis for some seconds after an error. */
  const bothReach = async (): Promise<void> => {
    for (const memory of memories)
      while ((await memory.tryCommand((connection) => connection.ping())) === null)
        await new Promise((resolve) => setTimeout(resolve, 20));
  };

  keepsCount(() => ({ a, b }));

  it('are gone with the window', async () => {
    await a.add('expiring');
    const left = await redis.query((connection) => connection.pttl('test:expiring'));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(ALLOWANCE.window);
  });

  it('are counted by each process for itself while Redis hangs or is away, from what it saw; that is said once', async () => {
    warned.mockClear();
    await a.add('outage');
    redis.hang();
    expect([(await a.add('outage')).count, (await b.add('outage')).count]).toEqual([2, 1]);
    redis.resume();
    await redis.kill();
    for (const store of [a, b]) for (let times = 0; times < 5; times++) await store.add('outage');
    expect([(await a.read('outage')).count, (await b.read('outage')).count]).toEqual([3, 3]);
    await a.reset('outage');
    expect((await a.read('outage')).count).toBe(0);
    expect(warned.mock.calls.map(([said]) => said)).toEqual(
      [1, 2].map(() => expect.stringMatching(/^Redis is away/)),
    );

    await redis.restart();
    await bothReach();
    await a.add('again');
    expect((await b.read('again')).count).toBe(1);
  });

  it('are brought back by every process that counted them when Redis comes back empty, once however often it does', async () => {
    for (const store of [a, b, b]) {
      await store.add('restarted');
      now++;
    }
    await a.add('reset before');
    await a.reset('reset before');
    for (let times = 0; times < 2; times++) {
      await redis.kill();
      await redis.restart();
      await bothReach();
      expect(await a.add('restarted')).toEqual({ count: 3, oldest: START, isCounted: false });
      expect(await b.read('restarted')).toEqual({ count: 3, oldest: START });
      expect(await b.read('reset before')).toEqual({ count: 0, oldest: null });
    }
    await redis.query((connection) => connection.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes'));
    await bothReach();
    expect((await a.read('restarted')).count).toBe(3);
    now = START + ALLOWANCE.window;
    expect(await b.read('restarted')).toEqual({ count: 2, oldest: START + 1 });
  });

  it('of an outage count everywhere when it is over', async () => {
    await redis.kill();
    for (const store of [a, b]) {
      await store.add('counted apart');
      now++;
    }
    await redis.restart();
    await bothReach();
    expect((await a.read('counted apart')).count).toBe(2);
    expect((await b.add('counted apart')).count).toBe(3);
  });

  it('do not fail a call that Redis refuses', async () => {
    await redis.query((connection) => connection.set('test:spoiled', 'of another kind'));
    expect((await a.add('spoiled')).count).toBe(1);
    expect((await a.read('spoiled')).count).toBe(1);
  });
});
