import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Actor } from '#libs/kernel';
import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { asOwner } from '../../../../test/support/database.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { IdentityModule } from '../identity.module.js';
import { RevisionQueries } from './revision.queries.js';

/** Companies with a manager each, and numbers to name their rows by. */
interface House {
  company: number;
  user: number;
  worker: number;
  phone: string;
  request: number;
}

describe('the revision of an actor', () => {
  let app: LibApp;
  let mine: House;
  let other: House;
  beforeAll(async () => {
    app = await aLibApp([IdentityModule]);
    mine = await aHouse();
    other = await aHouse();
  });
  afterAll(() => app.close());

  async function aHouse(): Promise<House> {
    const company = await aCompany(app.db);
    const { userId } = await aManager(app.db, company.id);
    const worker = await aWorker(app.db, { companyId: company.id, userId });
    const event = await anEvent(app.db, { companyId: company.id });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const request = await aRequest(app.db, {
      workerId: worker.id,
      laborRequirementId: requirement.id,
    });
    return {
      company: company.id,
      user: userId,
      worker: worker.id,
      phone: worker.phoneNumber,
      request: request.id,
    };
  }

  function revisionOf({ user, company }: House): Promise<string> {
    const grants = [{ id: 1, role: 'manager' as const, companyId: company }];
    const actor = new Actor({ userId: user, grants });
    return app.get(RevisionQueries).ofActor(app.unitOfWork.reading(app.as(actor)));
  }
  it('is read with others at once, each as alone', async () => {
    const actors = [mine, other, mine].map(({ user }) => new Actor({ userId: user, grants: [] }));
    const together = await Promise.all(
      actors.map((actor) => app.get(RevisionQueries).ofActorNow(actor)),
    );
    expect(together).toEqual([await revisionOf(mine), await revisionOf(other), together[0]]);
    expect(together[0]).not.toBe(together[1]);
  });

  const both = async (): Promise<string[]> => [await revisionOf(mine), await revisionOf(other)];

  /** @returns whether mine moved, and the other one */
  async function moved(change: () => Promise<unknown>): Promise<[boolean, boolean]> {
    const before = await both();
    await change();
    const after = await both();
    return [before[0] !== after[0], before[1] !== after[1]];
  }

  it.each`
    what                         | sql
    ${'a column of a row'}       | ${'update workers set notes = notes where id = WORKER'}
    ${'the zone of the company'} | ${`update companies set time_zone = 'America/Denver' where id = COMPANY`}
    ${'a name of a user'}        | ${`update users set first_name = first_name where id = USER`}
    ${'a profile of a user'}     | ${`insert into user_profiles (user_id, slug) values (USER, 'abcdefg')`}
    ${'a time off of a user'}    | ${`insert into times_off (user_id, starts_on, ends_on) values (USER, '2031-01-01', '2031-01-02')`}
    ${'a STOP of a number'}      | ${`insert into phone_stops (phone_number, stopped_at) values ('PHONE', now())`}
    ${'a state of a request'}    | ${`update labor_requests set state = 'available' where id = REQUEST`}
    ${'hours of a request'}      | ${`insert into time_entries (labor_request_id, start_at) values (REQUEST, now())`}
    ${'a break in these hours'}  | ${`insert into meal_breaks (time_entry_id, starts_at, minutes, break_type) select id, now(), 30, 'paid' from time_entries`}
    ${'a deletion'}              | ${`delete from alt_phones where worker_id = WORKER`}
  `('moves by $what, that of another company stays', async ({ sql }: { sql: string }) => {
    await app.db.query(
      `insert into alt_phones (worker_id, phone_number, label) values ($1, '+13125550100', '')`,
      [mine.worker],
    );
    const change = (): Promise<unknown> =>
      app.db.query(sql.replace(/[A-Z]{4,}(?=\b)/g, (name) => named(name) ?? name));
    expect(await moved(change)).toEqual([true, false]);
  });

  const named = (name: string): string | undefined =>
    new Map([
      ['WORKER', `${mine.worker}`],
      ['COMPANY', `${mine.company}`],
      ['USER', `${mine.user}`],
      ['PHONE', mine.phone],
      ['REQUEST', `${mine.request}`],
    ]).get(name);

  it('moves for all who have a number that says STOP, and for all when somebody is renamed', async () => {
    const shared = '+13125550177';
    for (const { company } of [mine, other])
      await aWorker(app.db, { companyId: company, phoneNumber: shared });
    const stop = (): Promise<unknown> =>
      app.db.query(
        `insert into phone_stops (phone_number, stopped_at) values ('${shared}', now())`,
      );
    expect(await moved(stop)).toEqual([true, true]);
    const rename = (): Promise<unknown> =>
      app.db.query(`update users set last_name = 'Renamed' where id = ${mine.user}`);
    expect(await moved(rename)).toEqual([true, true]);
  });

  it('stays when nothing was written, or it was rolled back, also to a savepoint', async () => {
    const touch = `update workers set notes = notes where id = ${mine.worker}`;
    expect(await moved(() => app.db.query(`${touch} and false`))).toEqual([false, false]);
    expect(await moved(() => script('begin', touch, 'rollback'))).toEqual([false, false]);
    expect(
      await moved(() => script('begin', 'savepoint s', touch, 'rollback to s', 'commit')),
    ).toEqual([false, false]);
    expect(
      await moved(() => script('begin', 'savepoint s', touch, 'rollback to s', touch, 'commit')),
    ).toEqual([true, false]);
    expect(
      await moved(() => script('begin', touch, 'savepoint s', touch, 'rollback to s', 'commit')),
    ).toEqual([true, false]);
  });

  it('moves at each commit, whatever the order, and no transaction waits for another', async () => {
    const clients = await Promise.all([1, 2, 3, 4].map(() => connected()));
    for (const client of clients) {
      await client.query(`begin; set local lock_timeout = '1s'`);
      await client.query(`insert into labor_types (company_id, name) values ($1, $2)`, [
        mine.company,
        randomUUID(),
      ]);
    }
    const seen = [await revisionOf(mine)];
    for (const client of clients.reverse()) {
      await client.query('commit');
      seen.push(await revisionOf(mine));
      await client.end();
    }
    expect(new Set(seen).size).toBe(5);
  });

  it('moves by a transaction that reads an old state', async () => {
    const old = await connected();
    await old.query('begin isolation level repeatable read');
    await old.query('select from companies');
    await app.db.query(`update workers set notes = notes where id = $1`, [mine.worker]);
    expect(
      await moved(async () => {
        await old.query(`insert into labor_types (company_id, name) values ($1, 'Rigger of old')`, [
          mine.company,
        ]);
        await old.query('commit');
      }),
    ).toEqual([true, false]);
    await old.end();
  });

  it('moves when a table is emptied, and when a company is deleted', async () => {
    expect(await moved(() => asOwner(app.db, 'truncate arrival_reports'))).toEqual([true, true]);
    const { id } = await aCompany(app.db);
    const counted = async (): Promise<unknown> =>
      app.db.query('select sum(value) from company_revisions where company_id = $1', [id]);
    const before = await counted();
    await app.db.query('delete from companies where id = $1', [id]);
    expect(await counted()).not.toEqual(before);
  });

  it('is that of the whole database for an administrator, and for who has no company', async () => {
    const [{ id: nobody }] = await app.db.query<[{ id: number }]>(
      `insert into users (username, password_hash, username_key) values ('nobody', 'none', 'nobody') returning id`,
    );
    const [{ id: admin }] = await app.db.query<[{ id: number }]>(
      `insert into users (username, password_hash, username_key) values ('admin', 'none', 'admin') returning id`,
    );
    await app.db.query(`insert into role_grants (user_id, role) values ($1, 'administrator')`, [
      admin,
    ]);
    for (const user of [nobody, admin]) {
      const one = { ...mine, user };
      const before = await sameTwice(one);
      await app.db.query('select pg_current_xact_id()');
      expect(await revisionOf(one)).not.toBe(before);
    }
  });

  /** A revision that two reads in a row agree on: other databases of the same server move that of the server, too. */
  async function sameTwice(house: House): Promise<string> {
    for (let tries = 0; tries < 100; tries += 1) {
      const revision = await revisionOf(house);
      if ((await revisionOf(house)) === revision) return revision;
    }
    throw new Error('No two reads agreed on the revision.');
  }

  async function connected(): Promise<pg.Client> {
    const { host, port, username, password, database } = app.db.options as unknown as {
      host: string;
      port: number;
      username: string;
      password: string;
      database: string;
    };
    const client = new pg.Client({ host, port, user: username, password, database });
    await client.connect();
    return client;
  }

  async function script(...statements: string[]): Promise<void> {
    const client = await connected();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }
});
