import type { Company } from '#libs/company';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { BrowserForm, type LoadedPage } from './browser-form.js';
import { aSignedInBrowser } from './signed-in-browser.js';
import { aTestApp, type TestApp } from './test-app.js';

export type Values = readonly (readonly [string, string])[];

/** The page on which the requirements of one company are filled, and browsers of everybody who may or may not see it. */
export function fillPage() {
  let app: TestApp;
  let company: Company;
  let people: Record<
    'manager' | 'steward' | 'other steward' | 'owner' | 'worker' | 'stranger' | 'administrator',
    BrowserForm
  >;
  let stewardId: number;
  let manager: Awaited<ReturnType<typeof aManager>>;

  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-04-01T16:00:00Z');
    company = await aCompany(app.db);
    const steward = await aSteward(app.db, company.id);
    stewardId = steward.grant.id;
    manager = await aManager(app.db, company.id);
    people = {
      manager: await aSignedInBrowser(app, manager),
      steward: await aSignedInBrowser(app, steward),
      'other steward': await aSignedInBrowser(app, await aSteward(app.db, company.id)),
      owner: await aSignedInBrowser(app, await anOwner(app.db, company.id)),
      worker: await aSignedInBrowser(app, { userId: (await aUser(app.db)).id }),
      stranger: await aSignedInBrowser(app, await aManager(app.db, (await aCompany(app.db)).id)),
      administrator: await aSignedInBrowser(app, await anAdministrator(app.db)),
    };
  });

  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));

  afterAll(() => app.close());

  async function aFillPage(needed = 2) {
    const event = await anEvent(app.db, { companyId: company.id, stewardId });
    const call = await aCall(app.db, { eventId: event.id, name: 'Load in' });
    const skill = await aSkill(app.db, { companyId: company.id });
    const requirement = await aRequirement(app.db, {
      ...{ callTimeId: call.id, laborTypeId: skill.id, neededLabor: needed },
    });
    const path = `/app/labor/${requirement.slug}/requests/`;
    const worker = async (name: string, skilled = true) => {
      const made = await aWorker(app.db, { companyId: company.id, name: `${name} ${skill.id}` });
      if (skilled)
        await app.db.query('insert into worker_skills values ($1, $2)', [made.id, skill.id]);
      return made;
    };
    const states = async (): Promise<Record<string, string>> =>
      Object.fromEntries(
        (
          await app.db.query(
            `select w.name, r.state || case when reserved then ' reserved' else '' end as state
               from labor_requests r join workers w on w.id = r.worker_id where labor_requirement_id = $1 order by r.id`,
            [requirement.id],
          )
        ).map(({ name, state }: { name: string; state: string }) => [name, state]),
      );
    const open = (query = '', who: BrowserForm = people.manager) => who.open(`${path}${query}`);
    const press = (values: Values, query = '', who: BrowserForm = people.manager) =>
      postedFrom(who, `${path}${query}`, values);
    return { event, call, skill, requirement, path, worker, states, open, press };
  }

  /** Sends fields as a browser does whose buttons stand outside of their form, and follows the redirect. */
  async function postedFrom(who: BrowserForm, path: string, values: Values): Promise<LoadedPage> {
    const shown = await who.open(path);
    const token = shown.forms.map(({ values: fields }) => fields['csrf_token']).find(Boolean) ?? '';
    const answer = await who.send(path, {
      method: 'POST',
      body: new URLSearchParams([
        ['csrf_token', token],
        ...values.map(([k, v]) => [k, v]),
      ]).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.url },
    });
    const location = answer.headers.get('location');
    if (location) return who.open(location);
    const html = await answer.text();
    return {
      ...shown,
      status: answer.status,
      html,
      text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
    };
  }

  return {
    aFillPage,
    get app() {
      return app;
    },
    get people() {
      return people;
    },
    postedFrom,
    get company() {
      return company;
    },
    get manager() {
      return manager;
    },
  };
}
