import { EventEmitter, once } from 'node:events';
import { Injectable, Module } from '@nestjs/common';
import { asOwner } from '../../../../test/support/database.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { patiently } from '../../../../test/support/patiently.js';
import { TaskRunner } from './task-runner.js';
import { OnTask, defineTask, TaskQueueService } from './task-queue.service.js';

const LOAD_IN = defineTask('test.load-in');
const WAIT_FOREVER = defineTask('test.wait-forever');

@Injectable()
class Crew extends EventEmitter {
  @OnTask(LOAD_IN)
  async loadIn(_payload: object): Promise<void> {
    this.emit('at work');
    await once(this, 'go on');
  }

  @OnTask(WAIT_FOREVER)
  async waitForever(_payload: object): Promise<void> {
    this.emit('at work');
    await once(this, 'never');
  }
}

@Module({ providers: [Crew] })
class CrewModule {}

describe('a task runner', () => {
  let app: LibApp;
  beforeEach(async () => {
    app = await aLibApp([CrewModule], { stopSeconds: 20 });
  });
  afterEach(() => app.close());

  async function atWorkOn(name: typeof LOAD_IN): Promise<void> {
    const atWork = once(app.get(Crew), 'at work');
    await app.unitOfWork.asSystem((work) => app.get(TaskQueueService).add(work, name, {}));
    await app.get(TaskRunner).start();
    await atWork;
  }

  const tasksLeft = () =>
    app.db.query<unknown[]>('select attempts, locked_by from graphile_worker._private_jobs');

  const beforeTasksAreDeleted = (statements: string) =>
    asOwner(
      app.db,
      `create function before_delete() returns trigger language plpgsql security definer as $$ begin ${statements} end $$;
       create trigger before_delete before delete on graphile_worker._private_jobs for each row execute function before_delete()`,
    );

  it('finishes running tasks before it stops, and waits until they are noted as done', async () => {
    await beforeTasksAreDeleted('perform pg_sleep(0.3); return old;');
    await atWorkOn(LOAD_IN);
    const stopped = app.get(TaskRunner).beforeApplicationShutdown();
    app.get(Crew).emit('go on');
    await stopped;
    expect(await tasksLeft()).toEqual([]);
  });

  it('writes heartbeats under the names that lock its tasks', async () => {
    await atWorkOn(LOAD_IN);
    const [beats, locked] = await Promise.all([
      app.db.query<unknown[]>('select runner_id from task_heartbeats'),
      app.db.query<unknown[]>('select locked_by as runner_id from graphile_worker._private_jobs'),
    ]);
    expect(locked).toHaveLength(1);
    expect(beats).toEqual(expect.arrayContaining(locked));
    app.get(Crew).emit('go on');
  });

  it('notes what was done when the database cannot, and later it can', async () => {
    await asOwner(app.db, 'create sequence tries');
    await beforeTasksAreDeleted(
      `if nextval('tries') > 1 then return old; end if;
       raise exception 'the disk is full' using errcode = '53100';`,
    );
    await atWorkOn(LOAD_IN);
    app.get(Crew).emit('go on');
    await patiently('the task is noted', async () => (await tasksLeft()).length === 0);
    expect(await asOwner(app.db, 'select last_value from tries')).toEqual([{ last_value: 2 }]);
  });

  it('releases unfinished tasks when it stops, for other runners', async () => {
    await app.close();
    app = await aLibApp([CrewModule], { stopSeconds: 1 });
    await atWorkOn(WAIT_FOREVER);
    await app.get(TaskRunner).beforeApplicationShutdown();
    expect(await tasksLeft()).toEqual([{ attempts: 1, locked_by: null }]);
  });
});
