import { printLine } from './print-line.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';
import { type BenchCompany, PASSWORD } from './data/company.js';
import { type Figure, figureOf } from './load/figure.js';
import type { Load, Loaded } from './load/load.child.js';
import { addCrowdedCall } from './data/crowded-call.js';
import { findSubjects, type ScreenSubjects } from './screens.js';
import type { ApiServer } from './server/api-server.js';
import { Child } from './server/child.js';

const CONNECTIONS = 16;
/** Page and twin take turns, so that other load on the machine hits both. */
const ROUNDS = 2;
/** Seconds at most; what is measured first would be the compiler. */
const WARMING = 3;
const KINDS = ['page', 'twin'] as const;
/** Milliseconds between two changes while a page or its twin is read: nothing can be kept for longer. */
const CHANGE_EVERY = 100;
/** What a client reads for the numbers of a dashboard. */
const COUNTERS = ['/upcoming-event-count/', '/pending-count/', '/declined-count/', '/sms-count/'];
const MANAGER = 'manager1.1';

/** A page of the office, and the answers of the API that a client reads for the same data. */
interface PageTarget {
  name: string;
  page: string;
  /** Read one after another; the first has the rows. */
  twins: readonly string[];
  /** What stands once in each row of the page, and the list of the first twin that has as many. */
  rows?: { page: RegExp; twin: string };
  /** Changes the text $1 that both show; again and again while they are read. */
  change: string;
}

export const PAGE_NAMES = [
  ...(['page: fill', 'page: event', 'page: contacts', 'page: today'] as const),
  'page: time sheet of 200',
] as const;

const SHEET = 'page: time sheet of 200';

export interface PageResult {
  name: string;
  /** Of the page, not compressed. */
  bytes: number;
  twinBytes: number;
  page: Figure;
  twin: Figure;
  ratio: number;
}

/**
 * Measures pages beside their twins, on data that changes ten times a second. Both are compressed or neither is, and both have the
 * same number of rows: the fill list of the API is whole, its page has a hundred rows at most, so that these two are
 * compared on `tiny` alone and left out elsewhere.
 */
export async function measurePages(
  names: readonly string[],
  around: {
    product: ApiServer;
    connection: DatabaseConnection;
    company: BenchCompany;
    seconds: number;
    /** Asked for with Brotli, which browsers accept. */
    compressed: boolean;
  },
  each: (result: PageResult) => void,
): Promise<void> {
  const { product, connection, company, compressed } = around;
  if (!PAGE_NAMES.some((name) => names.includes(name))) return;
  const load = Child.start<Load, Loaded>('load/load.child.js');
  const client = new Client(connection);
  await client.connect();
  try {
    const subjects = await findSubjects(connection, company);
    const targets = targetsOf({ ...subjects, sheet: subjects.worked });
    const encoding = compressed ? { 'accept-encoding': 'br' } : null;
    const page = { accept: 'text/html', cookie: await sessionCookie(product.url), ...encoding };
    const twin = { authorization: `Token ${company.key}`, ...encoding };
    const measured = async (target: PageTarget): Promise<void> => {
      const difference = await differenceOfRows(target, product.url, { page, twin });
      if (difference) printLine(`  ${target.name} is left out: ${difference}`);
      else each(await measure(target, { page, twin }, product.url, load, client, around.seconds));
    };
    for (const target of targets)
      if (target.name !== SHEET && names.includes(target.name)) await measured(target);
    if (!names.includes(SHEET)) return;
    // Its crew comes last: two hundred more contacts would be rows of the others.
    const sheet = await addCrowdedCall(client, subjects.worked);
    await measured(targetsOf({ ...subjects, sheet }).find(({ name }) => name === SHEET)!);
  } finally {
    await Promise.all([load.end(), client.end()]);
  }
}

async function measure(
  target: PageTarget,
  headers: Record<'page' | 'twin', Record<string, string>>,
  url: string,
  load: Child<Load, Loaded>,
  client: Client,
  seconds: number,
): Promise<PageResult> {
  const { name, page, twins, change } = target;
  const rounds: Record<string, Loaded[]> = {};
  const addresses = { page: [page], twin: twins };
  const bytes = { page: 0, twin: 0 };
  const ask = (path: string, kind: 'page' | 'twin', time: number): Promise<Loaded> =>
    load.ask({ url: url + path, headers: headers[kind], connections: CONNECTIONS, seconds: time });
  for (const kind of KINDS)
    for (const path of addresses[kind]) await ask(path, kind, Math.min(WARMING, seconds / 2));
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const kind of KINDS) {
      const text = `0 changed ${kind} ${turn}`; // Sorts first.
      await client.query(change, [text]);
      const shown = await Promise.all(
        addresses[kind].map((path) => textOf(url + path, headers[kind])),
      );
      if (!shown[0]!.includes(text))
        throw new Error(`${addresses[kind][0]} does not show what has changed.`);
      bytes[kind] = Buffer.byteLength(shown.join(''));
      const stopChanging = changeAgainAndAgain(client, change, text);
      for (const path of addresses[kind])
        (rounds[path] ??= []).push(await ask(path, kind, seconds / ROUNDS));
      await stopChanging();
      await sleep(50);
    }
  }
  const figures = {
    page: figureOf(rounds[page]!),
    twin: inTurn(twins.map((path) => figureOf(rounds[path]!))),
  };
  const ratio = figures.page.requestsPerSecond / figures.twin.requestsPerSecond;
  return { name, bytes: bytes.page, twinBytes: bytes.twin, ...figures, ratio };
}

/** Another text every `CHANGE_EVERY`. @returns what stops it */
function changeAgainAndAgain(client: Client, change: string, text: string): () => Promise<void> {
  let isOver = false;
  const changing = (async (): Promise<void> => {
    for (let nth = 0; !isOver; nth++) {
      await client.query(change, [`${text} ${nth}`]);
      await sleep(CHANGE_EVERY);
    }
  })();
  return () => ((isOver = true), changing);
}

/** Null: page and twin have the same number of rows, and can be compared. */
async function differenceOfRows(
  { page, twins, rows }: PageTarget,
  url: string,
  headers: Record<'page' | 'twin', Record<string, string>>,
): Promise<string | null> {
  if (!rows) return null;
  const html = await textOf(url + page, headers.page);
  const answer = JSON.parse(await textOf(url + twins[0]!, headers.twin)) as Record<string, []>;
  const [shown, listed] = [html.match(rows.page)?.length ?? 0, answer[rows.twin]!.length];
  return shown === listed ? null : `it has ${shown} rows, its twin ${listed}.`;
}

/** How often all of them can be read, one after another. */
function inTurn(figures: readonly Figure[]): Figure {
  const seconds = figures.reduce((sum, { requestsPerSecond: rate }) => sum + 1 / rate, 0);
  return {
    requestsPerSecond: Number((1 / seconds).toPrecision(3)),
    p50: figures.reduce((sum, { p50 }) => sum + p50, 0),
    p99: figures.reduce((sum, { p99 }) => sum + p99, 0),
  };
}

function targetsOf({
  event,
  requirement,
  companyId,
  sheet,
}: ScreenSubjects & { companyId: number; sheet: string }): PageTarget[] {
  const ofEvent = `update events set event_name = $1 where slug = '${event}'`;
  // The page begins with the next event, the list of the API with the first.
  const ofEvents = `update events set event_name = $1 where slug = '${event}' or id = (
    select id from events where company_id = ${companyId} order by start_date, id limit 1)`;
  const ofContact = `update workers set name = $1 where id = (
    select id from workers where company_id = ${companyId} order by lower(name), id limit 1)`;
  const [fill, details, contacts, today] = PAGE_NAMES;
  return [
    {
      name: fill,
      page: `/app/labor/${requirement}/requests/?per_page=100&all=on`,
      twins: [`/request/${requirement}/fill-list/`],
      rows: { page: /<(tr id="worker|li id="request)-/g, twin: 'workers' },
      change: ofEvent,
    },
    {
      name: details,
      page: `/app/events/${event}/`,
      twins: [`/event/${event}/`],
      rows: { page: /<li id="labor-/g, twin: 'labor_requirements' },
      change: ofEvent,
    },
    {
      name: contacts,
      page: '/app/workers/?per_page=100',
      twins: ['/workers/?limit=100'],
      rows: { page: /<tr id="contact-/g, twin: 'workers' },
      change: ofContact,
    },
    {
      name: today,
      page: '/app/dashboard/',
      twins: ['/events/list/?limit=8', ...COUNTERS],
      // Past events are in the list of the API alone, and what needs somebody is on the page alone.
      change: ofEvents,
    },
    {
      name: SHEET,
      page: `/app/call/${sheet}/track/`,
      twins: [`/call-times/${sheet}/tracking/`],
      rows: { page: /<tr id="request-/g, twin: 'labor_requests' },
      change: `update call_times set name = $1 where slug = '${sheet}'`,
    },
  ];
}

/** Signs in by the form of the login page. @returns the header's value */
async function sessionCookie(url: string): Promise<string> {
  const shown = await fetch(`${url}/app/login/`);
  const cookies = shown.headers.getSetCookie();
  const [, token = ''] = /name="csrf_token" value="([^"]*)"/.exec(await shown.text()) ?? [];
  const answer = await fetch(`${url}/app/login/`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: headerOf(cookies), origin: url },
    body: new URLSearchParams({ csrf_token: token, username: MANAGER, password: PASSWORD }),
  });
  if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}.`);
  return headerOf([...cookies, ...answer.headers.getSetCookie()]);
}

const headerOf = (cookies: readonly string[]): string =>
  cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');

async function textOf(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { headers, redirect: 'manual' });
  const text = await answer.text();
  if (answer.status !== 200)
    throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text;
}
