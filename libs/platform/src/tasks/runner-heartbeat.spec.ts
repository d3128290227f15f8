import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { aDatabase, dropAll } from '../../../../test/support/database.js';
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
});
