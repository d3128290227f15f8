import { setTimeout as sleep } from 'node:timers/promises';
import { aManager } from '../factories/a-grant.js';
import { aPhoneNumber } from '../factories/numbers.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
} from '../support/a-populated-company.js';
import { aConnection, allAtOnce } from '../support/at-once.js';
import type { Answer, Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { patiently } from '../support/patiently.js';
import { upload } from '../support/upload.js';

const KEY = 'Idempotency-Key';
const PASSWORD = 'correct horse battery staple';

/** A client that does not know whether its POST arrived sends it again, with the same key. */
describe('a key', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  let key: { [KEY]: string };
  let keys = 0;
  beforeAll(async () => {
    app = await aTestApp({ trustProxy: true });
    app.clock.setTime('2031-04-01T12:00:00Z');
    house = await aPopulatedCompany(app);
  });
  beforeEach(async () => {
    show = await house.show();
    manager = await app.as(await aManager(app.db, house.company.id));
    key = { [KEY]: `key-${++keys}` };
  });
  afterAll(() => app.close());

  const noShow = (who = manager, headers: object = key) =>
    who.post(
      `/workers/${show.worker.slug}/adjust-ncns/`,
      { action: 'increment' },
      {
        ...headers,
      },
    );
  const noShows = async (): Promise<number> =>
    (
      await app.db.query('select no_show_count as n from workers where id = $1', [show.worker.id])
    )[0].n;
  const stored = (): Promise<{ state: string; answer: string | null }[]> =>
    app.db.query('select * from idempotency_keys order by id desc limit 1');
  const wasRepeated = ({ headers }: Answer): boolean =>
    headers.get('idempotency-replayed') === 'true';

  it('makes a POST once, which answers the same for a day', async () => {
    const first = await noShow();
    app.clock.advance(24 * 60 - 1);
    const again = await noShow();
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect([wasRepeated(first), wasRepeated(again)]).toEqual([false, true]);
    expect(await noShows()).toBe(1);
    app.clock.advance(2);
    expect(wasRepeated(await noShow())).toBe(false);
    expect(await noShows()).toBe(2);
  });

  it('makes several at once one; the others are told to wait, or answered', async () => {
    const answers = await allAtOnce(
      app.db,
      'idempotency_keys',
      Array.from({ length: 5 }, () => () => noShow()),
    );
    expect(await noShows()).toBe(1);
    const done = answers.filter((answer) => answer.status === 200 && !wasRepeated(answer));
    expect(done).toHaveLength(1);
    const others = answers.filter((answer) => answer !== done[0]);
    for (const { status, headers } of others)
      expect([status, headers.get('retry-after')]).toEqual(
        status === 409 ? [409, '1'] : [200, null],
      );
    expect((await noShow()).text).toBe(done[0]!.text);
  });

  it('that comes again while the first one runs is answered 409 at once', async () => {
    const gate = await aConnection(app.db);
    await gate.query('begin');
    await gate.query('select from workers where id = $1 for update', [show.worker.id]);
    const first = noShow();
    try {
      const waiting = `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      while ((await app.db.query(waiting))[0].n === 0) await sleep(5);
      const second = await noShow();
      expect([second.status, second.headers.get('retry-after')]).toEqual([409, '1']);
      expect(second.body.message).toContain('is being done');
      // However long it takes: it is alive.
      app.clock.advance(10);
      expect((await noShow()).status).toBe(409);
    } finally {
      await gate.query('rollback');
      await gate.end();
    }
    expect((await first).status).toBe(200);
    expect((await noShow()).text).toBe((await first).text);
    expect(await noShows()).toBe(1);
  });

  it.each`
    other              | send
    ${'another body'}  | ${() => manager.post(`/workers/${show.worker.slug}/adjust-ncns/`, { action: 'decrement' }, key)}
    ${'no body'}       | ${() => manager.post(`/workers/${show.worker.slug}/adjust-ncns/`, undefined, key)}
    ${'another path'}  | ${() => manager.post(`/workers/${show.unasked.slug}/adjust-ncns/`, { action: 'increment' }, key)}
    ${'another query'} | ${() => manager.post(`/workers/${show.worker.slug}/adjust-ncns/?company=x`, { action: 'increment' }, key)}
    ${'a creation'}    | ${() => manager.post('/location-profiles/', { name: 'Arena' }, key)}
  `('with $other is refused, and nothing is done', async ({ send }) => {
    await noShow();
    const answer = (await (send as () => Promise<Answer>)()) satisfies Answer;
    expect([answer.status, answer.body.status]).toEqual([422, 'error']);
    expect(answer.body.message).toContain(KEY);
    expect(await noShows()).toBe(1);
    expect(wasRepeated(await noShow())).toBe(true);
  });

  it('with and without the closing slash is the same request', async () => {
    await noShow();
    const again = await manager.post(
      `/workers/${show.worker.slug}/adjust-ncns`,
      { action: 'increment' },
      key,
    );
    expect(wasRepeated(again)).toBe(true);
  });

  it('of somebody else is another key', async () => {
    const colleague = await app.as(await aManager(app.db, house.company.id));
    await noShow();
    expect(wasRepeated(await noShow(colleague))).toBe(false);
    expect(await noShows()).toBe(2);
    const { status } = await colleague.post('/location-profiles/', { name: 'Arena' }, key);
    expect(status).toBe(422); // their own
  });

  it('of a person is theirs on each device', async () => {
    const person = await aManager(app.db, house.company.id);
    const [phone, laptop] = [await app.as(person), await app.as(person)];
    await noShow(phone);
    expect(wasRepeated(await noShow(laptop))).toBe(true);
  });

  it('makes two of what would be a double click without', async () => {
    const create = (own: string) =>
      manager.post('/location-profiles/', { name: `Two ${show.event.id}` }, { [KEY]: own });
    const ids = [await create('first'), await create('second')].map(
      ({ body }) => body.id as number,
    );
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('of what was refused can be used again', async () => {
    const add = () =>
      manager.post('/skills/', { action: 'add', name: `Rigger ${show.event.id}` }, key);
    const taken = await manager.post('/skills/', {
      action: 'add',
      name: `Rigger ${show.event.id}`,
    });
    expect((await add()).status).toBe(400);
    expect(await stored()).not.toContainEqual(expect.objectContaining({ state: 'running' }));
    await manager.post('/skills/', { action: 'delete', skill_id: taken.body.id });
    expect((await add()).status).toBe(201);
  });

  it.each`
    given              | what
    ${' '}             | ${'nothing'}
    ${'x'.repeat(256)} | ${'256 characters'}
    ${'clé'}           | ${'another alphabet'}
    ${'tab\there'}     | ${'a control character'}
  `('of $what is refused by name', async ({ given }) => {
    const answer = await noShow(manager, { [KEY]: given });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(KEY);
    expect(answer.body.errors[KEY]).toHaveLength(1);
    expect(await noShows()).toBe(0);
  });

  it.each(['~', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', 'x'.repeat(255), 'with blanks, too'])(
    'may be %s',
    async (given) => {
      await noShow(manager, { [KEY]: given });
      expect(wasRepeated(await noShow(manager, { [KEY]: given }))).toBe(true);
    },
  );

  it('holds for a POST without a body', async () => {
    const remind = () =>
      manager.post(`/call-times/${show.call.slug}/send-reminder/`, undefined, key);
    const first = await remind();
    expect(first.body.message).toMatch(/^1 /);
    expect((await remind()).text).toBe(first.text);
  });

  it('holds for an upload, whatever boundary the browser draws', async () => {
    const card = `BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nTEL:${aPhoneNumber()}\nEND:VCARD\n`;
    const send = (bytes: string) =>
      upload(manager, '/workers/import/', {
        name: 'crew.vcf',
        bytes: Buffer.from(bytes),
        headers: key,
      });
    const first = await send(card);
    expect(first.body.imported).toBe(1);
    const again = await send(card);
    expect([again.text, wasRepeated(again)]).toEqual([first.text, true]);
    expect((await send(card.replace('Ana', 'Eva'))).status).toBe(422);
  });

  it('lets the list of contacts be read again', async () => {
    const add = () => manager.post('/workers/', { name: 'Sam', phone_number: number }, key);
    const number = aPhoneNumber();
    await add();
    await app.db.query(`update workers set name = 'Samuel' where phone_number = $1`, [number]);
    const again = await add();
    expect(again.status).toBe(201);
    expect(again.body.workers).toContainEqual(
      expect.objectContaining({ name: 'Samuel', phone_number: number }),
    );
  });

  describe('of somebody without an account', () => {
    const answer = (own: object, body: object = { action: 'available', response: 'yes' }) =>
      app
        .visitor()
        .post(
          `/user/request/${show.pending.tokenShort}/action/`,
          body,
          own as Record<string, string>,
        );

    it('belongs to the link', async () => {
      await answer(key);
      expect(wasRepeated(await answer(key))).toBe(true);
      expect((await answer(key, { action: 'cancel' })).status).toBe(422);
      const other = await house.show();
      const theirs = await app
        .visitor()
        .post(
          `/user/request/${other.pending.tokenShort}/action/`,
          { action: 'available', response: 'yes' },
          key,
        );
      expect([theirs.status, wasRepeated(theirs)]).toEqual([200, false]);
    });

    it('belongs to the network where there is no link', async () => {
      const forgot = (email: string, address: string) =>
        app.visitor({ 'X-Forwarded-For': address }).post('/forgot-password/', { email }, key);
      await forgot('ana@example.com', '192.0.2.1');
      expect(wasRepeated(await forgot('ana@example.com', '192.0.2.1'))).toBe(true);
      expect((await forgot('eva@example.com', '192.0.2.1')).status).toBe(422);
      expect((await forgot('eva@example.com', '192.0.2.2')).status).toBe(200);
    });
  });

  describe('where the answer holds a secret', () => {
    const count = async (): Promise<number> =>
      (await app.db.query('select count(*)::int as n from idempotency_keys'))[0].n;

    it('keeps requests apart only while they run', async () => {
      const open = () =>
        manager.post(`/event/${show.event.slug}/generate-station/`, undefined, key);
      const before = await count();
      const answers = await allAtOnce(app.db, 'idempotency_keys', [open, open]);
      expect(answers.map(({ status }) => status).sort()).not.toEqual([409, 409]);
      const first = answers.find(({ status }) => status === 200)!;
      expect((await open()).body.station_url).not.toBe(first.body.station_url);
      expect(await count()).toBe(before);
    });

    it('keeps nothing of a refused sign-in', async () => {
      const before = await count();
      const { status } = await app
        .visitor()
        .post('/login/', { username: 'nobody', password: PASSWORD }, key);
      expect([status, await count()]).toEqual([401, before]);
    });
  });

  describe('when a process dies', () => {
    it('before the commit: the request is done when it comes again', async () => {
      await noShow();
      await app.db.query(`update workers set no_show_count = 0 where id = $1`, [show.worker.id]);
      await app.db.query(
        `update idempotency_keys set state = 'running', status = null, answer = null where id = (select max(id) from idempotency_keys)`,
      );
      expect((await noShow()).status).toBe(409);
      app.clock.advance(1);
      expect((await noShow()).status).toBe(200);
      expect(await noShows()).toBe(1);
    });

    it('after the commit: the request is not done again, and its answer is lost', async () => {
      await noShow();
      await app.db.query(
        `update idempotency_keys set state = 'committed', status = null, answer = null where id = (select max(id) from idempotency_keys)`,
      );
      for (const minutes of [0, 10]) {
        app.clock.advance(minutes);
        const again = await noShow();
        expect([again.status, again.headers.get('retry-after')]).toEqual([409, null]);
        expect(again.body.message).toContain('was done before');
      }
      expect(await noShows()).toBe(1);
    });
  });

  it('brings the answer to a client that hung up', async () => {
    const gate = await aConnection(app.db);
    await gate.query('begin');
    await gate.query('select from workers where id = $1 for update', [show.worker.id]);
    const hungUp = new AbortController();
    const lost = fetch(`${app.url}/workers/${show.worker.slug}/adjust-ncns/`, {
      method: 'POST',
      signal: hungUp.signal,
      headers: {
        Authorization: `Token ${manager.key}`,
        'Content-Type': 'application/json',
        ...key,
      },
      body: JSON.stringify({ action: 'increment' }),
    });
    lost.catch(() => undefined);
    const waiting = `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    while ((await app.db.query(waiting))[0].n === 0) await sleep(5);
    hungUp.abort();
    await expect(lost).rejects.toThrow('aborted');
    await gate.query('rollback');
    await gate.end();
    let again!: Answer;
    await patiently('the first one is done', async () => {
      again = await noShow();
      return again.status !== 409;
    });
    expect([again.status, again.body.nocallnoshow, wasRepeated(again)]).toEqual([200, 1, true]);
  });

  it('and what it was answered cannot be read in the database', async () => {
    await manager.post(
      '/location-profiles/',
      { name: 'Hidden Palace', address: 'Elm Street 1' },
      key,
    );
    const [row] = await stored();
    expect(row!.state).toBe('answered');
    expect(JSON.stringify(row)).not.toMatch(/Hidden|Palace|Elm|key-/);
  });

  it('may come from a browser of an allowed origin', async () => {
    const preflight = await fetch(`${app.url}/create-event/`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://localhost:5173',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'idempotency-key',
      },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const { headers } = await app.visitor({ Origin: 'http://localhost:5173' }).get('/health/live');
    expect(headers.get('access-control-expose-headers')).toContain('Idempotency-Replayed');
  });
});
