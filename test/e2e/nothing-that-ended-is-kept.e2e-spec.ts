import { SCHEDULE } from '../../apps/worker/src/schedule.js';
import { TaskQueueService, UnitOfWork } from '#libs/platform';
import type { Client } from '../support/client.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
} from '../support/a-populated-company.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('nothing that ended is kept for ever', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp({ keepMessagesDays: 100 });
    app.clock.setTime('2031-05-01T12:00:00Z');
    house = await aPopulatedCompany(app);
    show = await house.show();
  });
  afterAll(() => app.close());

  /** Every recurring task once, at this instant. */
  async function purgeAt(now: string): Promise<void> {
    app.clock.setTime(now);
    manager = await app.as(house.manager);
    await app.get(UnitOfWork).asSystem(async (work) => {
      for (const { task } of SCHEDULE) app.get(TaskQueueService).add(work, task, {});
    });
    await app.finishTasks();
  }
  const rows = async (sql: string, parameters: unknown[] = []): Promise<unknown[]> =>
    app.db.query(sql, parameters);
  const count = async (table: string, where: string): Promise<number> =>
    ((await rows(`select count(*)::int as n from ${table} where ${where}`)) as { n: number }[])[0]!
      .n;

  it.each`
    table                      | columns                                                         | ended                                               | kept
    ${'sessions'}              | ${'token_hash, user_id, last_used_at, expires_at'}              | ${`'past', $1, '2031-04-01', '2031-06-01'`}         | ${`'live', $1, '2031-05-01', '2031-05-20'`}
    ${'sessions'}              | ${'token_hash, user_id, last_used_at, expires_at'}              | ${`'over', $1, '2031-05-01', '2031-05-01'`}         | ${`'more', $1, '2031-04-20', '2031-05-20'`}
    ${'api_keys'}              | ${'key_hash, user_id, created_at, last_used_at'}                | ${`'idle', $1, '2031-01-01', '2031-01-30'`}         | ${`'used', $1, '2031-01-01', '2031-02-10'`}
    ${'api_keys'}              | ${'key_hash, user_id, created_at, last_used_at'}                | ${`'year', $1, '2030-05-01', '2031-05-01'`}         | ${`'near', $1, '2030-05-10', '2031-05-01'`}
    ${'password_reset_tokens'} | ${'token_hash, user_id, expires_at'}                            | ${`'gone', $1, '2031-04-20'`}                       | ${`'said', $1, '2031-04-30'`}
    ${'invitations'}           | ${'kind, phone_number, token_hash, accepted_by_id, expires_at'} | ${`'owner', '+14155550111', 'x', $1, '2031-03-01'`} | ${`'owner', '+14155550111', 'y', $1, '2031-04-20'`}
    ${'account_changes'}       | ${'user_id, old_email, new_email, created_at'}                  | ${`$1, 'a@x.example', 'b@x.example', '2031-03-01'`} | ${`$1, 'a@x.example', 'b@x.example', '2031-04-20'`}
    ${'sign_in_networks'}      | ${'user_id, network_hash, last_at'}                             | ${`$1, 'old', '2031-03-01'`}                        | ${`$1, 'new', '2031-04-20'`}
  `(
    '$table that have ended go, others stay: $ended, $kept',
    async (given: Record<'table' | 'columns' | 'ended' | 'kept', string>) => {
      const { table, columns } = given;
      const idColumn = table === 'sign_in_networks' ? 'network_hash' : 'id';
      const insert = async (values: string): Promise<unknown> =>
        (
          (await rows(
            `insert into ${table} (${columns}) values (${values}) returning ${idColumn} as id`,
            [house.workerUser.id],
          )) as { id: unknown }[]
        )[0]!.id;
      const [ended, kept] = [await insert(given.ended), await insert(given.kept)];
      await purgeAt('2031-05-01T12:00:00Z');
      expect(
        await rows(`select ${idColumn} as id from ${table} where ${idColumn} = any($1)`, [
          [ended, kept],
        ]),
      ).toEqual([{ id: kept }]);
    },
  );

  it('links and codes of a call are blanked when it has been over for thirty days', async () => {
    const link = `/event/${show.event.slug}/confirm/${show.confirmed.tokenShort}/`;
    const seen = async (): Promise<number[]> => [
      (await app.visitor().get(link)).status,
      (await app.visitor().get(`/call/confirm-time-change/${show.timeChange.token}/`)).status,
      (await app.visitor().get(`/clock-in/${show.clockInToken}/`)).status,
    ];
    await purgeAt('2031-05-31T12:00:00Z');
    const before = await seen();
    expect(before[0]).toBe(200);
    expect(await count('clock_in_tokens', 'true')).toBe(1);

    await purgeAt('2031-06-02T12:00:00Z');
    expect(
      await rows('select token_short from labor_requests where id = $1', [show.confirmed.id]),
    ).toEqual([{ token_short: `-${show.confirmed.id}` }]);
    expect(await seen()).toEqual([404, 404, 404]);
    for (const blank of [`-${show.confirmed.id}`, encodeURIComponent(`-${show.confirmed.id}`)]) {
      const path = `/event/${show.event.slug}/confirm/${blank}/`;
      expect([path, (await app.visitor().get(path)).status]).toEqual([path, 404]);
      const answered = await app.visitor().post(path, { [`response_${show.confirmed.id}`]: 'no' });
      expect(answered.status).toBe(404);
      expect((await app.visitor().get(`/app/cancel-request/${blank}/`)).status).toBe(404);
    }
    await purgeAt('2031-06-03T12:00:00Z');
    expect(await count('labor_requests', `token_short like '-%'`)).toBe(2);
    const action = await manager.post(`/request/-${show.confirmed.id}/action/`, {
      action: 'confirm',
    });
    expect(action.status).toBe(200);
  });

  it('texts and mails are blanked after KEEP_MESSAGES_DAYS, by parts; what was billed stays', async () => {
    await rows(
      `insert into outgoing_messages (channel, kind, recipient, subject, body, html, segments, status, created_at)
       select 'sms', 'reply', '+14155550111', null, 'old ' || n, null, 1, 'delivered', timestamptz '2031-02-01' from generate_series(1, 2500) n
        union all select 'mail', 'mail', 'a@x.example', 'Hello', 'old', '<p>old</p>', 0, 'failed', '2031-02-01'
        union all select 'sms', 'reply', '+14155550111', null, 'waits', null, 1, 'queued', '2031-02-01'
        union all select 'sms', 'reply', '+14155550111', null, 'young', null, 1, 'delivered', '2031-05-10'`,
    );
    await rows(
      `insert into incoming_messages (sender, body, reply, received_at)
       values ('+14155550111', 'old', 'old', '2031-02-01'), ('+14155550111', 'young', 'young', '2031-05-10')`,
    );
    await rows(
      `insert into simulated_messages (message_id, channel, recipient, body, created_at)
       values (900001, 'sms', '+14155550111', 'old', '2031-04-20'), (900002, 'sms', '+14155550111', 'young', '2031-05-20')`,
    );
    const audited = await count('audit_entries', 'true');
    await purgeAt('2031-06-04T12:00:00Z');
    expect(
      await rows(`select body, count(*)::int as n, sum(segments)::int as segments from outgoing_messages
                   where recipient in ('+14155550111', 'a@x.example') group by body order by body`),
    ).toEqual([
      { body: '', n: 2501, segments: 2500 },
      { body: 'waits', n: 1, segments: 1 },
      { body: 'young', n: 1, segments: 1 },
    ]);
    expect(await count('outgoing_messages', `subject = 'Hello' or html is not null`)).toBe(0);
    expect(
      await rows(`select body, reply from incoming_messages order by id desc limit 2`),
    ).toEqual([
      { body: 'young', reply: 'young' },
      { body: '', reply: null },
    ]);
    expect(await rows('select body from simulated_messages where message_id > 900000')).toEqual([
      { body: 'young' },
    ]);
    expect(await count('audit_entries', 'true')).toBeGreaterThanOrEqual(audited);
  });

  it('codes and registrations go, questions by text too', async () => {
    const [ended, used, young] = await Promise.all(
      [
        [`'r1', '2031-05-01', null`],
        [`'r2', '2031-09-01', '2031-04-20'`],
        [`'r3', '2031-07-01', null`],
      ].map(async ([values]) => {
        const [row] = (await rows(
          `insert into registration_tokens (worker_id, token_hash, expires_at, used_at, code_hash, code_expires_at)
           select $1, given.*, 'code', timestamptz '2031-06-01' from (values (${values})) as given(hash, expires, used)`.replace(
            'given.*',
            'given.hash, given.expires::timestamptz, given.used::timestamptz',
          ) + ' returning id',
          [show.worker.id],
        )) as { id: number }[];
        return row!.id;
      }),
    );
    await rows(
      `insert into text_questions (phone_number, kind, items, asked_at, expires_at)
       values ('+14155550121', 'menu', '[]', '2031-06-01', '2031-06-02'), ('+14155550122', 'menu', '[]', '2031-06-05', '2031-06-09')`,
    );
    await purgeAt('2031-06-05T12:00:00Z');
    expect(
      await rows('select id, code_hash from registration_tokens where id = any($1)', [
        [ended, used, young],
      ]),
    ).toEqual([{ id: young, code_hash: null }]);
    expect(await rows('select phone_number from text_questions')).toEqual([
      { phone_number: '+14155550122' },
    ]);
  });
});
