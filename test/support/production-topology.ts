import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/schema';
import { TestRedis } from './test-redis.js';
import type { TestCertificate } from './self-signed-certificate.js';
import { TestProxy } from './test-proxy.js';
import { aDatabase, dropAll, type TestDatabase } from './database.js';
import { freePort, ServerProcess } from './server-process.js';
import { TwilioServer } from './twilio-server.js';

/**
 * The services of `docker-compose.yml` as local processes: a proxy, two of the API, two workers, PostgreSQL, Redis; and
 * a Twilio server.
 */
export class ProductionTopology {
  readonly apis: ServerProcess[] = [];
  readonly workers: ServerProcess[] = [];
  private secureProxy: TestProxy | null = null;

  private constructor(
    readonly db: DataSource,
    readonly redis: TestRedis,
    readonly twilio: TwilioServer,
    readonly proxy: TestProxy,
    private readonly env: Record<string, string>,
    private readonly ports: readonly [string, string],
    private readonly build: string | undefined,
  ) {}

  /**
   * @param build folder of the programs that are started first; default: this project's
   * @param prepare brings the new database to what they need
   */
  static async start(
    build?: string,
    prepare: (database: TestDatabase, db: DataSource) => Promise<void> = async () => {},
  ): Promise<ProductionTopology> {
    const [database, redis, twilio] = await Promise.all([
      aDatabase(),
      TestRedis.start(),
      TwilioServer.start(),
    ]);
    const ports = [String(await freePort()), String(await freePort())] as const;
    const proxy = await TestProxy.prepare(ports);
    const env = {
      NODE_ENV: 'production',
      MIGRATIONS: 'await',
      HOST: '127.0.0.1',
      SECRET_KEY: 'Vb7-tq2Xh9Lz4Rk8Wm1Nc6Pj3Fs5Gd0Y',
      PUBLIC_URL: proxy.url,
      TRUST_PROXY: '127.0.0.1',
      DB_HOST: database.host,
      DB_PORT: String(database.port),
      DB_NAME: database.database,
      DB_USER: database.user,
      DB_PASS: database.password,
      REDIS_URL: redis.url,
      DRAIN_SECONDS: '3',
      STOP_SECONDS: '20',
      ...twilio.env,
    };
    const db = await new DataSource(dataSourceOptions(database)).initialize();
    await prepare(database, db);
    const topology = new ProductionTopology(db, redis, twilio, proxy, env, ports, build);
    await Promise.all([
      topology.startApi(0),
      topology.startApi(1),
      topology.startWorker(0),
      topology.startWorker(1),
    ]);
    await proxy.start();
    return topology;
  }

  /** Another proxy before the same processes, with TLS. */
  async startSecureProxy(given: TestCertificate): Promise<TestProxy> {
    this.secureProxy = await TestProxy.prepare(this.ports, given);
    await this.secureProxy.start();
    return this.secureProxy;
  }

  /** Resolves when it is ready. */
  async startApi(index: 0 | 1, build = this.build): Promise<void> {
    const env = { ...this.env, WORKER: 'off', PORT: this.ports[index] };
    const api = await ServerProcess.api(env, build);
    this.apis[index] = api;
    await api.waitUntil('it is ready', () => ready(api.url));
  }

  async startWorker(index: 0 | 1, build = this.build): Promise<void> {
    const worker = ServerProcess.worker(this.env, build);
    this.workers[index] = await worker.waitForOutput('Doing tasks:');
  }

  async stop(): Promise<void> {
    await ServerProcess.killAll();
    await this.proxy.stop();
    await this.secureProxy?.stop();
    await this.db.destroy();
    await this.twilio.stop();
    await this.redis.stop();
    await dropAll();
  }
}

/** Mail is not configured, so the status is degraded; hints must be up. */
async function ready(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`).catch(() => null);
  return (
    answer?.status === 200 &&
    ((await answer.json()) as { checks: { hints: string } }).checks.hints === 'ok'
  );
}
