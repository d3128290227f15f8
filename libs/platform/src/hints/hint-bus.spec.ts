import { testConfiguration } from '../../../../test/support/configuration.js';
import { describeWithProgram } from '../../../../test/support/optional-programs.js';
import { TestRedis } from '../../../../test/support/test-redis.js';
import { HintBus } from './hint-bus.js';
import type { Hint } from './hints.js';

const ofCompany = (companyId: number): Hint => ({ topic: 'notifications', companyId });

function listenTo(bus: HintBus) {
  const heard: [Hint, string | null][] = [];
  bus.subscribe((hint, batch) => heard.push([hint, batch]));
  const hears = async (count: number): Promise<[Hint, string | null][]> => {
    while (heard.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return heard;
  };
  return { heard, hears };
}

describe('hints within a process', () => {
  it('are heard at once, in no batch that another process could know', () => {
    const bus = new HintBus(testConfiguration());
    const { heard } = listenTo(bus);
    bus.publish(ofCompany(1));
    expect(heard).toEqual([[ofCompany(1), null]]);
    expect(bus.state).toBe('process');
  });
});

describeWithProgram('redis', 'hints between processes', () => {
  let redis: TestRedis;
  const buses: HintBus[] = [];
  beforeAll(async () => {
    redis = await TestRedis.start();
  });
  afterEach(() => buses.splice(0).forEach((bus) => bus.onApplicationShutdown()));
  afterAll(() => redis.stop());

  async function aBus() {
    const bus = new HintBus(testConfiguration({ redisUrl: redis.url }));
    buses.push(bus);
    const listening = listenTo(bus);
    await bus.onModuleInit();
    return { bus, ...listening };
  }

  it('may have got lost until a process is subscribed', async () => {
    const { bus, hears } = await aBus();
    expect(bus.state).toBe('degraded');
    expect(await hears(1)).toEqual([[{ topic: 'missed' }, null]]);
    expect(bus.state).toBe('redis');
  });

  it('of one commit are one batch, known to all by the same name; the next commit is another', async () => {
    const [one, two] = [await aBus(), await aBus()];
    await Promise.all([one.hears(1), two.hears(1)]);
    one.bus.publish(ofCompany(1));
    one.bus.publish(ofCompany(2));
    await two.hears(3);
    one.bus.publish(ofCompany(3));
    two.bus.publish(ofCompany(4));
    const [atOne, atTwo] = [await one.hears(5), await two.hears(5)];
    const batchesOf = (heard: [Hint, string | null][]) =>
      Object.fromEntries(
        heard.flatMap(([hint, batch]) => ('companyId' in hint ? [[hint.companyId, batch]] : [])),
      );
    const batches = batchesOf(atOne);
    expect(batchesOf(atTwo)).toEqual(batches);
    expect(batches[1]).toBe(batches[2]);
    expect(new Set([batches[2], batches[3], batches[4], null]).size).toBe(4);
  });
});
