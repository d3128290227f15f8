import type { Company } from '#libs/company';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { BrowserForm } from './browser-form.js';
import type { Client } from './client.js';
import { aSignedInBrowser } from './signed-in-browser.js';
import { aTestApp, type TestApp } from './test-app.js';
import { formTokenOf } from './form-token.js';

export type Person =
  | 'manager'
  | 'colleague'
  | 'steward'
  | 'other steward'
  | 'owner'
  | 'worker'
  | 'stranger'
  | 'administrator';
export interface Row {
  ncns: boolean;
  time_entry: {
    id: number;
    start_time: string;
    end_time: string | null;
    meal_breaks: { id: number; break_time: string; duration: number }[];
    normal_hours: number;
    meal_penalty_hours: number;
    total_hours_worked: number;
  } | null;
}

/** The pages of time sheets of one company, and browsers of everybody who may or may not see them. */
export function timeSheetPages() {
  let app: TestApp;
  let company: Company;
  let people: Record<Person, BrowserForm>;
  let api: Client;
  let stewardId: number;
  let managerName: string;
  let manager: Awaited<ReturnType<typeof aManager>>;

  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-05-01T12:40:20-04:00');
    company = await aCompany(app.db);
    const steward = await aSteward(app.db, company.id);
    stewardId = steward.grant.id;
    manager = await aManager(app.db, company.id);
    const [{ name }] = await app.db.query(
      `select concat_ws(' ', first_name, last_name) as name from users where id = $1`,
      [manager.actor.userId],
    );
    managerName = name as string;
    api = await app.as(manager);
    people = {
      manager: await aSignedInBrowser(app, manager),
      colleague: await aSignedInBrowser(app, await aManager(app.db, company.id)),
      steward: await aSignedInBrowser(app, steward),
      'other steward': await aSignedInBrowser(app, await aSteward(app.db, company.id)),
      owner: await aSignedInBrowser(app, await anOwner(app.db, company.id)),
      worker: await aSignedInBrowser(app, { userId: (await aUser(app.db)).id }),
      stranger: await aSignedInBrowser(app, await aManager(app.db, (await aCompany(app.db)).id)),
      administrator: await aSignedInBrowser(app, await anAdministrator(app.db)),
    };
  });

  beforeEach(() => app.clock.setTime('2031-05-01T12:40:20-04:00'));

  afterAll(() => app.close());

  async function aSheet(names: readonly string[] = ['Ann Audio', 'Bo Rigger']) {
    const event = await anEvent(app.db, { companyId: company.id, stewardId });
    const call = await aCall(app.db, { eventId: event.id, name: 'Load in' });
    const skill = await aSkill(app.db, { companyId: company.id });
    const requirement = await aRequirement(app.db, {
      ...{ callTimeId: call.id, laborTypeId: skill.id },
    });
    const ids: number[] = [];
    for (const name of names) {
      const worker = await aWorker(app.db, { companyId: company.id, name });
      const request = await aConfirmedRequest(app.db, {
        ...{ laborRequirementId: requirement.id, workerId: worker.id },
      });
      ids.push(request.id);
    }
    const path = `/app/call/${call.slug}/track/`;
    const hours = async (): Promise<string[]> => {
      const { body } = await api.get(`/call-times/${call.slug}/tracking/`);
      return body.labor_requests.map((row: Row) => {
        const { time_entry: entry, ncns } = row;
        if (!entry) return ncns ? 'no-show' : '-';
        const breaks = entry.meal_breaks.map(
          (each) => ` ${each.break_time.slice(11, 16)}/${each.duration}`,
        );
        return `${entry.start_time.slice(11, 16)}-${entry.end_time?.slice(11, 16) ?? ''}${breaks.join('')}`;
      });
    };
    return {
      event,
      call,
      skill,
      requirement,
      ids,
      path,
      hours,
      apiPath: `/call-times/${call.slug}/tracking/`,
    };
  }

  /** Posts as a page does; `partial` as its script does. */
  async function post(
    { path }: { path: string },
    values: Record<string, string> | [string, string][],
    who: Person = 'manager',
    { partial = false } = {},
  ): Promise<{ status: number; html: string; location: string | null }> {
    const body = new URLSearchParams([
      ['csrf_token', await formTokenOf(people[who])],
      ...(Array.isArray(values) ? values : Object.entries(values)),
    ]);
    const answer = await people[who].send(path, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: app.url,
        ...(partial && { 'hx-request-type': 'partial' }),
      },
    });
    return {
      status: answer.status,
      html: await answer.text(),
      location: answer.headers.get('location'),
    };
  }

  const cell = (id: number, field: string, typed: string, shown = ''): [string, string][] => [
    ['action', 'edit_cells'],
    ['request_id', String(id)],
    ['field', field],
    ['typed', typed],
    ['shown', shown],
  ];

  return {
    aSheet,
    post,
    get api() {
      return api;
    },
    get people() {
      return people;
    },
    get app() {
      return app;
    },
    get manager() {
      return manager;
    },
    cell,
    get managerName() {
      return managerName;
    },
    get company() {
      return company;
    },
  };
}
