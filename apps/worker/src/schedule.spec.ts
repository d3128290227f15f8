import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { defineTask, TaskRunner } from '#libs/platform';
import { Station } from '#libs/time-entry';
import { anEvent } from '../../../test/factories/an-event.js';
import { testConfiguration } from '../../../test/support/configuration.js';
import { aDatabase, dropAll } from '../../../test/support/database.js';
import { patiently } from '../../../test/support/patiently.js';
import { seeingAll } from '../../../test/support/seeing-all.js';
import { SCHEDULE } from './schedule.js';
import { WorkerModule } from './worker.module.js';

const DAY = 24 * 60 * 60_000;

/** Runs of each minute are made up for too, one by one, which says nothing more and takes long. */
const DAILY = SCHEDULE.filter(({ when }) => /^\d+ \d+ /.test(when));

describe('the schedule', () => {
  let app: INestApplicationContext;
  let db: DataSource;
  beforeAll(async () => {
    app = await NestFactory.createApplicationContext(
      WorkerModule.with(testConfiguration(), await aDatabase()),
      { logger: false },
    );
    db = seeingAll(app.get(DataSource));
  });
  afterAll(async () => {
    await app.close();
    await dropAll();
  });

  it.each`
    line                                                           | because
    ${{ when: '0 4 * * *', task: defineTask('nobody.does-this') }} | ${'The schedule names nobody.does-this'}
    ${{ when: 'at four', task: SCHEDULE[0]!.task }}                | ${'at four'}
  `('is refused at the start: $because', async ({ line, because }) => {
    await expect(app.get(TaskRunner).start([line])).rejects.toThrow(because as string);
  });

  it('makes up for a missed run, once', async () => {
    const { id: eventId } = await anEvent(db);
    const aStation = (tokenHash: string, days: number): Promise<unknown> =>
      db.manager.insert(Station, {
        eventId,
        tokenHash,
        expiresAt: new Date(Date.now() + days * DAY),
      });
    await Promise.all([aStation('over', -30), aStation('open', 1)]);
    expect(DAILY.length).toBeGreaterThan(5);
    for (const { task } of DAILY) {
      await db.query(
        `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
         values ($1, now() - interval '3 days', now() - interval '3 days')`,
        [task.name],
      );
    }

    await app.get(TaskRunner).start(DAILY);
    const remaining = async (): Promise<string[]> =>
      (await db.manager.find(Station)).map(({ tokenHash }) => tokenHash);
    await patiently('the expired station is deleted', async () => (await remaining()).length < 2);
    expect(await remaining()).toEqual(['open']);
    const executed = async (): Promise<string[]> => {
      const rows = await db.query<{ identifier: string }[]>(
        `select identifier from graphile_worker._private_known_crontabs
          where last_execution > now() - interval '25 hours' order by 1`,
      );
      return rows.map(({ identifier }) => identifier);
    };
    await patiently('each line has run', async () => (await executed()).length === DAILY.length);
    expect(await executed()).toEqual(DAILY.map(({ task }) => task.name).sort());
  });
});
