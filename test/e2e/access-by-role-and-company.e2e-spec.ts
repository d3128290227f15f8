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

  it('as this table tells', async () => {
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
    expect(`\n${[' '.repeat(WIDTH), ...CALLERS].join(' | ')}\n${lines.join('\n')}\n`)
      .toMatchInlineSnapshot(`
     "
                                                    | nobody | worker | other steward | steward | owner | other company | administrator | manager
     GET /admin/billing/alerts/                     | 401    | 401    | 401           | 401     | 401   | 401           | 409           | 401
     POST /admin/billing/alerts/{id}/close/         | 401    | 401    | 401           | 401     | 401   | 401           | 409           | 401
     GET /admin/billing/bookings/                   | 401    | 401    | 401           | 401     | 401   | 401           | 409           | 401
     POST /admin/billing/bookings/{id}/book/        | 401    | 401    | 401           | 401     | 401   | 401           | 409           | 401
     GET /admin/billing/events/                     | 401    | 401    | 401           | 401     | 401   | 401           | 409           | 401
     POST /admin/billing/events/{id}/replay/        | 401    | 401    | 401           | 401     | 401   | 401           | 409           | 401
     GET /admin/companies/                          | 401    | 401    | 401           | 401     | 401   | 401           | 200           | 401
     GET /admin/invitations/                        | 401    | 401    | 401           | 401     | 401   | 401           | 200           | 401
     POST /admin/invite-owner/                      | 401    | 401    | 401           | 401     | 401   | 401           | 200           | 401
     GET /admin/system/                             | 401    | 401    | 401           | 401     | 401   | 401           | 200           | 401
     GET /admin/users/                              | 401    | 401    | 401           | 401     | 401   | 401           | 200           | 401
     DELETE /admin/users/{id}/                      | 401    | 401    | 401           | 401     | 401   | 401           | 404           | 401
     POST /admin/users/{id}/erase/                  | 401    | 401    | 401           | 401     | 401   | 401           | 404           | 401
     POST /admin/users/{id}/export/                 | 401    | 401    | 401           | 401     | 401   | 401           | 404           | 401
     POST /admin/users/{id}/log-in-as/              | 401    | 401    | 401           | 401     | 401   | 401           | 404           | 401
     POST /admin/workers/{slug}/erase/              | 401    | 401    | 401           | 401     | 401   | 401           | 200           | 401
     POST /admin/workers/{slug}/export/             | 401    | 401    | 401           | 401     | 401   | 401           | 200           | 401
     GET /archive/                                  | 401    | 401    | 401           | 401     | 401   | 200           | 400           | 200
     GET /billing/                                  | 401    | 401    | 401           | 401     | 200   | 401           | 401           | 401
     POST /billing/checkout/                        | 401    | 401    | 401           | 401     | 400   | 401           | 401           | 401
     GET /billing/invoices/                         | 401    | 401    | 401           | 401     | 409   | 401           | 401           | 401
     POST /billing/portal/                          | 401    | 401    | 401           | 401     | 409   | 401           | 401           | 401
     GET /call-time/{slug}/add-call-time/           | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-time/{slug}/add-call-time/          | 401    | 401    | 401           | 201     | 401   | 404           | 201           | 201
     GET /call-time/{slug}/board/                   | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-time/{slug}/copy/                   | 401    | 401    | 401           | 201     | 401   | 404           | 201           | 201
     GET /call-time/{slug}/not-clocked-in/          | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /call-times/{slug}/add-labor/              | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/add-labor/             | 401    | 401    | 401           | 201     | 401   | 404           | 201           | 201
     GET /call-times/{slug}/confirmations/          | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/confirmations/remind/  | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     DELETE /call-times/{slug}/delete/              | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/delete/preview/        | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     PATCH /call-times/{slug}/edit/                 | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/edit/preview/          | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /call-times/{slug}/messages/               | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/messages/retry/        | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/messages/retry/preview/ | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /call-times/{slug}/requests/               | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /call-times/{slug}/requests/{request_id}/audit/ | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/restore/               | 401    | 401    | 401           | 401     | 401   | 404           | 409           | 409
     POST /call-times/{slug}/send-messages/         | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/send-messages/preview/ | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/send-reminder/         | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/send-reminder/preview/ | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     DELETE /call-times/{slug}/sheet/               | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /call-times/{slug}/sheet/                  | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     PUT /call-times/{slug}/sheet/                  | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /call-times/{slug}/tracking/               | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/tracking/              | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/tracking/approve/      | 401    | 401    | 401           | 401     | 401   | 404           | 409           | 409
     POST /call-times/{slug}/tracking/approve/preview/ | 401    | 401    | 401           | 401     | 401   | 404           | 409           | 409
     POST /call-times/{slug}/tracking/cells/        | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/tracking/many/         | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/tracking/return/       | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /call-times/{slug}/tracking/state/         | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /call-times/{slug}/tracking/submit/       | 401    | 401    | 401           | 409     | 401   | 404           | 409           | 409
     POST /call-times/{slug}/tracking/undo/         | 401    | 401    | 401           | 409     | 401   | 404           | 409           | 409
     GET /call-times/{slug}/tracking/{request_id}/audit/ | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /call-times/{slug}/tracking/{request_id}/punches/ | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /call/confirm-time-change/{token}/         | 200    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /call/confirm-time-change/{token}/        | 200    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /clock-in-qr/{token}/                     | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /clock-in/{token}/                         | 200    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /clock-in/{token}/                        | 200    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     GET /company/audit/                            | 401    | 401    | 401           | 401     | 200   | 200           | 400           | 200
     GET /company/invitations/                      | 401    | 401    | 401           | 401     | 200   | 401           | 400           | 401
     DELETE /company/logo/delete/                   | 401    | 401    | 401           | 401     | 200   | 401           | 200           | 401
     GET /company/people/                           | 401    | 401    | 401           | 401     | 200   | 401           | 200           | 401
     GET /company/second-factor/                    | 401    | 401    | 401           | 401     | 200   | 401           | 200           | 401
     PUT /company/second-factor/                    | 401    | 401    | 401           | 401     | 200   | 401           | 200           | 401
     GET /company/settings/                         | 401    | 401    | 401           | 401     | 200   | 401           | 200           | 401
     PATCH /company/settings/                       | 401    | 401    | 401           | 401     | 200   | 401           | 200           | 401
     GET /company/{slug}/logo/{file}/               | 404    | 404    | 404           | 404     | 404   | 404           | 404           | 404
     POST /confirm/bulk/                            | 401    | 401    | 200           | 200     | 401   | 200           | 200           | 200
     GET /create-event/                             | 401    | 401    | 401           | 401     | 401   | 200           | 200           | 200
     POST /create-event/                            | 401    | 401    | 401           | 401     | 401   | 400           | 201           | 201
     GET /declined-count/                           | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     GET /declined-list/                            | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     DELETE /event/{slug}/                          | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     GET /event/{slug}/                             | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     PATCH /event/{slug}/                           | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /event/{slug}/assign-steward/             | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     GET /event/{slug}/audit/                       | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /event/{slug}/cancel/                     | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /event/{slug}/cancel/preview/             | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     GET /event/{slug}/confirm/{event_token}/       | 200    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /event/{slug}/confirm/{event_token}/      | 200    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /event/{slug}/delete/preview/             | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /event/{slug}/edit/preview/               | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /event/{slug}/generate-station/           | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /event/{slug}/messages/                    | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /event/{slug}/messages/retry/             | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /event/{slug}/messages/retry/preview/     | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /event/{slug}/restore/                    | 401    | 401    | 401           | 401     | 401   | 404           | 409           | 409
     GET /event/{slug}/scans/                       | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /event/{slug}/scans/{id}/accept/          | 401    | 401    | 401           | 404     | 401   | 404           | 404           | 404
     POST /event/{slug}/scans/{id}/dismiss/         | 401    | 401    | 401           | 404     | 401   | 404           | 404           | 404
     POST /event/{slug}/send-clock-in/              | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /event/{slug}/send-clock-in/preview/      | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /event/{slug}/send-messages/              | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /event/{slug}/send-messages/preview/      | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /event/{slug}/stations/                    | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     DELETE /event/{slug}/stations/{id}/            | 401    | 401    | 401           | 404     | 401   | 404           | 404           | 404
     PATCH /event/{slug}/stations/{id}/             | 401    | 401    | 401           | 404     | 401   | 404           | 404           | 404
     GET /events/list/                              | 401    | 401    | 200           | 200     | 401   | 200           | 200           | 200
     POST /forgot-password/                         | 400    | 400    | 400           | 400     | 400   | 400           | 400           | 400
     POST /hours-disputes/{id}/answer/              | 401    | 401    | 404           | 404     | 401   | 404           | 404           | 404
     POST /hours-disputes/{id}/answer/preview/      | 401    | 401    | 404           | 404     | 401   | 404           | 404           | 404
     DELETE /invitations/{id}/                      | 401    | 401    | 401           | 401     | 404   | 401           | 404           | 401
     POST /invitations/{id}/resend/                 | 401    | 401    | 401           | 401     | 404   | 401           | 404           | 401
     DELETE /labor/{slug}/delete/                   | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /labor/{slug}/delete/preview/             | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /labor/{slug}/edit/                        | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /labor/{slug}/edit/                       | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /labor/{slug}/restore/                    | 401    | 401    | 401           | 401     | 401   | 404           | 409           | 409
     GET /labor/{slug}/status/                      | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     DELETE /location-profiles/                     | 401    | 401    | 401           | 401     | 401   | 404           | 204           | 204
     GET /location-profiles/                        | 401    | 401    | 401           | 401     | 401   | 200           | 200           | 200
     PATCH /location-profiles/                      | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /location-profiles/                       | 401    | 401    | 401           | 401     | 401   | 201           | 201           | 201
     POST /login/                                   | 401    | 401    | 401           | 401     | 401   | 401           | 401           | 401
     GET /notifications/                            | 401    | 401    | 401           | 401     | 401   | 200           | 401           | 200
     POST /notifications/clear-all/                 | 401    | 401    | 401           | 401     | 401   | 200           | 401           | 200
     POST /notifications/clear-read/                | 401    | 401    | 401           | 401     | 401   | 200           | 401           | 200
     DELETE /notifications/{id}/delete/             | 401    | 401    | 401           | 401     | 401   | 404           | 401           | 200
     POST /notifications/{id}/read/                 | 401    | 401    | 401           | 401     | 401   | 404           | 401           | 200
     GET /owner/register/{token}/                   | 404    | 404    | 404           | 404     | 404   | 404           | 404           | 404
     POST /owner/register/{token}/                  | 400    | 400    | 400           | 400     | 400   | 400           | 400           | 400
     GET /pay/call-times/{slug}/                    | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     GET /pay/events/{slug}/                        | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     GET /pay/exports/                              | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     POST /pay/exports/                             | 401    | 401    | 401           | 401     | 201   | 201           | 201           | 201
     GET /pay/exports/{id}/                         | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     GET /pay/exports/{id}/file/                    | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     GET /pay/mappings/                             | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     POST /pay/mappings/                            | 401    | 401    | 401           | 401     | 201   | 201           | 201           | 201
     DELETE /pay/mappings/{id}/                     | 401    | 401    | 401           | 401     | 404   | 404           | 404           | 404
     PUT /pay/mappings/{id}/                        | 401    | 401    | 401           | 401     | 404   | 404           | 404           | 404
     PUT /pay/payroll-numbers/                      | 401    | 401    | 401           | 401     | 200   | 400           | 200           | 200
     GET /pay/periods/                              | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     GET /pay/periods/{starts_on}/                  | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     GET /pay/periods/{starts_on}/ahead/            | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     POST /pay/periods/{starts_on}/close/           | 401    | 401    | 401           | 401     | 409   | 409           | 409           | 409
     GET /pay/periods/{starts_on}/workers/{slug}/   | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     POST /pay/rate-import/                         | 401    | 401    | 401           | 401     | 400   | 400           | 400           | 400
     GET /pay/rates/                                | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     POST /pay/rates/                               | 401    | 401    | 401           | 401     | 201   | 400           | 201           | 201
     DELETE /pay/rates/{id}/                        | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     PATCH /pay/rates/{id}/                         | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     DELETE /pay/rates/{id}/end/                    | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     POST /pay/rates/{id}/end/                      | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     GET /pay/requirements/{slug}/rate/             | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     GET /pay/rule-choices/                         | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     POST /pay/rule-choices/                        | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     POST /pay/rule-preview/                        | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     GET /pay/rule-set-examples/                    | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     GET /pay/rule-sets/                            | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     POST /pay/rule-sets/                           | 401    | 401    | 401           | 401     | 201   | 201           | 201           | 201
     DELETE /pay/rule-sets/{id}/                    | 401    | 401    | 401           | 401     | 404   | 404           | 404           | 404
     GET /pay/rule-sets/{id}/                       | 401    | 401    | 401           | 401     | 404   | 404           | 404           | 404
     PATCH /pay/rule-sets/{id}/                     | 401    | 401    | 401           | 401     | 404   | 404           | 404           | 404
     GET /pay/settings/                             | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     PATCH /pay/settings/                           | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     GET /pay/tax/{year}/                           | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     GET /pay/tax/{year}/{slug}/                    | 401    | 401    | 401           | 401     | 200   | 404           | 200           | 200
     GET /pay/time-entries/{id}/                    | 401    | 404    | 401           | 401     | 404   | 404           | 404           | 404
     GET /pay/time-entries/{id}/details/            | 401    | 401    | 401           | 401     | 404   | 404           | 404           | 404
     PATCH /pay/time-entries/{id}/details/          | 401    | 401    | 401           | 401     | 404   | 404           | 404           | 404
     POST /pay/time-entries/{id}/extras/            | 401    | 401    | 401           | 401     | 404   | 404           | 404           | 404
     DELETE /pay/time-entries/{id}/extras/{extra_id}/ | 401    | 401    | 401           | 401     | 404   | 404           | 404           | 404
     GET /pay/time-entries/{id}/frozen/             | 401    | 404    | 401           | 401     | 404   | 404           | 404           | 404
     GET /pay/workers/{slug}/                       | 401    | 404    | 401           | 401     | 200   | 404           | 200           | 200
     GET /pending-count/                            | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     GET /pending-list/                             | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /request/{slug}/contact/                  | 401    | 401    | 401           | 201     | 401   | 404           | 201           | 201
     GET /request/{slug}/fill-list/                 | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     GET /request/{slug}/messages/                  | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /request/{slug}/messages/retry/           | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /request/{slug}/messages/retry/preview/   | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /request/{slug}/notifications/read/       | 401    | 401    | 401           | 401     | 401   | 404           | 401           | 200
     POST /request/{slug}/send-messages/            | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /request/{slug}/send-messages/preview/    | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /request/{slug}/skill/                    | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /request/{slug}/withdraw-offers/          | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /request/{slug}/worker/                   | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /request/{slug}/workers/                  | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /request/{token}/action/                  | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /request/{token}/ask-arrival/             | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /request/{token}/replace/                 | 401    | 401    | 401           | 200     | 401   | 404           | 200           | 200
     POST /reset-password/{token}/                  | 400    | 400    | 400           | 400     | 400   | 400           | 400           | 400
     DELETE /roles/{id}/                            | 401    | 401    | 401           | 401     | 404   | 401           | 404           | 401
     POST /send-manager-invite/                     | 401    | 401    | 401           | 401     | 200   | 401           | 200           | 401
     POST /send-steward-invite/                     | 401    | 401    | 401           | 401     | 401   | 200           | 200           | 200
     GET /skills/                                   | 401    | 401    | 401           | 401     | 401   | 200           | 200           | 200
     POST /skills/                                  | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     GET /sms-count/                                | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     GET /sms-usage/                                | 401    | 401    | 401           | 401     | 200   | 200           | 200           | 200
     POST /station/{token}/clock/                   | 200    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     GET /station/{token}/validate/                 | 200    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     GET /steward/events/                           | 401    | 401    | 200           | 200     | 401   | 401           | 401           | 401
     GET /steward/register/{token}/                 | 404    | 404    | 404           | 404     | 404   | 404           | 404           | 404
     GET /stewards/                                 | 401    | 401    | 401           | 401     | 401   | 200           | 200           | 200
     GET /time-sheets/to-decide/                    | 401    | 401    | 401           | 401     | 401   | 200           | 400           | 200
     GET /upcoming-event-count/                     | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     GET /user/availability/                        | 401    | 200    | 401           | 401     | 401   | 401           | 401           | 401
     POST /user/availability/                       | 401    | 201    | 401           | 401     | 401   | 401           | 401           | 401
     DELETE /user/availability/{id}/                | 401    | 404    | 401           | 401     | 401   | 401           | 401           | 401
     DELETE /user/calendar-feed/                    | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     GET /user/calendar-feed/                       | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /user/calendar-feed/                      | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /user/change-password/                    | 401    | 400    | 400           | 400     | 400   | 400           | 400           | 400
     GET /user/hours/                               | 401    | 200    | 401           | 401     | 401   | 401           | 401           | 401
     POST /user/hours/{id}/dispute/                 | 401    | 404    | 401           | 401     | 401   | 401           | 401           | 401
     GET /user/info/                                | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     GET /user/keys/                                | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     DELETE /user/keys/{id}/                        | 401    | 404    | 404           | 404     | 404   | 404           | 404           | 404
     GET /user/language/                            | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     PATCH /user/language/                          | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /user/number/                             | 401    | 400    | 401           | 401     | 401   | 401           | 401           | 401
     POST /user/number/confirm/                     | 401    | 400    | 401           | 401     | 401   | 401           | 401           | 401
     GET /user/profile/                             | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /user/register/                           | 400    | 400    | 400           | 400     | 400   | 400           | 400           | 400
     POST /user/register/start/                     | 400    | 400    | 400           | 400     | 400   | 400           | 400           | 400
     POST /user/request/{token}/action/             | 200    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     DELETE /user/second-factor/                    | 401    | 400    | 400           | 400     | 400   | 400           | 400           | 400
     GET /user/second-factor/                       | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /user/second-factor/                      | 401    | 400    | 400           | 400     | 400   | 400           | 400           | 400
     POST /user/second-factor/confirm/              | 401    | 409    | 409           | 409     | 409   | 409           | 409           | 409
     POST /user/second-factor/recovery-codes/       | 401    | 400    | 400           | 400     | 400   | 400           | 400           | 400
     GET /user/sessions/                            | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     DELETE /user/sessions/{id}/                    | 401    | 404    | 404           | 404     | 404   | 404           | 404           | 404
     GET /user/settings/                            | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     PATCH /user/settings/                          | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     POST /user/sign-out-elsewhere/                 | 401    | 200    | 200           | 200     | 200   | 200           | 200           | 200
     PATCH /user/text-language/                     | 401    | 200    | 401           | 401     | 401   | 401           | 401           | 401
     POST /webhooks/stripe/                         | 403    | 403    | 403           | 403     | 403   | 403           | 403           | 403
     POST /webhooks/twilio/inbound/                 | 403    | 403    | 403           | 403     | 403   | 403           | 403           | 403
     POST /webhooks/twilio/status/                  | 403    | 403    | 403           | 403     | 403   | 403           | 403           | 403
     DELETE /workers/                               | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     GET /workers/                                  | 401    | 401    | 401           | 401     | 401   | 200           | 200           | 200
     PATCH /workers/                                | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /workers/                                 | 401    | 401    | 401           | 401     | 401   | 201           | 201           | 201
     PUT /workers/                                  | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     DELETE /workers/clear-unused/                  | 401    | 401    | 401           | 401     | 401   | 200           | 200           | 200
     GET /workers/export/                           | 401    | 401    | 401           | 401     | 401   | 200           | 400           | 200
     POST /workers/import-contacts/                 | 401    | 401    | 401           | 401     | 401   | 200           | 200           | 200
     POST /workers/import-table/                    | 401    | 401    | 401           | 401     | 401   | 400           | 400           | 400
     POST /workers/import/                          | 401    | 401    | 401           | 401     | 401   | 400           | 400           | 400
     POST /workers/{slug}/adjust-cancelled/         | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /workers/{slug}/adjust-ncns/              | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     GET /workers/{slug}/audit/                     | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     GET /workers/{slug}/consent-history/           | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     GET /workers/{slug}/history/                   | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /workers/{slug}/merge/                    | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     GET /workers/{slug}/messages/                  | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     POST /workers/{slug}/messages/                 | 401    | 401    | 401           | 401     | 401   | 404           | 200           | 200
     DELETE /workers/{slug}/steward-invitation/     | 401    | 401    | 401           | 401     | 401   | 404           | 404           | 404
     "
    `);
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
