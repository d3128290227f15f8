import { readFileSync, writeFileSync } from 'node:fs';
import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  fillPath,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { bodyFor } from '../support/route-bodies.js';
import type { Answer, Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/**
 * Routes outside of companies; the contact form, which takes five calls; and signing out, which would end the key of
 * the next caller.
 */
const LEFT_OUT = /^\/(contact|health|metrics|dev|docs|app|logout)\//;
const CALLERS = [
  'nobody',
  'worker',
  'other steward',
  'steward',
  'owner',
  'other company',
  'administrator',
  'manager',
] as const;
type CallerName = (typeof CALLERS)[number];

/** Tables that a stranger must not change; with a condition where some rows are the stranger's own. */
const ROWS: Record<string, string | null> = {
  events: 'where company_id <> $1',
  labor_types: 'where company_id <> $1',
  location_profiles: 'where company_id <> $1',
  workers: 'where company_id <> $1',
  call_times: null,
  labor_requirements: null,
  labor_requests: null,
  alt_phones: null,
  notifications: null,
  time_entries: null,
  time_changes: null,
  stations: null,
  pay_rates: 'where company_id <> $1',
  pay_exports: 'where company_id <> $1',
  pay_periods: 'where company_id <> $1',
  outgoing_messages: 'where company_id is distinct from $1',
};

/** Routes open to anyone: the token in the path authorises. */
const OPEN =
  /^\/(event\/\{slug\}\/confirm|user\/request|call\/confirm-time-change|clock-in|station)\/\{/;
/** Routes for owners: the company itself, its managers, its money. */
const OWNERS_OWN = /^\/(company\/|send-manager-invite\/|pay\/)/;
/** Route where workers see their own work, and all others theirs. */
const OWN_WORK = '/user/profile/';
const STRANGERS = new Set<CallerName>([
  'nobody',
  'worker',
  'other steward',
  'owner',
  'other company',
]);
/** Whether this caller must learn and change nothing by the route. */
const isStranger = (name: CallerName, path: string): boolean =>
  STRANGERS.has(name) &&
  !OPEN.test(path) &&
  !(name === 'worker' && path === OWN_WORK) &&
  !(name === 'owner' && OWNERS_OWN.test(path));
const WIDTH = 46;
const FILE = `${process.cwd()}/test/recorded/access-by-role-and-company.txt`;
const RECORDING = process.env['RECORD_ACCESS'] === '1';

interface Route {
  method: string;
  path: string;
}

/** The data of one attempt, and the state of all rows before it. */
interface Stage {
  show: PopulatedEvent;
  station: string;
  state: string;
}

/**
 * Who may call which route, by its status. After an intended change, run
 * `RECORD_ACCESS=1 npx jest test/e2e/access-by-role-and-company`.
 */
describe('access by role and company', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let callers: Record<CallerName, Client>;
  let foreignCompanyId: number;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    foreignCompanyId = (await aCompany(app.db)).id;
    callers = {
      nobody: app.visitor(),
      worker: await app.as({ userId: house.workerUser.id }),
      'other steward': await app.as(house.otherSteward),
      steward: await app.as(house.steward),
      owner: await app.as(house.owner),
      'other company': await app.as(await aManager(app.db, foreignCompanyId)),
      administrator: await app.as(house.administrator),
      manager: await app.as(house.manager),
    };
  });
  afterAll(() => app.close());

  /**
   * Changes with any row of all companies but the stranger's own: rows are counted, and each version of a row has the
   * number of the transaction that wrote it, which only grows.
   */
  const stateOfTheHouse = async (): Promise<string> => {
    const states = Object.entries(ROWS).map(
      ([table, whose]) =>
        `select count(*) as rows, sum(t.xmin::text::bigint) as versions from ${table} t ${whose ?? ''}`,
    );
    const [{ state }] = await app.db.query(
      `select string_agg(rows || ':' || versions, ' ') as state from (${states.join(' union all ')}) tables`,
      [foreignCompanyId],
    );
    return state as string;
  };

  async function anotherShow(): Promise<Stage> {
    const show = await house.show();
    const { body } = await callers.manager.post(`/event/${show.event.slug}/generate-station/`);
    const [station] = /[0-9a-f-]{36}/.exec(body.station_url as string)!;
    return { show, station, state: await stateOfTheHouse() };
  }

  /** Data of other companies that an answer contains: slugs, names and numbers. */
  const told = (
    answer: Answer,
    { event, call, requirement, worker, unasked, unusedLocation, unusedSkill }: PopulatedEvent,
  ): string[] => {
    const secrets = [
      event.slug,
      event.eventName,
      call.slug,
      requirement.slug,
      worker.name,
      worker.phoneNumber,
      unasked.name,
      unusedLocation.name,
      unusedSkill.name,
    ];
    return secrets.filter((secret) => answer.text.includes(`"${secret}"`));
  };

  async function routes(): Promise<Route[]> {
    const document = (await (await fetch(`${app.url}/docs/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    return Object.entries(document.paths)
      .flatMap(([path, item]) =>
        Object.keys(item).map((method) => ({ method: method.toUpperCase(), path })),
      )
      .filter(({ path }) => !LEFT_OUT.test(path))
      .sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
  }

  it('as the recorded table tells', async () => {
    const lines: string[] = [];
    let stage = await anotherShow();
    for (const { method, path } of await routes()) {
      const sendAs = (name: CallerName): Promise<Answer> =>
        callers[name].send(
          method,
          fillPath(stage.show, stage.station, path) + queryOf(name, path, house),
          bodyFor(`${method} ${path}`, stage.show, house),
        );
      const cells = new Map<CallerName, number>();
      for (const name of CALLERS.filter((each) => isStranger(each, path))) {
        const answer = await sendAs(name);
        expect([method, path, name, told(answer, stage.show)]).toEqual([method, path, name, []]);
        cells.set(name, answer.status);
      }
      // Of all strangers together: none of them may change anything, in whatever order they come.
      expect([method, path, await stateOfTheHouse()]).toEqual([method, path, stage.state]);

      for (const name of CALLERS.filter((each) => !isStranger(each, path))) {
        const { status } = await sendAs(name);
        const changed = (await stateOfTheHouse()) !== stage.state;
        const isRefused = status >= 400;
        expect([method, path, name, changed && isRefused]).toEqual([method, path, name, false]);
        cells.set(name, status);
        if (changed) stage = await anotherShow();
      }
      const row = CALLERS.map((name) => String(cells.get(name)).padEnd(name.length));
      lines.push([`${method} ${path}`.padEnd(WIDTH), ...row].join(' | ').trimEnd());
    }
    const table = `${[[' '.repeat(WIDTH), ...CALLERS].join(' | '), ...lines].join('\n')}\n`;
    if (RECORDING) writeFileSync(FILE, table);
    expect(table).toBe(readFileSync(FILE, 'utf8'));
  });

  it('company by company where the path names none: an administrator has to choose, a manager cannot choose another’s', async () => {
    for (const path of [
      '/create-event/',
      '/skills/',
      '/location-profiles/',
      '/workers/',
      '/stewards/',
    ]) {
      expect([path, await callers.administrator.get(path)]).toEqual([
        path,
        expect.objectContaining({
          status: 400,
          body: expect.objectContaining({ company: [expect.any(String)] }),
        }),
      ]);
      expect([
        path,
        (await callers['other company'].get(`${path}?company=${house.company.slug}`)).status,
      ]).toEqual([path, 400]);
    }
  });
});

/** An administrator names the company, where the path does not. */
function queryOf(name: CallerName, path: string, house: PopulatedCompany): string {
  const namesNone =
    /^\/(create-event|skills|location-profiles|workers(\/(import|import-contacts|clear-unused))?|stewards|send-steward-invite|send-manager-invite|company\/people|company\/second-factor|company\/settings|company\/logo\/delete|pay\/.*)\/$/.test(
      path,
    );
  return name === 'administrator' && namesNone ? `?company=${house.company.slug}` : '';
}
