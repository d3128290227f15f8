import { eventPages, type Path, type Caller } from '../support/event-pages.js';

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
  const pages = eventPages();
  const { row, pathFor, post } = pages;

  it('are all registered, with their methods', () => {
    const registered = new Set(
      pages.app.routes.map(({ method, url }) => `${method} ${url.replace(/\/$/, '')}`),
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
      const page = await pages.browsers[caller as Caller].open(pathFor(path));
      expect([caller, page.status]).toEqual([caller, status]);
      if (caller === 'nobody') expect(page.path).toMatch(/^\/app\/login\//);
      if (caller === 'other company') expect(page.text).not.toContain(pages.show.event.eventName);
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
      const answer = await post(pages.browsers[caller as Caller], pathFor(path));
      expect([caller, answer.status]).toEqual([caller, status]);
    }
    const open = await pages.browsers.manager.send(pathFor(path), { method: 'POST' });
    expect(['without a token', open.status]).toEqual(['without a token', 403]);
  });
});
