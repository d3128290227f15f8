import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { anEvent } from '../factories/an-event.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { BrowserForm } from '../support/browser-form.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const NOBODY = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';

/** Scanner, stations and codes of managers and stewards; `station-offline` and `scanner-in-a-browser` look at the scripts. */
describe('pages around scans', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: OfficeBrowser;
  let browsers: Record<string, BrowserForm>;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: 'https://spa.example' });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    manager = await OfficeBrowser.of(app, house.manager);
    browsers = {
      nobody: new BrowserForm(app.url),
      worker: await OfficeBrowser.of(app, { userId: house.workerUser.id }),
      owner: await OfficeBrowser.of(app, house.owner),
      'other steward': await OfficeBrowser.of(app, house.otherSteward),
      'other company': await OfficeBrowser.of(app, stranger),
      steward: await OfficeBrowser.of(app, house.steward),
      administrator: await OfficeBrowser.of(app, house.administrator),
      manager,
    };
  });
  beforeEach(async () => {
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    show = await house.show();
  });
  afterAll(() => app.close());

  const scanPath = (): string => `/app/event/${show.event.slug}/scan-qr/`;
  const stationsPath = (): string => `/app/events/${show.event.slug}/generate-signin-qr`;
  const codePath = (slug = show.worker.slug): string =>
    `/app/event/${show.event.slug}/manager-qr-code/${slug}/`;

  async function statuses(path: string): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const [name, browser] of Object.entries(browsers)) {
      const page = await browser.open(path);
      found[name] = page.path.startsWith('/app/login/') ? 401 : page.status;
    }
    return found;
  }

  const CREW = {
    ...{ nobody: 401, worker: 403, owner: 403, 'other steward': 403, 'other company': 404 },
    ...{ steward: 200, administrator: 200, manager: 200 },
  };

  it('are for those who may', async () => {
    expect(await statuses(scanPath())).toEqual(CREW);
    expect(await statuses(stationsPath())).toEqual(CREW);
    expect(await statuses(codePath())).toEqual({ ...CREW, steward: 403, 'other steward': 403 });
  });

  describe('the scanner', () => {
    const scan = async (code: string, browser = browsers['steward']!) => {
      const page = await browser.open(scanPath());
      return browser.submit(page, { code }, 'code');
    };
    /** As the page's script asks. */
    const ask = async (code: unknown, path = scanPath()) => {
      const page = await manager.open(path);
      const token = page.forms.find(({ values }) => 'code' in values)!.values['csrf_token']!;
      const answer = await manager.send(path, {
        method: 'POST',
        body: JSON.stringify({ code }),
        headers: {
          ...{ accept: 'application/json', 'content-type': 'application/json' },
          ...{ origin: app.url, 'x-csrftoken': token },
        },
      });
      return { status: answer.status, body: await answer.json() };
    };

    it('clocks in and out, and says who, as what and since when', async () => {
      const first = await scan(`https://spa.example/clock-in/${show.clockInToken}/`);
      expect(first.text).toContain(`${show.worker.name} ${show.skill.name} · ${show.call.name}`);
      expect(first.text).toContain('In, 7:52 AM Counts from 8:00 AM.');
      app.clock.advance(1);
      expect((await scan(show.clockInToken.toUpperCase())).text).toContain('In since 7:52 AM');
      app.clock.setTime('2031-05-01T16:03:00-04:00');
      expect(await ask(show.clockInToken)).toEqual({
        status: 200,
        body: {
          ...{ outcome: 'clocked_out', name: show.worker.name, role: show.skill.name },
          ...{ call: show.call.name, at: '2031-05-01T20:03:00.000Z' },
          counted: '2031-05-01T20:00:00.000Z',
        },
      });
    });

    it('has a sentence of its own for each refusal, and what to do', async () => {
      const elsewhere = await house.show();
      const gone = await house.show();
      await app.db.query(`update labor_requests set state = 'canceled' where id = $1`, [
        gone.confirmed.id,
      ]);
      const says = async (code: string) => (await scan(code)).text;
      expect(await says('hello')).toMatch(/No crew code .*type its six characters/);
      expect(await says(NOBODY)).toMatch(/Code not known .*newest text/);
      expect(await says(elsewhere.clockInToken)).toMatch(
        /Code of another event .*about this event/,
      );
      app.clock.setTime('2031-05-01T03:00:00-04:00');
      expect(await says(show.clockInToken)).toMatch(/No call now .*an hour before/);
      app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
      await app.db.query('update events set canceled = true where id = $1', [show.event.id]);
      expect(await says(show.clockInToken)).toMatch(/Event is canceled/);
    });

    it('speaks Spanish', async () => {
      const spanish = await OfficeBrowser.of(app, house.manager, { 'accept-language': 'es' });
      const page = await spanish.submit(await spanish.open(scanPath()), { code: NOBODY }, 'code');
      expect(page.text).toMatch(/Código desconocido .*vea al steward/);
    });

    it.each([7, null, {}, ['x'], 'x'.repeat(501)])('cannot read %j', async (code) => {
      expect(await ask(code)).toMatchObject({ status: 200, body: { outcome: 'unreadable' } });
    });

    it('refuses a form of another site', async () => {
      const answer = await manager.send(scanPath(), {
        method: 'POST',
        body: JSON.stringify({ code: show.clockInToken }),
        headers: { accept: 'application/json', 'content-type': 'application/json' },
      });
      expect(answer.status).toBe(403);
      const [{ count }] = await app.db.query(
        'select count(*)::int from time_entries where labor_request_id = $1',
        [show.confirmed.id],
      );
      expect(count).toBe(0);
    });
  });

  describe('stations', () => {
    it('are made with a name, shown once, listed, and ended one by one', async () => {
      const empty = await manager.open(stationsPath());
      expect(empty.text).toContain('No station yet');
      const made = await manager.submit(empty, { name: ' North gate ' }, 'name');
      expect(made.text).toContain('Station North gate is ready');
      const [link = ''] =
        made.html.match(/http[^"<\s]*\/app\/signin-station\/[0-9a-f-]{36}\//) ?? [];
      expect(link).not.toBe('');
      const [image] = made.html.match(/data:image\/svg\+xml;base64,[^"]+/) ?? [];
      expect(image).toBeDefined();
      const second = await manager.submit(made, { name: '' }, 'name');

      const listed = await browsers['steward']!.open(stationsPath());
      expect(listed.html).not.toContain(new URL(link).pathname.split('/')[3]);
      expect(listed.text.match(/open until/g)).toHaveLength(2);
      const kiosk = new BrowserForm(app.url);
      expect((await kiosk.open(new URL(link).pathname)).status).toBe(200);

      const ends = second.forms.filter(({ action }) => action.endsWith('/end'));
      const rows = await app.db.query('select id, name from stations where event_id = $1', [
        show.event.id,
      ]);
      const gate = rows.find(({ name }: { name: string }) => name === 'North gate');
      const end = ends.find(({ action }) => action.includes(`/${gate.id}/`))!;
      const after = await manager.post(end.action);
      expect(after.text).toContain('North gate has ended.');
      expect(after.text.match(/open until/g)).toHaveLength(1);
      const closed = await kiosk.open(new URL(link).pathname);
      expect([closed.status, closed.text]).toEqual([
        404,
        expect.stringContaining('This station is closed'),
      ]);
      expect((await manager.post(end.action)).text).toContain('North gate has ended.');
    });

    it('keep what was typed when the name is refused', async () => {
      const page = await manager.open(stationsPath());
      const refused = await manager.submit(page, { name: 'x'.repeat(101) }, 'name');
      expect(refused.status).toBe(400);
      expect(refused.html).toContain('x'.repeat(101));
      expect(refused.text).toContain('no more than 100 characters');
    });

    it('show what they kept aside, for the steward to let count or to dismiss', async () => {
      const made = await manager.submit(
        await manager.open(stationsPath()),
        { name: 'Gate' },
        'name',
      );
      const [base = ''] = made.html.match(/\/app\/signin-station\/[0-9a-f-]{36}\//) ?? [];
      await app.db.query('update stations set revoked_at = $1 where event_id = $2', [
        app.clock.now(),
        show.event.id,
      ]);
      app.clock.advance(1);
      const at = app.clock.now().toISOString();
      const scans = [
        { id: 'c1a35824-e2ad-4a8a-8a58-52b3080d98c1', at, token: show.clockInToken },
        { id: 'c1a35824-e2ad-4a8a-8a58-52b3080d98c2', at, token: NOBODY },
      ];
      await app.visitor().post(`${base}scans/`, { sent_at: at, offset_ms: 0, scans });

      const steward = browsers['steward'] as OfficeBrowser;
      const page = await steward.open(stationsPath());
      expect(page.text).toContain('2 scans are kept for you');
      expect(page.text).toContain('Last heard');
      expect(page.text).toContain('now');
      const link = `href="${stationsPath()}#kept"`;
      const places = {
        event: await steward.open(`/app/events/${show.event.slug}/`),
        board: await steward.open(`/app/call/${show.call.slug}/board/`),
        day: await steward.open('/app/steward/'),
        today: await manager.open('/app/dashboard/'),
      };
      for (const [name, { html, text }] of Object.entries(places))
        expect([name, text, html]).toEqual([
          name,
          expect.stringContaining('2 scans are kept for you'),
          expect.stringContaining(link),
        ]);
      expect(places.day.text).toContain(`${show.event.eventName}: 2 scans`);
      expect(page.text).toContain(show.worker.name);
      const judge = (scan: { id: string }, judgement: string, who = steward) =>
        who.post(`/app/events/${show.event.slug}/scans/${scan.id}/judge`, [
          ['judgement', judgement],
        ]);
      expect(
        (await judge(scans[0]!, 'accept', browsers['other steward'] as OfficeBrowser)).status,
      ).toBe(403);
      expect((await judge(scans[1]!, 'accept')).text).toContain('Nobody knows whose scan this was');
      expect((await judge(scans[1]!, 'dismiss')).text).toContain('The scan is dismissed.');
      const last = await judge(scans[0]!, 'accept');
      expect(last.text).toContain('The scan counts.');
      expect(last.text).not.toContain('kept for you');
      expect((await manager.open('/app/dashboard/')).html).not.toContain(link);
      const entries = await app.db.query(
        'select start_at is not null as inside from time_entries where labor_request_id = $1',
        [show.confirmed.id],
      );
      expect(entries).toEqual([{ inside: true }]);
    });

    it('of another event or company are not found', async () => {
      await manager.submit(await manager.open(stationsPath()), { name: 'Gate' }, 'name');
      const [{ id }] = await app.db.query('select id from stations where event_id = $1', [
        show.event.id,
      ]);
      const other = await anEvent(app.db, { companyId: house.company.id });
      const end = (slug: string, which: string) => `/app/events/${slug}/stations/${which}/end`;
      expect((await manager.post(end(other.slug, id))).status).toBe(404);
      expect((await manager.post(end(show.event.slug, 'x'))).status).toBe(404);
      const stranger = browsers['other company'] as OfficeBrowser;
      expect((await stranger.post(end(show.event.slug, id))).status).toBe(404);
      const [{ revoked_at: revokedAt }] = await app.db.query(
        'select revoked_at from stations where id = $1',
        [id],
      );
      expect(revokedAt).toBeNull();
    });
  });

  describe('the code of a worker on the manager’s screen', () => {
    it('is the worker’s, drawn here', async () => {
      const page = await manager.open(codePath());
      expect([page.status, page.text]).toEqual([200, expect.stringContaining(show.worker.name)]);
      expect(page.html).toContain('data:image/svg+xml;base64,');
      const [spoken = ''] = page.text.match(/\b[CDFGHJKMNPQRTVWXY234679]{6}\b/) ?? [];
      const scanner = await browsers['steward']!.open(scanPath());
      const answer = await browsers['steward']!.submit(scanner, { code: spoken }, 'code');
      expect(answer.text).toContain(`${show.worker.name} ${show.skill.name}`);
    });

    it('is missing for whoever is not confirmed, and not found for another company’s', async () => {
      expect((await manager.open(codePath(show.unasked.slug))).text).toContain('No code yet');
      expect((await manager.open(codePath('nobodythe1'))).status).toBe(404);
    });
  });

  describe('an installed station', () => {
    async function aStation(): Promise<string> {
      const page = await manager.submit(await manager.open(stationsPath()), { name: '' }, 'name');
      return new URL(page.html.match(/http[^"<\s]*\/app\/signin-station\/[0-9a-f-]{36}\//)![0])
        .pathname;
    }

    it('has a manifest and a service worker, both of its own address alone', async () => {
      const base = await aStation();
      const kiosk = app.visitor();
      const page = await kiosk.get(base);
      expect(page.text).toContain(`<link rel="manifest" href="${base}station.webmanifest"/>`);
      expect(page.headers.get('content-security-policy')).not.toContain('wasm');

      const manifest = await kiosk.get(`${base}station.webmanifest`);
      expect([manifest.status, manifest.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('application/manifest+json'),
      ]);
      expect(JSON.parse(manifest.text)).toMatchObject({ scope: base, start_url: base, id: base });

      const worker = await kiosk.get(`${base}worker.js`);
      expect(worker.headers.get('service-worker-allowed')).toBeNull();
      expect(worker.headers.get('cache-control')).toBe('no-cache');
      const { files } = JSON.parse(/^self\.STATION=(.*);$/m.exec(worker.text)![1]!);
      for (const file of files as string[])
        expect([file, (await kiosk.get(file)).status]).toEqual([file, 200]);
    });

    it('lets nothing but the worker that reads pictures compile WebAssembly', async () => {
      const { text } = await app.visitor().get(await aStation());
      const address = /data-worker="([^"]+)"/.exec(text)![1]!;
      const { headers } = await app.visitor().get(address);
      expect(headers.get('content-security-policy')).toContain("'wasm-unsafe-eval'");
    });

    it.each`
      state         | sentence
      ${'canceled'} | ${'Not on this call You are not confirmed here.'}
      ${'no_show'}  | ${'Marked as a no-show Your place may be taken.'}
    `('says without scripts why it keeps a scan: $state', async ({ state, sentence }) => {
      await app.db.query('update labor_requests set state = $2 where id = $1', [
        show.confirmed.id,
        state,
      ]);
      const kiosk = new BrowserForm(app.url);
      const page = await kiosk.open(await aStation());
      const answer = await kiosk.submit(page, { code: show.clockInToken });
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(sentence)]);
    });

    it('that nobody knows has neither', async () => {
      const visitor = app.visitor();
      expect((await visitor.get(`/app/signin-station/${NOBODY}/station.webmanifest`)).status).toBe(
        404,
      );
      expect((await visitor.get('/app/signin-station/x/worker.js')).status).toBe(404);
    });
  });
});
