import { CallSheet } from '#libs/call-time';
import sharp from 'sharp';
import { aRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  fillPath,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { bodyFor } from '../support/route-bodies.js';
import type { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { upload } from '../support/upload.js';

interface Entry {
  user_id: number | null;
  impersonator_id: number | null;
  actor_kind: string;
  company_id: number | null;
  action: string;
}

/** Routes of the system and of accounts, where administrators have no special role. */
const NOT_OF_A_COMPANY =
  /^\/(contact|health|metrics|dev|docs|app|login|logout|forgot-password|reset-password|user|owner|steward|admin)\//;
/** Routes open to anyone: the token acts, and the audit trail says so. */
const BY_A_LINK = /^\/(event\/\{slug\}\/confirm|call\/confirm-time-change|clock-in|station)\/\{/;

/** An administrator may act in every company, under their own name only. */
describe('an administrator', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let administrator: Client;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    administrator = await app.as(house.administrator);
    const bytes = await sharp({
      create: { width: 120, height: 120, channels: 3, background: 'red' },
    })
      .png()
      .toBuffer();
    const uploaded = await upload(
      administrator,
      `/company/settings/?company=${house.company.slug}`,
      { method: 'PATCH', field: 'logo', name: 'logo.png', bytes },
    );
    expect(uploaded.status).toBe(200);
  });
  afterAll(() => app.close());

  async function writes(): Promise<{ method: string; path: string }[]> {
    const document = (await (await fetch(`${app.url}/docs/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    return Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).flatMap((method) =>
        method === 'get' ? [] : [{ method: method.toUpperCase(), path }],
      ),
    );
  }

  const newest = async (): Promise<number> =>
    (
      await app.db.query<[{ id: number }]>(
        'select coalesce(max(id), 0)::bigint as id from audit_entries',
      )
    )[0].id;
  const since = (id: number): Promise<Entry[]> =>
    app.db.query(
      'select user_id, impersonator_id, actor_kind, company_id, action from audit_entries where id > $1 order by id',
      [id],
    );
  const doors = (): Promise<unknown> =>
    app.db.query(
      'select user_id, count(*) from (select user_id from api_keys union all select user_id from sessions) doors group by 1 order by 1',
    );

  /** Names another steward, since the same one would be no change. */
  const bodyOf = (route: string, show: PopulatedEvent): object | undefined =>
    route.includes('/assign-steward/')
      ? { steward_id: house.otherSteward.grant.id }
      : bodyFor(route, show, house);
  const send = (method: string, path: string, show: PopulatedEvent) =>
    administrator.send(
      method,
      `${fillPath(show, 'no-station', path)}?company=${house.company.slug}`,
      bodyOf(`${method} ${path}`, show),
    );

  /** Adds a pending offer where offers are sent, a failed confirmation where texts are retried, an end where one is taken back. */
  async function aShowFor(method: string, path: string): Promise<PopulatedEvent> {
    const show = await house.show();
    if (path.endsWith('/send-messages/')) {
      const { id: workerId } = await aWorker(app.db, { companyId: house.company.id });
      await aRequest(app.db, { laborRequirementId: show.requirement.id, workerId, sentAt: null });
    }
    if (method === 'DELETE' && path === '/pay/rates/{id}/end/') await send('POST', path, show);
    if (path.endsWith('/messages/retry/')) await aFailedConfirmation(show);
    if (path.endsWith('/sheet/'))
      await app.db.manager.insert(CallSheet, {
        ...{ callTimeId: show.call.id, companyId: house.company.id },
        ...{ notes: 'Bring gloves.', updatedAt: app.clock.now() },
      });
    if (path.endsWith('/tracking/return/'))
      await app.db.query(
        `insert into time_sheets (company_id, call_time_id, state, submitted_at) values ($1, $2, 'submitted', $3)`,
        [house.company.id, show.call.id, app.clock.now()],
      );
    return show;
  }

  async function aFailedConfirmation(show: PopulatedEvent): Promise<void> {
    const { id: workerId, phoneNumber } = await aWorker(app.db, { companyId: house.company.id });
    const request = await aRequest(app.db, {
      laborRequirementId: show.requirement.id,
      workerId,
      state: 'confirmed',
    });
    await app.db.query(
      `insert into outgoing_messages (channel, recipient, kind, company_id, subject_id, body, segments, status, error, created_at, status_at)
       values ('sms', $1, 'confirmation', $2, $3, 'You are confirmed.', 1, 'failed', 'this is no phone number (21211)', $4, $4)`,
      [phoneNumber, house.company.id, request.id, app.clock.now()],
    );
  }

  it('S18 writes in no company without a line that says who, and in which', async () => {
    const unwritten: string[] = [];
    let done = 0;
    for (const { method, path } of await writes()) {
      if (NOT_OF_A_COMPANY.test(path) || BY_A_LINK.test(path)) continue;
      // Its body changes nothing; the spec of the second factor checks its audit entry.
      if (path === '/company/second-factor/') continue;
      // Rolled back: nothing was written.
      if (/[/-]preview\/$/.test(path)) continue;
      const show = await aShowFor(method, path);
      const before = await newest();
      const { status } = await send(method, path, show);
      const entries = await since(before);
      for (const entry of entries)
        expect([path, entry]).toEqual([
          path,
          {
            user_id: house.administrator.userId,
            impersonator_id: null,
            actor_kind: 'user',
            company_id: house.company.id,
            action: expect.any(String),
          },
        ]);
      if (status < 300) done += 1;
      if (status < 300 && entries.length === 0) unwritten.push(`${method} ${path}`);
    }
    expect(unwritten).toEqual([]);
    expect(done).toBeGreaterThan(30);
  });

  it('S18 becomes nobody else: no route makes them a key or a session, or puts them behind another name', async () => {
    const show = await house.show();
    const before = await doors();
    const cookies: string[] = [];
    for (const { method, path } of await writes()) {
      if (/^\/(dev|logout)\//.test(path)) continue;
      const { headers } = await send(method, path, show);
      if (headers.has('set-cookie')) cookies.push(path);
    }
    expect(await doors()).toEqual(before);
    expect(cookies).toEqual([]);
    const disguised = {
      'X-Impersonate': house.manager.username,
      'X-User': String(house.manager.userId),
      'X-Remote-User': house.manager.username,
    };
    for (const query of [
      `?user=${house.manager.username}`,
      `?user_id=${house.manager.userId}`,
      `?as=${house.manager.userId}`,
    ]) {
      expect((await administrator.get(`/user/info/${query}`, disguised)).body).toMatchObject({
        user: { slug: house.administrator.username, isAdministrator: true },
      });
    }
    expect(
      await app.db.query('select 1 from audit_entries where impersonator_id is not null'),
    ).toEqual([]);
  });
});
