import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';
import { type BenchCompany, PASSWORD } from './data/company.js';
import { type Figure, figureOf } from './load/figure.js';
import type { Load, Loaded } from './load/load.child.js';
import { findSubjects, type ScreenSubjects } from './screens.js';
import type { ApiServer } from './server/api-server.js';
import { Child } from './server/child.js';

const CONNECTIONS = 16;
/** Page and twin take turns, so that other load on the machine hits both. */
const ROUNDS = 2;
const MANAGER = 'manager1.1';

/** A page of the office, and the answer of the API with the same data. */
interface PageTarget {
  name: string;
  page: string;
  twin: string;
  /** Changes, before each round, the text $1 that both show. */
  change: string;
}

export const PAGE_NAMES = ['page: fill', 'page: event', 'page: contacts', 'page: today'] as const;

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
 * Measures pages beside their twins, on data that changes before each round. The fill list of the API is whole, its page
 * has a hundred rows at most: compare these two on `tiny`, where both have sixty.
 */
export async function measurePages(
  names: readonly string[],
  around: {
    product: ApiServer;
    connection: DatabaseConnection;
    company: BenchCompany;
    seconds: number;
  },
  each: (result: PageResult) => void,
): Promise<void> {
  const { product, connection, company } = around;
  const targets = targetsOf(await findSubjects(connection, company)).filter(({ name }) =>
    names.includes(name),
  );
  if (targets.length === 0) return;
  const load = Child.start<Load, Loaded>('load/load.child.js');
  const client = new Client(connection);
  await client.connect();
  try {
    const page = { accept: 'text/html', cookie: await sessionCookie(product.url) };
    const twin = { authorization: `Token ${company.key}` };
    for (const target of targets)
      each(await measure(target, { page, twin }, product.url, load, client, around.seconds));
  } finally {
    await Promise.all([load.end(), client.end()]);
  }
}

async function measure(
  { name, change, ...paths }: PageTarget,
  headers: Record<'page' | 'twin', Record<string, string>>,
  url: string,
  load: Child<Load, Loaded>,
  client: Client,
  seconds: number,
): Promise<PageResult> {
  const rounds: Record<'page' | 'twin', Loaded[]> = { page: [], twin: [] };
  const bytes = { page: 0, twin: 0 };
  const ask = (kind: 'page' | 'twin', time: number): Promise<Loaded> =>
    load.ask({
      url: url + paths[kind],
      headers: headers[kind],
      connections: CONNECTIONS,
      seconds: time,
    });
  for (const kind of ['page', 'twin'] as const) await ask(kind, Math.min(1, seconds / 4));
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const kind of ['page', 'twin'] as const) {
      const text = `0 changed ${kind} ${turn}`; // Sorts first.
      await client.query(change, [text]);
      const shown = await textOf(url + paths[kind], headers[kind]);
      if (!shown.includes(text)) throw new Error(`${paths[kind]} does not show what has changed.`);
      bytes[kind] = Buffer.byteLength(shown);
      rounds[kind].push(await ask(kind, seconds / ROUNDS));
      await sleep(50);
    }
  }
  const [page, twin] = [figureOf(rounds.page), figureOf(rounds.twin)];
  const ratio = page.requestsPerSecond / twin.requestsPerSecond;
  return { name, bytes: bytes.page, twinBytes: bytes.twin, page, twin, ratio };
}

function targetsOf({
  event,
  requirement,
  companyId,
}: ScreenSubjects & { companyId: number }): PageTarget[] {
  const ofEvent = `update events set event_name = $1 where slug = '${event}'`;
  const ofContact = `update workers set name = $1 where id = (
    select id from workers where company_id = ${companyId} order by lower(name), id limit 1)`;
  const [fill, details, contacts, today] = PAGE_NAMES;
  return [
    {
      name: fill,
      page: `/app/labor/${requirement}/requests/?per_page=100`,
      twin: `/request/${requirement}/fill-list/`,
      change: ofEvent,
    },
    { name: details, page: `/app/events/${event}/`, twin: `/event/${event}/`, change: ofEvent },
    {
      name: contacts,
      page: '/app/workers/?per_page=100',
      twin: '/workers/?limit=100',
      change: ofContact,
    },
    { name: today, page: '/app/dashboard/', twin: '/events/list/', change: ofEvent },
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
