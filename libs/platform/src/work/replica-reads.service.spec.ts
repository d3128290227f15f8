import { testConfiguration } from '../../../../test/support/configuration.js';
import { aDatabase } from '../../../../test/support/database.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { MetricsService } from '../metrics/metrics.service.js';
import { type ReplicaOutcome, ReplicaReadsService } from './replica-reads.service.js';
import type { Caller } from './work.js';

/** A server that is the primary itself, and has one connection. */
describe('a read that a replica may answer', () => {
  let app: LibApp;
  let replicas: ReplicaReadsService;
  beforeEach(async () => {
    const { host, port } = await aDatabase();
    const { database } = testConfiguration();
    app = await aLibApp([], {
      database: { ...database, replicas: [{ host, port }], replicaPool: 1 },
    });
    replicas = app.get(ReplicaReadsService);
  });
  afterEach(() => app.close());

  const run =
    (sql: string) =>
    (caller: Caller): Promise<unknown> =>
      app.unitOfWork.reading(caller).row(sql);
  const hasAll = (): Promise<boolean> => Promise.resolve(true);
  const read = (sql: string): Promise<{ found: unknown } | null> =>
    replicas.read(app.as(), hasAll, run(sql));
  async function counted(): Promise<Partial<Record<ReplicaOutcome, number>>> {
    const metric = app
      .get(MetricsService)
      .registry.getSingleMetric('callmanager_replica_reads_total');
    const { values } = await metric!.get();
    return Object.fromEntries(
      values.flatMap(({ labels, value }) => (value > 0 ? [[labels['outcome'], value]] : [])),
    ) as Partial<Record<ReplicaOutcome, number>>;
  }
  const raised = (message: string, code: string): string =>
    `do $$ begin raise exception '${message}' using errcode = '${code}'; end $$`;

  it.each`
    sql                                                                        | outcome       | isUsable | because
    ${'select 1 as one'}                                                       | ${'answered'} | ${true}  | ${'it has what is needed'}
    ${raised('canceling statement due to conflict with recovery', '40001')}    | ${'conflict'} | ${true}  | ${'the next one may be shorter'}
    ${raised('terminating connection due to conflict with recovery', '57P01')} | ${'conflict'} | ${true}  | ${'the next one may be shorter'}
    ${raised('column "new" does not exist', '42703')}                          | ${'failed'}   | ${true}  | ${'a migration may be on its way'}
    ${raised('the database system is shutting down', '57P03')}                 | ${'failed'}   | ${false} | ${'nobody should ask again now'}
    ${'select pg_terminate_backend(pg_backend_pid())'}                         | ${'failed'}   | ${false} | ${'nobody should ask again now'}
  `(
    'is $outcome after $sql; the replica stays usable: $isUsable, because $because',
    async ({ sql, outcome, isUsable }: { sql: string; outcome: string; isUsable: boolean }) => {
      const answer = await read(sql);
      expect(answer).toEqual(outcome === 'answered' ? { found: { one: 1 } } : null);
      expect(await counted()).toEqual({ [outcome]: 1 });
      expect([replicas.isWorthAsking, replicas.state]).toEqual(
        isUsable ? [true, 'ok'] : [false, 'aside'],
      );
    },
  );

  it('ends with what is no failure of the database', async () => {
    const failing = replicas.read(app.as(), hasAll, () => Promise.reject(new RangeError('none')));
    await expect(failing).rejects.toThrow(RangeError);
    expect(replicas.state).toBe('ok');
    expect(await read('select 1')).not.toBeNull();
  });

  it('is not waited for when all connections are in use, nor when no answer comes', async () => {
    const busy = replicas.read(app.as(), hasAll, async (caller) => {
      const own = await run('select 1 as one')(caller);
      return [await read('select 1'), own];
    });
    expect(await busy).toEqual({ found: [null, { one: 1 }] });
    expect(await counted()).toEqual({ answered: 1, busy: 1 });
    expect(replicas.state).toBe('ok');

    const never = new Promise<boolean>(() => undefined);
    expect(await replicas.read(app.as(), () => never, run('select 1'))).toBeNull();
    expect(await counted()).toEqual({ answered: 1, busy: 1, failed: 1 });
    expect(replicas.state).toBe('aside');
  });

  it('is skipped for a while after the replica was behind twenty times in a row', async () => {
    const behind = (): Promise<unknown> =>
      replicas.read(app.as(), () => Promise.resolve(false), run('select 1'));
    for (let nth = 0; nth < 19; nth++) await behind();
    await read('select 1');
    for (let nth = 0; nth < 20; nth++) await behind();
    expect(replicas.isWorthAsking).toBe(false);
    expect(await read('select 1')).toBeNull();
    expect(await counted()).toEqual({ behind: 39, answered: 1, skipped: 1 });
    expect(replicas.state).toBe('ok');
  });
});
