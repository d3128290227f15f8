import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { aCall } from '../factories/a-call.js';
import { aLocation } from '../factories/a-location.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
} from '../support/a-populated-company.js';
import { BrowserForm, type LoadedPage } from '../support/browser-form.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { moveRevisions } from '../support/record-statements.js';
import { recordSentStatements } from '../support/sql/statement-recorder.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

type Path = (show: PopulatedEvent) => string;
type Caller =
  | 'nobody'
  | 'worker'
  | 'owner'
  | 'steward'
  | 'other steward'
  | 'other company'
  | 'manager'
  | 'administrator';

/** Who may: managers and administrators; also the steward of the event; administrators alone. */
const MANAGERS = {
  worker: 403,
  owner: 403,
  steward: 403,
  'other steward': 403,
  'other company': 404,
};
const CREW = {
  ...{ worker: 403, owner: 403, 'other steward': 403, 'other company': 404 },
  steward: 200,
};
const LISTS = { worker: 403, owner: 403, steward: 403, 'other steward': 403, 'other company': 200 };

const PAGES: [Path | string, Partial<Record<Caller, number>>][] = [
  ['/app/events/', { ...LISTS, steward: 200, 'other steward': 200 }],
  ['/app/events/search?search=may', LISTS],
  ['/app/callman-admin/search-events', { ...LISTS, 'other company': 403, manager: 403 }],
  ['/app/events/create', LISTS],
  [({ event }) => `/app/events/${event.slug}/`, CREW],
  [({ event }) => `/app/events/${event.slug}/edit`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/note`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/delete`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/cancel`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/deleted`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/assign-steward`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/add-call`, CREW],
  [({ call }) => `/app/call/${call.slug}/edit/`, CREW],
  [({ call }) => `/app/call/${call.slug}/edit/?time=09:15`, CREW],
  [({ call }) => `/app/call/${call.slug}/copy/`, CREW],
  [({ call }) => `/app/call/${call.slug}/delete/`, CREW],
  [({ call }) => `/app/call/${call.slug}/add-labor/`, CREW],
  [({ call }) => `/app/call/${call.slug}/requests/`, CREW],
  [({ requirement }) => `/app/labor/${requirement.slug}/edit/`, CREW],
  [({ requirement }) => `/app/labor/${requirement.slug}/delete/`, CREW],
];
const POSTS: [Path | string, Partial<Record<Caller, number>>][] = [
  ['/app/events/create', { ...LISTS, 'other company': 400 }],
  [({ event }) => `/app/events/${event.slug}/edit`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/note`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/delete`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/cancel`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/restore`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/assign-steward`, MANAGERS],
  [({ event }) => `/app/events/${event.slug}/add-call`, { ...CREW, steward: 400 }],
  [({ call }) => `/app/call/${call.slug}/edit/`, { ...CREW, steward: 303 }],
  [({ call }) => `/app/call/${call.slug}/copy/`, { ...CREW, steward: 400 }],
  [({ later }) => `/app/call/${later.slug}/delete/`, { ...CREW, steward: 303 }],
  [({ call }) => `/app/call/${call.slug}/restore`, MANAGERS],
  [({ call }) => `/app/call/${call.slug}/requests/`, { ...CREW, steward: 400 }],
  [({ call }) => `/app/call/${call.slug}/add-labor/`, { ...CREW, steward: 400 }],
  [({ requirement }) => `/app/labor/${requirement.slug}/edit/`, { ...CREW, steward: 303 }],
  [({ open }) => `/app/labor/${open.slug}/delete/`, { ...CREW, steward: 303 }],
  [({ open }) => `/app/labor/${open.slug}/restore`, MANAGERS],
];

describe('pages of events, calls and labor', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let browsers: Record<Caller, BrowserForm>;
  let manager: BrowserForm;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '', keptAnswersMegabytes: 0 });
    app.clock.setTime('2031-04-20T12:00:00-04:00');
    house = await aPopulatedCompany(app);
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    browsers = {
      nobody: new BrowserForm(app.url),
      worker: await OfficeBrowser.of(app, { userId: house.workerUser.id }),
      owner: await OfficeBrowser.of(app, house.owner),
      steward: await OfficeBrowser.of(app, house.steward),
      'other steward': await OfficeBrowser.of(app, house.otherSteward),
      'other company': await OfficeBrowser.of(app, stranger),
      manager: await OfficeBrowser.of(app, house.manager),
      administrator: await OfficeBrowser.of(app, house.administrator),
    };
    ({ manager } = browsers);
  });
  beforeEach(async () => {
    app.clock.setTime('2031-04-20T12:00:00-04:00');
    show = await house.show();
  });
  afterAll(() => app.close());

  const pathFor = (path: Path | string): string => (typeof path === 'string' ? path : path(show));
  const eventPath = (): string => `/app/events/${show.event.slug}/`;
  /** Posts without a page of ours, with a token of another form. */
  const post = async (browser: BrowserForm, path: string, values: Record<string, string> = {}) => {
    const page = await browser.open('/app/change-password/');
    const token = page.forms.flatMap(({ values: fields }) => fields.csrf_token ?? []).at(0) ?? '';
    return browser.send(path, {
      method: 'POST',
      body: new URLSearchParams({ csrf_token: token, ...values }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.url },
    });
  };
  const row = async <Row extends object>(
    sql: string,
    ...values: unknown[]
  ): Promise<Row | undefined> => (await app.db.query<Row[]>(sql, values))[0];
  const idOf = (page: LoadedPage, id: string): string =>
    new RegExp(`id="${id}"[^>]*>(.*?)</(?:span|p|div|h3|li)>`, 's')
      .exec(page.html)?.[1]
      ?.replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() ?? '';

  it('are all registered, with their methods', () => {
    const registered = new Set(
      app.routes.map(({ method, url }) => `${method} ${url.replace(/\/$/, '')}`),
    );
    for (const path of [
      ...['GET /app/events/create', 'POST /app/events/create', 'GET /app/events/:slug'],
      ...[
        'GET /app/events/:slug/edit',
        'POST /app/events/:slug/edit',
        'POST /app/events/:slug/delete',
      ],
      ...[
        'POST /app/events/:slug/cancel',
        'GET /app/events/:slug/add-call',
        'POST /app/events/:slug/add-call',
      ],
      ...[
        'POST /app/events/:slug/assign-steward',
        'GET /app/events/search',
        'GET /app/callman-admin/search-events',
      ],
      ...[
        'GET /app/call/:slug/add-labor',
        'POST /app/call/:slug/add-labor',
        'GET /app/call/:slug/edit',
      ],
      ...['POST /app/call/:slug/edit', 'GET /app/call/:slug/copy', 'POST /app/call/:slug/copy'],
      ...['POST /app/call/:slug/delete', 'GET /app/labor/:slug/edit', 'POST /app/labor/:slug/edit'],
      ...['POST /app/labor/:slug/delete'],
    ])
      expect([path, registered.has(path)]).toEqual([path, true]);
  });

  it.each(
    PAGES.map(
      ([path, answers]) => [typeof path === 'string' ? path : String(path), path, answers] as const,
    ),
  )('GET %s is for those who may, and changes nothing', async (_, path, answers) => {
    const before = await row('select md5(string_agg(t::text, $1)) as digest from events t', '|');
    const expected = { nobody: 200, manager: 200, administrator: 200, ...answers };
    for (const [caller, status] of Object.entries(expected)) {
      const page = await browsers[caller as Caller].open(pathFor(path));
      expect([caller, page.status]).toEqual([caller, status]);
      if (caller === 'nobody') expect(page.path).toMatch(/^\/app\/login\//);
      if (caller === 'other company') expect(page.text).not.toContain(show.event.eventName);
    }
    expect(await row('select md5(string_agg(t::text, $1)) as digest from events t', '|')).toEqual(
      before,
    );
  });

  it.each(
    POSTS.map(
      ([path, answers]) => [typeof path === 'string' ? path : String(path), path, answers] as const,
    ),
  )('POST %s is for those who may', async (_, path, answers) => {
    for (const [caller, status] of Object.entries(answers)) {
      const answer = await post(browsers[caller as Caller], pathFor(path));
      expect([caller, answer.status]).toEqual([caller, status]);
    }
    const open = await browsers.manager.send(pathFor(path), { method: 'POST' });
    expect(['without a token', open.status]).toEqual(['without a token', 403]);
  });

  describe('the list', () => {
    it('finds by words, counts, and keeps everything in the address', async () => {
      const arena = await aLocation(app.db, { companyId: house.company.id, name: 'Quay Hall' });
      const names = { a: 'Quay autumn', b: 'Zebra walk' };
      const own = { companyId: house.company.id, locationProfileId: arena.id };
      await anEvent(app.db, { ...own, eventName: names.a, startDate: '2031-09-03', endDate: null });
      await anEvent(app.db, { ...own, eventName: names.b, startDate: '2030-09-03', endDate: null });
      const found = async (query: string) => {
        const page = await manager.open(`/app/events/${query}`);
        return Object.values(names).filter((name) => page.text.includes(name));
      };
      expect(await found('?search=quay+sept')).toEqual([names.a]);
      expect(await found('?search=quay&include_past=on')).toEqual([names.a, names.b]);
      expect(await found('?view=past&search=2030-09-03')).toEqual([names.b]);
      expect(await found('?search=quay+2029&include_past=on')).toEqual([]);
      const page = await manager.open('/app/events/?search=quay&include_past=on');
      expect(page.text).toContain('2 events');
      expect(page.html).toContain('value="quay"');
      for (const path of ['/app/events/search', '/app/callman-admin/search-events'])
        expect(
          (
            await browsers.administrator.open(
              `${path}?search=quay&include_past=on&company=${house.company.slug}`,
            )
          ).text,
        ).toContain(names.b);
    });

    it.each(['view=everything', 'page=0', 'page=x', `search=${'a'.repeat(201)}`])(
      'refuses ?%s',
      async (query) => {
        expect((await manager.open(`/app/events/?${query}`)).status).toBe(400);
      },
    );

    it('assigns a steward at once, and says what an event lacks', async () => {
      const page = await manager.open('/app/events/?include_past=on&per_page=100');
      const form = page.forms.find(({ action }) => action.includes(show.event.slug))!;
      expect(form.values).toMatchObject({ steward_id: String(house.steward.grant.id) });
      const answer = await post(manager, form.action, {
        ...form.values,
        steward_id: '',
        next: '/app/events/',
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/app/events/']);
      expect(await row('select steward_id from events where id = $1', show.event.id)).toEqual({
        steward_id: null,
      });
      expect(page.text).toMatch(/needed|unfilled/);
    });
  });

  describe('an event', () => {
    const form = () => ({
      ...{
        event_name: 'Expo <b>',
        start_date: '2031-06-01',
        end_date: '2031-06-02',
        event_description: 'Bring "gloves"',
      },
      location_profile: String(show.event.locationProfileId),
    });
    const stored = (name: string) =>
      row<{ slug: string }>(
        'select slug, start_date::text, end_date::text, is_single_day, created_by_id, event_description from events where event_name = $1 order by id desc',
        name,
      );

    it('is created by a form, once, also when it is sent twice', async () => {
      const page = await manager.open('/app/events/create');
      const values = { ...form(), event_name: 'Sent twice' };
      const answers = await Promise.all([
        manager.submit(page, values, 'event_name'),
        manager.submit(page, values, 'event_name'),
      ]);
      const event = await stored('Sent twice');
      expect(event).toMatchObject({
        ...{ start_date: '2031-06-01', end_date: '2031-06-02', is_single_day: false },
        created_by_id: house.manager.grant.id,
      });
      for (const { path, status } of answers)
        expect([path, status]).toEqual([`/app/events/${event!.slug}/`, 200]);
      expect(
        await row('select count(*)::int as n from events where event_name = $1', 'Sent twice'),
      ).toEqual({ n: 1 });
    });

    it('of a single day ends on it, whatever stood in the other field', async () => {
      await manager.submit(
        await manager.open('/app/events/create'),
        {
          ...form(),
          event_name: 'One day',
          end_date: '2031-06-09',
          is_single_day: 'on',
        },
        'event_name',
      );
      expect(await stored('One day')).toMatchObject({
        start_date: '2031-06-01',
        end_date: '2031-06-01',
        is_single_day: true,
      });
    });

    it.each`
      wrong                               | says                        | because
      ${{ event_name: '' }}               | ${'event_name-error'}       | ${'it needs a name'}
      ${{ start_date: '2031-02-30' }}     | ${'start_date-error'}       | ${'there is no such day'}
      ${{ end_date: '2031-05-31' }}       | ${'end_date-error'}         | ${'it cannot end before it starts'}
      ${{ location_profile: '' }}         | ${'location_profile-error'} | ${'it takes place somewhere'}
      ${{ location_profile: '99999999' }} | ${'location_profile-error'} | ${'that is another company’s location'}
    `(
      'is refused beside the field for $wrong, because $because, and nothing typed is lost',
      async ({ wrong, says }) => {
        const page = await manager.submit(
          await manager.open('/app/events/create'),
          {
            ...form(),
            event_name: 'Refused',
            ...wrong,
          },
          'event_name',
        );
        expect([page.status, page.html.includes(says)]).toEqual([400, true]);
        expect(page.forms.find(({ values }) => 'event_name' in values)!.values).toMatchObject({
          event_description: 'Bring "gloves"',
          ...(wrong.location_profile === undefined && wrong),
        });
        expect(await stored('Refused')).toBeUndefined();
      },
    );

    it('is edited, and goes to the dashboard where nothing else is said', async () => {
      const page = await manager.open(`${eventPath()}edit`);
      expect(page.forms.find(({ values }) => 'event_name' in values)!.values).toMatchObject({
        event_name: show.event.eventName,
        start_date: '2031-05-01',
        next: eventPath(),
      });
      const saved = await manager.submit(page, { event_name: 'Renamed <i>' }, 'event_name');
      expect([saved.path, saved.text.includes('Renamed <i>')]).toEqual([eventPath(), true]);
      const dates = { start_date: '2031-05-01', end_date: '2031-05-04' };
      const answer = await post(manager, `${eventPath()}edit`, { ...form(), ...dates });
      expect(answer.headers.get('location')).toBe('/app/dashboard/');
    });

    it('offers to move its calls along, and says first who is asked again', async () => {
      const edit = await manager.open(`${eventPath()}edit`);
      const dates = { start_date: '2031-05-08', end_date: '2031-05-11' };
      const refused = await manager.submit(edit, dates, 'event_name');
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('Move all calls by 7 days');
      const shown = await manager.submit(refused, { move_calls: 'on' }, 'event_name');
      expect([shown.status, shown.text.includes('1 confirmed worker will be asked again')]).toEqual(
        [200, true],
      );
      expect(await row('select start_date::text from events where id = $1', show.event.id)).toEqual(
        { start_date: '2031-05-01' },
      );
      const done = await manager.submit(shown, {}, 'agreed');
      expect(done.path).toBe(eventPath());
      expect(await row('select date::text from call_times where id = $1', show.call.id)).toEqual({
        date: '2031-05-08',
      });
    });

    it('shows calls by day with live counts, marks and answers', async () => {
      const more = await aRequirement(app.db, { callTimeId: show.call.id, neededLabor: 1 });
      for (const state of ['confirmed', 'confirmed', 'available', 'declined', 'no_show'] as const)
        await aRequest(app.db, { laborRequirementId: more.id, state });
      await aRequest(app.db, { laborRequirementId: more.id, sentAt: null });
      const { html, text, status } = await manager.open(eventPath());
      expect(status).toBe(200);
      const counts = new RegExp(`id="labor-${more.slug}-counts"(.*?)</li>`, 's')
        .exec(html)![1]!
        .replace(/<[^>]+>/g, ' ');
      for (const words of ['1 available', '1 queued', '2 declined', 'Filled', 'Overbooked by 3'])
        expect(counts).toContain(words);
      expect(text).toContain('Thu, May 1');
      expect(text).toContain('+1');
      expect(html).toContain(`/app/labor/${more.slug}/requests/`);
    });

    it('shows a steward what a steward may do, and no more', async () => {
      const { html, text } = await browsers.steward.open(eventPath());
      for (const part of [
        '/add-call',
        `/call/${show.call.slug}/edit/`,
        `/labor/${show.open.slug}/edit/`,
      ])
        expect([part, html.includes(part)]).toEqual([part, true]);
      for (const part of [
        `${eventPath()}edit`,
        '/assign-steward',
        `${eventPath()}delete`,
        `${eventPath()}cancel`,
        '/deleted',
      ])
        expect([part, html.includes(part)]).toEqual([part, false]);
      expect(text).not.toMatch(/\$|Minimum/);
    });

    it('gets a note and a steward in its place', async () => {
      const noted = await manager.submit(
        await manager.open(`${eventPath()}note`),
        { event_description: 'Dock <4>' },
        'event_description',
      );
      expect([noted.path, noted.text.includes('Dock <4>')]).toEqual([eventPath(), true]);
      const steward = String(house.otherSteward.grant.id);
      const assigned = await manager.submit(
        await manager.open(`${eventPath()}assign-steward`),
        { steward_id: steward },
        'steward_id',
      );
      expect(assigned.path).toBe(eventPath());
      const unknown = await post(manager, `${eventPath()}assign-steward`, { steward_id: '1' });
      expect(unknown.status).toBe(404);
      expect((await browsers.steward.open(eventPath())).status).toBe(403);
    });

    it('is deleted after saying who is told, and comes back', async () => {
      const ask = await manager.open(`${eventPath()}delete`);
      expect(ask.text).toContain('Its 2 calls go with it');
      expect(ask.text).toContain('1 person gets a text');
      const list = await manager.submit(ask, {}, 'Delete and text 1 person');
      expect(list.path).toBe(`/app/events/?deleted=${show.event.slug}`);
      expect((await manager.open(eventPath())).status).toBe(404);
      expect((await manager.open('/app/events/?view=deleted')).text).toContain(
        show.event.eventName,
      );
      const back = await manager.submit(list, {}, 'Undo');
      expect([back.path, back.status]).toEqual([eventPath(), 200]);
      const again = await post(manager, `/app/events/${show.event.slug}/restore`);
      expect(again.headers.get('location')).toBe('/app/events/?view=deleted');
      const answer = await post(manager, `${eventPath()}delete`);
      expect(answer.headers.get('location')).toBe('/app/dashboard/');
    });
  });

  describe('a call', () => {
    it('is added within the days of its event, and leads to its labor', async () => {
      const page = await manager.open(`${eventPath()}add-call`);
      const refused = await manager.submit(
        page,
        { name: 'Focus', date: '2031-05-09', time: '07:00' },
        'name',
      );
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('The date must lie within the event');
      expect(refused.forms.find(({ values }) => values.name === 'Focus')?.values).toMatchObject({
        time: '07:00',
        date: '2031-05-09',
      });
      const added = await manager.submit(
        refused,
        { date: '2031-05-02', message: 'Gate 4' },
        'name',
      );
      const call = await row<{ slug: string }>(
        `select slug, date::text, time::text, message, minimum_minutes from call_times where name = 'Focus' and event_id = $1`,
        show.event.id,
      );
      expect(call).toMatchObject({
        date: '2031-05-02',
        time: '07:00:00',
        message: 'Gate 4',
        minimum_minutes: null,
      });
      expect(added.path).toBe(`/app/call/${call!.slug}/add-labor/#new-labor-${call!.slug}`);
    });

    it('of a single-day event is on its day', async () => {
      const event = await anEvent(app.db, {
        companyId: house.company.id,
        isSingleDay: true,
        endDate: '2031-05-01',
      });
      const page = await manager.open(`/app/events/${event.slug}/add-call`);
      const values = page.forms.find((form) => 'time' in form.values)!.values;
      expect(values).not.toHaveProperty('date');
      await manager.submit(page, { name: 'Doors', time: '17:30', date: '2031-08-01' }, 'time');
      expect(await row('select date::text from call_times where event_id = $1', event.id)).toEqual({
        date: '2031-05-01',
      });
    });

    it('moves after showing the very text, and moves back while nobody was told', async () => {
      await app.db.query('delete from time_changes where labor_request_id = $1', [
        show.confirmed.id,
      ]);
      const edit = `/app/call/${show.call.slug}/edit/`;
      const page = await manager.open(edit);
      const shown = await manager.submit(page, { time: '10:30' }, 'time');
      expect(shown.text).toContain('1 confirmed will be asked again');
      expect(shown.text).toMatch(/new time for .*10:30 AM/);
      expect(await row('select time::text from call_times where id = $1', show.call.id)).toEqual({
        time: '08:00:00',
      });
      const other = await manager.submit(shown, { time: '11:00' }, 'agreed');
      expect(other.text).toMatch(/11:00 AM/);
      const moved = await manager.submit(other, {}, 'agreed');
      expect(moved.path).toBe(`${eventPath()}#call-${show.call.slug}`);
      expect(moved.text).toContain('Moved. The text to 1 worker waits a minute.');
      const sent = await row<{ body: string }>(
        `select body from outgoing_messages where kind = 'time_change' and subject_id = $1 order by id desc`,
        show.confirmed.id,
      );
      expect(other.text).toContain(sent!.body.replace(/\s+/g, ' '));

      const back = await manager.submit(moved, {}, 'Move back');
      expect(back.path).toBe(`${eventPath()}#call-${show.call.slug}`);
      expect(await row('select time::text from call_times where id = $1', show.call.id)).toEqual({
        time: '08:00:00',
      });
      expect(back.text).not.toContain('waits a minute');
      app.clock.setTime('2031-04-20T12:05:00-04:00');
      await app.finishTasks();
      expect(
        await row(
          `select count(*)::int as n from outgoing_messages where kind = 'time_change' and subject_id = $1 and status in ('sent', 'delivered', 'queued', 'held')`,
          show.confirmed.id,
        ),
      ).toEqual({ n: 0 });
    });

    it.each`
      query                | says
      ${'date=2031-06-01'} | ${'must lie within the event'}
      ${'date=2031-02-30'} | ${'date'}
      ${'time=25:00'}      | ${'time'}
      ${'time=noon'}       | ${'time'}
    `(
      'says beside the date and time, without refusing, why a call cannot move to $query',
      async ({ query, says }) => {
        const page = await manager.open(`/app/call/${show.call.slug}/edit/?${query}`);
        expect(page.status).toBe(200);
        const [, told] = /id="move-texts">(.*?)<\/div>/s.exec(page.html)!;
        expect(told!.toLowerCase()).toContain(says);
        expect(told).toContain('<p>');
        expect(page.text).not.toContain('will be asked again');
      },
    );

    it('changes without a question when nobody is asked again', async () => {
      const page = await manager.open(`/app/call/${show.later.slug}/edit/`);
      const saved = await manager.submit(
        page,
        { name: 'Strike 2', time: '19:00', expected_hours: '6.5' },
        'time',
      );
      expect(saved.path).toBe(`${eventPath()}#call-${show.later.slug}`);
      expect(
        await row(
          'select name, time::text, expected_minutes from call_times where id = $1',
          show.later.id,
        ),
      ).toEqual({ name: 'Strike 2', time: '19:00:00', expected_minutes: 390 });
      expect(saved.text).toContain('was 6:00');
    });

    it.each`
      wrong                       | field
      ${{ time: '25:00' }}        | ${'time'}
      ${{ name: '' }}             | ${'name'}
      ${{ minimum_hours: '4.3' }} | ${'minimum'}
      ${{ expected_hours: '25' }} | ${'expected'}
    `('is refused beside the field for $wrong', async ({ wrong, field }) => {
      const page = await manager.open(`${eventPath()}add-call`);
      const refused = await manager.submit(
        page,
        { name: 'Focus', date: '2031-05-02', time: '07:00', message: 'kept', ...wrong },
        'time',
      );
      expect([refused.status, refused.html.includes(`id="new-call-form-${field}-error"`)]).toEqual([
        400,
        true,
      ]);
      expect(refused.forms.find((form) => 'time' in form.values)!.values).toMatchObject({
        message: 'kept',
        ...wrong,
      });
    });

    it('is copied with its labor and crew, queued', async () => {
      const page = await manager.open(`/app/call/${show.call.slug}/copy/`);
      await manager.submit(page, { name: 'Load in again', date: '2031-05-03' }, 'time');
      expect(
        await row(
          `select count(*)::int as n, bool_and(r.sent_at is null) as queued from call_times ct join labor_requirements q on q.call_time_id = ct.id
           join labor_requests r on r.labor_requirement_id = q.id where ct.name = 'Load in again' and ct.event_id = $1`,
          show.event.id,
        ),
      ).toEqual({ n: 1, queued: true });
    });

    it('lists everybody asked by state and skill, and decides about each', async () => {
      const path = `/app/call/${show.later.slug}/requests/`;
      const other = await aRequirement(app.db, { callTimeId: show.later.id });
      const worker = await aWorker(app.db, { companyId: house.company.id, name: 'Zoe Elsewhere' });
      await aRequest(app.db, {
        laborRequirementId: other.id,
        workerId: worker.id,
        state: 'declined',
      });
      const all = await manager.open(`${path}?labor_type=All`);
      for (const words of ['Pending (1)', 'Declined (1)', worker.name, show.worker.name])
        expect([words, all.text.includes(words)]).toEqual([words, true]);
      const one = await manager.open(`${path}?labor_type=${show.skill.id}`);
      expect([one.text.includes(show.worker.name), one.text.includes(worker.name)]).toEqual([
        true,
        false,
      ]);

      const state = () => row('select state from labor_requests where id = $1', show.pending.id);
      for (const [action, after] of [
        ['confirm', 'confirmed'],
        ['ncns', 'no_show'],
      ] as const) {
        const answer = await post(manager, path, { request_id: String(show.pending.id), action });
        expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
        expect(await state()).toEqual({ state: after });
      }
      const elsewhere = await post(manager, path, {
        request_id: String(show.confirmed.id),
        action: 'decline',
      });
      expect(elsewhere.status).toBe(404);
      const unknown = await post(manager, path, {
        request_id: String(show.pending.id),
        action: 'promote',
      });
      expect(unknown.status).toBe(400);
    });

    it('is deleted after saying who is told, and comes back', async () => {
      const ask = await manager.open(`/app/call/${show.call.slug}/delete/`);
      expect(ask.text).toContain('1 person gets a text');
      const gone = await manager.submit(ask, {}, 'Delete and text 1 person');
      expect([gone.path, gone.html.includes(`id="call-${show.call.slug}"`)]).toEqual([
        eventPath(),
        false,
      ]);
      const deleted = await manager.open(`${eventPath()}deleted`);
      expect(deleted.text).toContain(show.call.name);
      const back = await manager.submit(deleted, {}, 'Restore');
      expect([back.path, back.html.includes(`id="call-${show.call.slug}"`)]).toEqual([
        eventPath(),
        true,
      ]);
    });

    it('with hours is not a steward’s to delete, and the page says so before', async () => {
      const call = await aCall(app.db, { eventId: show.event.id });
      const { id: laborRequirementId } = await aRequirement(app.db, { callTimeId: call.id });
      const { id } = await aConfirmedRequest(app.db, { laborRequirementId });
      await app.db.query(
        'insert into time_entries (labor_request_id, start_at) values ($1, now())',
        [id],
      );
      const ask = await browsers.steward.open(`/app/call/${call.slug}/delete/`);
      expect(ask.text).toContain('Hours were recorded for this call time');
      expect(ask.text).not.toContain('Delete call ');
      expect((await post(browsers.steward, `/app/call/${call.slug}/delete/`)).status).toBe(400);
    });
  });

  describe('labor', () => {
    it('is added and edited in its place, one after another', async () => {
      const skill = await aSkill(app.db, {
        companyId: house.company.id,
        name: `Audio ${show.event.id}`,
      });
      const path = `/app/call/${show.call.slug}/add-labor/`;
      const page = await manager.open(path);
      const refused = await manager.submit(
        page,
        { labor_type: String(skill.id), needed_labor: '0' },
        'needed_labor',
      );
      expect([
        refused.status,
        refused.html.includes(`id="new-labor-${show.call.slug}-needed-error"`),
      ]).toEqual([400, true]);
      const next = await manager.submit(
        refused,
        { needed_labor: '3', fcfs_positions: '9', another: 'on' },
        'needed_labor',
      );
      expect(next.path).toBe(`${path}#new-labor-${show.call.slug}`);
      const added = await row<{ slug: string; id: number }>(
        'select id, slug, needed_labor, fcfs_positions, minimum_minutes from labor_requirements where labor_type_id = $1',
        skill.id,
      );
      expect(added).toMatchObject({ needed_labor: 3, fcfs_positions: 3, minimum_minutes: null });

      const edit = await manager.open(`/app/labor/${added!.slug}/edit/`);
      const saved = await manager.submit(
        edit,
        { needed_labor: '5', fcfs_positions: '2' },
        'needed_labor',
      );
      expect(saved.path).toBe(`${eventPath()}#labor-${added!.slug}`);
      expect(saved.text).toContain('first 2 confirmed at once');
      expect(
        await row(
          'select needed_labor, fcfs_positions from labor_requirements where id = $1',
          added!.id,
        ),
      ).toEqual({ needed_labor: 5, fcfs_positions: 2 });
    });

    it('asks for a skill once', async () => {
      const answer = await post(manager, `/app/call/${show.call.slug}/add-labor/`, {
        labor_type: String(show.skill.id),
        needed_labor: '2',
      });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('This call time asks for this skill already');
      const foreign = await aSkill(app.db);
      expect(
        (
          await post(manager, `/app/call/${show.call.slug}/add-labor/`, {
            labor_type: String(foreign.id),
            needed_labor: '2',
          })
        ).status,
      ).toBe(400);
    });

    it('is deleted with its requests, and comes back', async () => {
      const worker = await aWorker(app.db, { companyId: house.company.id });
      await aConfirmedRequest(app.db, {
        laborRequirementId: show.requirement.id,
        workerId: worker.id,
      });
      const ask = await manager.open(`/app/labor/${show.requirement.slug}/delete/`);
      expect(ask.text).toContain('2 people get a text');
      const gone = await manager.submit(ask, {}, 'Delete and text 2 people');
      expect(gone.path).toBe(`${eventPath()}#call-${show.call.slug}`);
      expect(gone.html).not.toContain(`id="labor-${show.requirement.slug}"`);
      const deleted = await manager.open(`${eventPath()}deleted`);
      const back = await manager.submit(deleted, {}, 'Restore');
      expect(back.html).toContain(`id="labor-${show.requirement.slug}"`);
    });
  });

  describe('an edit that somebody else overtook', () => {
    type Edit = [string, Path, string, string, (value: string) => [string, object]];
    const anEdit = (...edit: Edit): Edit => edit;
    const edits = [
      anEdit(
        'event',
        ({ event }) => `/app/events/${event.slug}/edit`,
        'event_name',
        'A',
        (value) => [...([`/event/${show.event.slug}/`, { event_name: value }] as const)],
      ),
      anEdit(
        'note',
        ({ event }) => `/app/events/${event.slug}/note`,
        'event_description',
        'A',
        (value) => [...([`/event/${show.event.slug}/`, { event_description: value }] as const)],
      ),
      anEdit(
        'call',
        ({ call }) => `/app/call/${call.slug}/edit/`,
        'name',
        'A',
        (value) => [...([`/call-times/${show.call.slug}/edit/`, { name: value }] as const)],
      ),
      anEdit(
        'labor',
        ({ open }) => `/app/labor/${open.slug}/edit/`,
        'needed_labor',
        '7',
        (value) => [...([`/labor/${show.open.slug}/edit/`, { needed_labor: value }] as const)],
      ),
    ];

    it.each(edits)(
      'of %s shows both values, and saves the chosen one',
      async (what, path, field, mine, theirs) => {
        const other = await app.as(house.manager);
        const overtake = async (value: string): Promise<void> => {
          const [address, body] = theirs(value);
          const answer =
            what === 'labor' ? await other.post(address, body) : await other.patch(address, body);
          expect(answer.status).toBe(200);
        };
        const stored = async (): Promise<string> =>
          (await manager.open(pathFor(path))).forms.find(({ values }) => 'shown' in values)!.values[
            field
          ]!;
        const form = await manager.open(pathFor(path));
        await overtake('55');
        const both = await manager.submit(form, { [field]: mine }, 'shown');
        expect(both.status).toBe(409);
        const again = both.forms.find(({ values }) => 'shown' in values)!.values;
        expect(again).toMatchObject({ [field]: mine, [`keep.${field}`]: 'mine' });
        for (const value of ['55', mine]) expect(both.text).toContain(value);
        expect(await stored()).toBe('55');

        const kept = await manager.submit(both, { [`keep.${field}`]: 'theirs' }, 'shown');
        expect([kept.status, await stored()]).toEqual([200, '55']);
        const forced = await manager.submit(both, {}, 'shown');
        expect([forced.status, await stored()]).toEqual([200, mine]);
      },
    );

    it('elsewhere keeps what the other one changed', async () => {
      const form = await manager.open(`/app/call/${show.call.slug}/edit/`);
      const other = await app.as(house.manager);
      await other.patch(`/call-times/${show.call.slug}/edit/`, { message: 'Theirs' });
      await manager.submit(form, { name: 'Mine' }, 'shown');
      expect(await row('select name, message from call_times where id = $1', show.call.id)).toEqual(
        {
          ...{ name: 'Mine', message: 'Theirs' },
        },
      );
    });
  });

  it.each([
    ['/app/events/', '/events/list/'],
    ['/app/events/create', '/create-event/'],
    [
      ({ event }: PopulatedEvent) => `/app/events/${event.slug}/`,
      ({ event }: PopulatedEvent) => `/event/${event.slug}/`,
    ],
    [
      ({ event }: PopulatedEvent) => `/app/pay/event/${event.slug}/`,
      ({ event }: PopulatedEvent) => `/pay/events/${event.slug}/`,
    ],
    [
      ({ event }: PopulatedEvent) => `/app/events/${event.slug}/add-call`,
      ({ event }: PopulatedEvent) => `/call-time/${event.slug}/add-call-time/`,
    ],
    [
      ({ call }: PopulatedEvent) => `/app/call/${call.slug}/add-labor/`,
      ({ call }: PopulatedEvent) => `/call-times/${call.slug}/add-labor/`,
    ],
    [
      ({ open }: PopulatedEvent) => `/app/labor/${open.slug}/edit/`,
      ({ open }: PopulatedEvent) => `/labor/${open.slug}/edit/`,
    ],
  ] as [Path | string, Path | string][])(
    '%s costs at most two statements more than %s',
    async (path, twin) => {
      const client = await app.as(house.manager);
      const count = async (read: () => Promise<{ status: number }>): Promise<number> => {
        expect((await read()).status).toBe(200);
        await moveRevisions(app.db); // What did not change is not read again.
        return (await recordSentStatements(app.db, async () => void (await read()))).length;
      };
      const ofTwin = await count(() => client.get(pathFor(twin)));
      const ofPage = await count(() => manager.open(pathFor(path)));
      // Forms of calls and labor say whether the rules of pay know a minimum: three.
      const isForm = /\/(add-call|add-labor\/|edit\/)$/.test(pathFor(path));
      // What the event costs is kept with a revision, its twin is not.
      const isKept = pathFor(path).startsWith('/app/pay/event/');
      const beside = (isForm ? 3 : 0) + (isKept ? SNAPSHOT_STATEMENTS : 0);
      expect(ofPage - ofTwin).toBeLessThanOrEqual(2 + beside);
      for (let more = 0; more < 5; more++) {
        const call = await aCall(app.db, { eventId: show.event.id });
        const { id } = await aRequirement(app.db, { callTimeId: call.id });
        await aRequest(app.db, { laborRequirementId: id });
      }
      const again = await count(() => manager.open(pathFor(path)));
      expect(again).toBe(ofPage);
    },
  );

  it('speak Spanish', async () => {
    const browser = await OfficeBrowser.of(app, house.manager, { 'accept-language': 'es' });
    const page = await browser.open(eventPath());
    expect(page.text).toContain('Agregar un turno');
    expect(page.html).toContain('lang="es"');
    const refused = await browser.submit(
      await browser.open('/app/events/create'),
      { event_name: '' },
      'event_name',
    );
    expect(refused.text).toContain('Este campo es obligatorio.');
    expect(refused.text).not.toMatch(/This field|Create event/);
    expect(idOf(page, `call-${show.call.slug}-name`)).toBe(show.call.name);
  });
});
