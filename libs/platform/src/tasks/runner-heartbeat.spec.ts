import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { aDatabase, dropAll } from '../../../../test/support/database.js';
import { patiently } from '../../../../test/support/patiently.js';
import { RunnerHeartbeat } from './runner-heartbeat.js';

describe('the heartbeat of task runners', () => {
  let pool: pg.Pool;
  let heartbeat: RunnerHeartbeat;

  beforeAll(async () => {
    pool = new pg.Pool({ ...(await aDatabase()), max: 2 });
  });
  afterAll(async () => {
    heartbeat.stop();
    await pool.end();
    await dropAll();
  });

  async function aTaskLockedBy(runnerId: string, lockedAgo: string): Promise<void> {
    await pool.query(`select graphile_worker.add_job('of ' || $1)`, [runnerId]);
    await pool.query(
      `update graphile_worker._private_jobs j set locked_by = $1, locked_at = now() - $2::interval
         from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'of ' || $1`,
      [runnerId, lockedAgo],
    );
  }

  it('releases the tasks of dead runners, and no others', async () => {
    const events: WorkerEvents = new EventEmitter();
    heartbeat = new RunnerHeartbeat(pool, events);
    for (const id of ['living', 'leaving'])
      (events as EventEmitter).emit('pool:create', { workerPool: { id } });
    (events as EventEmitter).emit('pool:release', { workerPool: { id: 'leaving' } });

    await aTaskLockedBy('living', '1 hour');
    await aTaskLockedBy('leaving', '1 hour');
    await aTaskLockedBy('dead', '1 hour');
    await aTaskLockedBy('new', '1 second');
    await aTaskLockedBy('silent', '1 hour');
    await aTaskLockedBy('neighbour', '1 hour');
    await pool.query(
      `insert into task_heartbeats (runner_id, beat_at) values ('silent', now() - interval '1 minute'), ('neighbour', now())`,
    );

    await heartbeat.start();
    const { rows } = await pool.query<{ locked_by: string }>(
      'select locked_by from graphile_worker._private_jobs where locked_by is not null order by 1',
    );
    expect(rows.map((row) => row.locked_by)).toEqual(['living', 'neighbour', 'new']);
  });

  it('releases what a living runner does not do, and leaves it what it does', async () => {
    const events = new EventEmitter();
    const timings = { intervalMs: 20, deadAfterMs: 15_000 };
    const own = new RunnerHeartbeat(pool, events, timings);
    events.emit('pool:create', { workerPool: { id: 'own' } });
    const ids: string[] = [];
    for (const queue of ['lost queue', 'busy queue', 'just taken'])
      ids.push(
        (
          await pool.query<{ id: string }>(
            `with added as (select id from graphile_worker.add_job('in ' || $1, queue_name => $1))
             select id::text from added`,
            [queue],
          )
        ).rows[0]!.id,
      );
    const [lost, busy] = ids;
    await pool.query(
      `update graphile_worker._private_jobs set locked_by = 'own', locked_at = now() - case when id = $2 then '0'::interval else '1 hour' end where id = any($1)`,
      [ids, ids[2]],
    );
    await pool.query(
      `update graphile_worker._private_job_queues set locked_by = 'own', locked_at = now()`,
    );
    events.emit('job:start', { job: { id: busy } });
    const locked = async (table: 'jobs' | 'job_queues'): Promise<number> =>
      (await pool.query(`select from graphile_worker._private_${table} where locked_by = 'own'`))
        .rowCount!;

    await own.start();
    await patiently('the lost task is released', async () => (await locked('jobs')) < 3);
    await patiently('another beat has passed', async () => (await locked('job_queues')) < 3);
    const { rows } = await pool.query<{ id: string }>(
      `select id::text from graphile_worker._private_jobs where locked_by is null and id = any($1)`,
      [ids],
    );
    expect(rows).toEqual([{ id: lost }]);
    expect([await locked('jobs'), await locked('job_queues')]).toEqual([2, 2]);

    events.emit('job:complete', { job: { id: busy } });
    await patiently(
      'what is not done any more is released',
      async () => (await locked('jobs')) < 2,
    );
    own.stop();
  });
});
