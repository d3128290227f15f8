import { aManager } from '../factories/a-grant.js';
import { aPhoneNumber } from '../factories/numbers.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
} from '../support/a-populated-company.js';
import { allAtOnce } from '../support/at-once.js';
import { type Answer, Client } from '../support/client.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** A double click, a browser that sends again, a proxy that retries: none of them sends a key. */
describe('the same thing twice, without a key', () => {
  let database: TestDatabase;
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  beforeAll(async () => {
    database = await aDatabase();
    app = await aTestApp({}, undefined, database);
    app.clock.setTime('2031-04-01T12:00:00Z');
    house = await aPopulatedCompany(app);
  });
  beforeEach(async () => {
    show = await house.show();
    manager = await app.as(await aManager(app.db, house.company.id));
  });
  afterAll(() => app.close());

  const event = (name = 'Gala'): object => ({
    event_name: name,
    start_date: '2031-05-01',
    is_single_day: true,
    location_profile: house.location.id,
  });
  const count = async (table: string): Promise<number> =>
    (await app.db.query(`select count(*)::int as n from ${table}`))[0].n;
  const wasRepeated = ({ headers }: Answer): boolean =>
    headers.get('idempotency-replayed') === 'true';

  const CALL = { name: 'Load in', date: '2031-05-01', time: '09:00' };
  const CREATIONS = [
    ['an event', 'events', () => manager.post('/create-event/', event())],
    [
      'a call',
      'call_times',
      () => manager.post(`/call-time/${show.event.slug}/add-call-time/`, CALL),
    ],
    [
      'a copy of a call',
      'call_times',
      () => manager.post(`/call-time/${show.call.slug}/copy/`, CALL),
    ],
    [
      'a labor requirement',
      'labor_requirements',
      () =>
        manager.post(`/call-times/${show.call.slug}/add-labor/`, {
          labor_type: show.unusedSkill.id,
          needed_labor: 2,
        }),
    ],
    [
      'a skill',
      'labor_types',
      () => manager.post('/skills/', { action: 'add', name: `Fly operator ${show.event.id}` }),
    ],
    [
      'a location',
      'location_profiles',
      () => manager.post('/location-profiles/', { name: `Arena ${show.event.id}` }),
    ],
  ] as const;

  describe.each(CREATIONS)('%s', (_what, table, create) => {
    it('that is created twice at once is created once, and both get the same answer', async () => {
      const before = await count(table);
      const [one, other] = await allAtOnce(app.db, 'idempotency_keys', [create, create]);
      expect([one!.status, other!.status]).toEqual([201, 201]);
      expect(other!.text).toBe(one!.text);
      expect([wasRepeated(one!), wasRepeated(other!)].sort()).toEqual([false, true]);
      expect(await count(table)).toBe(before + 1);
    });

    it('that is created again within ten seconds is the first one', async () => {
      const first = await create();
      const before = await count(table);
      app.clock.advance(9 / 60);
      const again = await create();
      expect([again.status, again.text, wasRepeated(again)]).toEqual([201, first.text, true]);
      expect(await count(table)).toBe(before);
    });
  });

  it('a contact is added once, and the list is read again', async () => {
    const add = {
      name: 'Sam',
      phone_number: aPhoneNumber(),
    };
    const before = await count('workers');
    const create = () => manager.post('/workers/', add);
    const answers = await allAtOnce(app.db, 'idempotency_keys', [create, create, create]);
    for (const { status, body } of answers) {
      expect(status).toBe(201);
      expect(body.workers).toContainEqual(expect.objectContaining(add));
    }
    expect(await count('workers')).toBe(before + 1);
    expect((await create()).status).toBe(201);
    app.clock.advance(1);
    expect((await create()).status).toBe(400);
  });

  it('is done by one of several processes', async () => {
    const elsewhere = await aTestApp({}, undefined, database);
    elsewhere.clock.setTime(app.clock.now());
    const there = new Client(elsewhere.url, manager.key);
    try {
      const before = await count('events');
      const [one, other] = await allAtOnce(app.db, 'idempotency_keys', [
        () => manager.post('/create-event/', event('Everywhere')),
        () => there.post('/create-event/', event('Everywhere')),
      ]);
      expect(one!.text).toBe(other!.text);
      expect(await count('events')).toBe(before + 1);
    } finally {
      await elsewhere.context.close();
    }
  });

  it('is done again after ten seconds', async () => {
    const first = await manager.post('/create-event/', event());
    app.clock.advance(11 / 60);
    const second = await manager.post('/create-event/', event());
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('is another thing for another person, another body and another event', async () => {
    const colleague = await app.as(await aManager(app.db, house.company.id));
    const another = await house.show();
    const ids = await allAtOnce(app.db, 'idempotency_keys', [
      async () => (await manager.post('/create-event/', event())).body.id as number,
      async () => (await colleague.post('/create-event/', event())).body.id as number,
      async () => (await manager.post('/create-event/', event('Gala 2'))).body.id as number,
    ]);
    expect(new Set(ids).size).toBe(3);
    const calls = await Promise.all(
      [show, another].map(({ event: { slug } }) =>
        manager.post(`/call-time/${slug}/add-call-time/`, CALL),
      ),
    );
    expect(new Set(calls.map(({ body }) => body.slug as string)).size).toBe(2);
  });

  it('is created anew once the first one was deleted', async () => {
    const first = await manager.post('/create-event/', event());
    expect((await manager.delete(`/event/${first.body.slug}/`)).status).toBe(200);
    const second = await manager.post('/create-event/', event());
    expect([second.status, wasRepeated(second)]).toEqual([201, false]);
    expect((await manager.get(`/event/${second.body.slug}/`)).status).toBe(200);
  });

  it.each`
    undone       | undo
    ${'renamed'} | ${(id: number) => ({ action: 'edit', skill_id: id, name: `Was ${id}` })}
    ${'deleted'} | ${(id: number) => ({ action: 'delete', skill_id: id })}
  `('is created anew once the first one was $undone by a POST', async ({ undo }) => {
    const add = { action: 'add', name: `Loader ${show.event.id}` };
    const first = await manager.post('/skills/', add);
    await manager.post('/skills/', undo(first.body.id as number));
    const second = await manager.post('/skills/', add);
    expect([second.status, second.body.id === first.body.id]).toEqual([201, false]);
  });

  it('that was refused is tried again', async () => {
    const add = { action: 'add', name: `Welder ${show.event.id}` };
    const colleague = await app.as(await aManager(app.db, house.company.id));
    const theirs = await colleague.post('/skills/', add);
    expect((await manager.post('/skills/', add)).status).toBe(400);
    await colleague.post('/skills/', { action: 'delete', skill_id: theirs.body.id });
    expect((await manager.post('/skills/', add)).status).toBe(201);
  });

  it('counts twice where it counts, and asks nothing about keys', async () => {
    const adjust = () =>
      manager.post(`/workers/${show.worker.slug}/adjust-ncns/`, { action: 'increment' });
    const first = await adjust();
    let second!: Answer;
    const statements = await recordStatements(app.db, async () => {
      second = await adjust();
    });
    expect(second.body.nocallnoshow).toBe(first.body.nocallnoshow + 1);
    expect(statements.filter((sql) => sql.includes('idempotency_keys'))).toEqual([]);
  });

  it('costs a creation three statements', async () => {
    const statements = await recordStatements(app.db, () =>
      manager.post('/create-event/', event('Counted')),
    );
    expect(statements.filter((sql) => sql.includes('idempotency_keys'))).toEqual([
      expect.stringContaining('insert into'),
      expect.stringContaining(`set state = 'committed'`),
      expect.stringContaining(`set state = 'answered'`),
    ]);
  });
});
