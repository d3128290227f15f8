import { EventEmitter, on, once } from 'node:events';
import { Injectable, Module } from '@nestjs/common';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { patiently } from '../../../../test/support/patiently.js';
import { LIFT_WAITING_TASKS, LiftWaitingTasksTask } from './lift-waiting-tasks.task.js';
import { TaskRunner } from './task-runner.js';
import {
  defineHeavyTask,
  defineTask,
  HEAVY_FLAG,
  OnTask,
  TaskQueueService,
} from './task-queue.service.js';

const RIG = defineHeavyTask<{ companyId: number }>('test.rig');
const TEXT = defineTask<{ about: string }>('test.text');

/** Heavy tasks go on until they are told to, by company. */
@Injectable()
class Riggers extends EventEmitter {
  readonly atWork: number[] = [];
  readonly most = { inAll: 0, ofOne: 0 };
  texts: string[] = [];

  @OnTask(RIG)
  async rig({ companyId }: { companyId: number }): Promise<void> {
    this.atWork.push(companyId);
    const ofOne = this.atWork.filter((id) => id === companyId).length;
    this.most.inAll = Math.max(this.most.inAll, this.atWork.length);
    this.most.ofOne = Math.max(this.most.ofOne, ofOne);
    this.emit('began', companyId);
    await once(this, `done ${companyId}`);
    this.atWork.splice(this.atWork.indexOf(companyId), 1);
  }

  @OnTask(TEXT)
  async text({ about }: { about: string }): Promise<void> {
    this.texts.push(about);
    this.emit('texted', about);
  }
}

@Module({ providers: [Riggers] })
class RiggersModule {}

describe('heavy tasks', () => {
  let app: LibApp;
  let riggers: Riggers;
  beforeEach(async () => {
    app = await aLibApp([RiggersModule], { stopSeconds: 20 });
    riggers = app.get(Riggers);
  });
  afterEach(() => app.close());

  const queue = (): TaskQueueService => app.get(TaskQueueService);
  const addRigging = (...companies: number[]): Promise<void> =>
    app.unitOfWork.asSystem(async (work) => {
      for (const companyId of companies) queue().addHeavy(work, RIG, { companyId }, { companyId });
    });
  const addText = (about: string): Promise<void> =>
    app.unitOfWork.asSystem(async (work) => queue().add(work, TEXT, { about }));
  const prioritiesOf = (companyId: number): Promise<{ priority: number }[]> =>
    app.db.query(
      `select priority from graphile_worker.jobs where queue_name = $1 order by priority`,
      [`${HEAVY_FLAG} ${companyId}`],
    );

  it('of one company run one after the other, those of all in two slots of a process, while others run', async () => {
    await addRigging(1, 1, 1, 1, 1, 2, 3);
    const began = on(riggers, 'began');
    await app.get(TaskRunner).start();
    await began.next();
    await began.next();
    expect(riggers.atWork.toSorted()).toEqual([1, 2]);

    const texted = on(riggers, 'texted');
    for (const about of ['one', 'two', 'three', 'four']) {
      await addText(about);
      await texted.next();
    }
    riggers.emit('done 2');
    await began.next();
    expect(riggers.atWork.toSorted()).toEqual([1, 3]);

    riggers.emit('done 3');
    for (let left = 4; left > 0; left--) {
      riggers.emit('done 1');
      await began.next();
    }
    riggers.emit('done 1');
    await patiently('all is done', async () => (await prioritiesOf(1)).length === 0);
    expect(riggers.most).toEqual({ inAll: 2, ofOne: 1 });
    expect(riggers.texts).toEqual(['one', 'two', 'three', 'four']);
  });

  it('wait in turns: who has more waiting gets higher priorities, a task by key none', async () => {
    await addRigging(1, 1, 1, 2);
    await app.unitOfWork.asSystem(async (work) => {
      const [companyId, priority] = [1, 100];
      for (const key of ['usage', 'usage'])
        queue().addHeavy(work, RIG, { companyId }, { companyId, key, priority });
    });
    expect(await prioritiesOf(1)).toEqual([0, 1, 2, 100].map((priority) => ({ priority })));
    expect(await prioritiesOf(2)).toEqual([{ priority: 0 }]);
  });

  it('and texts that have waited for half an hour get the priority of first ones, thirty a minute', async () => {
    await app.unitOfWork.asSystem(async (work) => {
      const given = Array.from({ length: 40 }, (_, at) => ({
        payload: { about: String(at) },
        runAt: new Date(Date.now() - (at < 35 ? 40 : 20) * 60_000 + at),
        priority: 5,
      }));
      queue().addRanked(work, TEXT, given, 'select n, n as rank from planned');
    });
    const ranked = (): Promise<{ about: string }[]> =>
      app.db.query(
        `select payload->>'about' as about from graphile_worker._private_jobs where priority > 0 order by priority`,
      );
    expect(LIFT_WAITING_TASKS.name).toBe('platform.lift-waiting-tasks');
    await app.get(LiftWaitingTasksTask).lift({});
    expect((await ranked()).map(({ about }) => Number(about))).toEqual(
      Array.from({ length: 10 }, (_, at) => 30 + at),
    );
    await app.get(LiftWaitingTasksTask).lift({});
    expect((await ranked()).map(({ about }) => Number(about))).toEqual([35, 36, 37, 38, 39]);
  });
});
