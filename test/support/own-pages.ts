import type { CallTime } from '#libs/call-time';
import type { Company } from '#libs/company';
import type { User } from '#libs/identity';
import { LaborRequest, Worker } from '#libs/labor';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aLocation } from '../factories/a-location.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import type { BrowserForm } from './browser-form.js';
import { aSignedInBrowser } from './signed-in-browser.js';
import { aTestApp, type TestApp } from './test-app.js';

export const NEXT = '/app/user-profile/';
export const REQUESTS = '/app/user-profile/requests/';
export const HOURS = '/app/user-profile/hours/';
export const ME = '/app/user-profile/me/';

/** A person who works for two companies, new for each test, and their browser. */
export function ownPages() {
  let app: TestApp;
  let north: Company;
  let south: Company;
  let user: User;
  let browser: BrowserForm;
  let workers: Map<number, Worker>;

  beforeAll(async () => {
    app = await aTestApp();
  });

  afterAll(() => app.close());

  beforeEach(async () => {
    app.clock.setTime('2031-04-20T12:00:00Z');
    north = await aCompany(app.db, { name: 'North Stage', phoneNumber: '+12125550123' });
    south = await aCompany(app.db, { name: 'South Crew' });
    user = await aUser(app.db);
    browser = await aSignedInBrowser(app, { userId: user.id });
    workers = new Map();
    // One person is one number, at every company.
    const { phoneNumber } = await workerOf(north, { notes: 'Always late.', canceledCount: 7 });
    await workerOf(south, { phoneNumber });
  });

  async function workerOf(company: Company, given: Partial<Worker> = {}): Promise<Worker> {
    const made = await aWorker(app.db, { companyId: company.id, userId: user.id, ...given });
    workers.set(company.id, made);
    return made;
  }

  async function aPlace(company: Company, call: Partial<CallTime> = {}, fcfsPositions = 0) {
    const location = await aLocation(app.db, {
      companyId: company.id,
      name: 'Harbor Arena',
      address: '200 Pier Street',
    });
    const event = await anEvent(app.db, {
      companyId: company.id,
      eventName: `Show of ${company.name}`,
      locationProfileId: location.id,
    });
    const made = await aCall(app.db, { eventId: event.id, ...call });
    const skill = await aSkill(app.db, { companyId: company.id });
    const requirement = await aRequirement(app.db, {
      callTimeId: made.id,
      laborTypeId: skill.id,
      fcfsPositions,
    });
    const [laborRequirementId, workerId] = [requirement.id, workers.get(company.id)!.id];
    return { event, call: made, requirement, skill, of: { laborRequirementId, workerId } };
  }

  async function asked(company: Company, call: Partial<CallTime>, fcfsPositions = 0) {
    const place = await aPlace(company, call, fcfsPositions);
    return { ...place, request: await aRequest(app.db, place.of) };
  }

  async function confirmed(company: Company, call: Partial<CallTime>) {
    const place = await aPlace(company, call);
    return { ...place, request: await aConfirmedRequest(app.db, place.of) };
  }

  async function stateOf({ id }: { id: number }): Promise<string> {
    return (await app.db.manager.findOneByOrFail(LaborRequest, { id })).state;
  }

  /** The address to which the buttons of a request post. */
  const answer = (id: number, action: string) => `/app/labor-request/${id}/${action}/`;

  /** Posts without a page, with the token of another form. */
  async function send(path: string, by = browser) {
    const page = await by.open('/app/account/');
    const form = page.forms.find(({ method }) => method === 'post')!;
    const csrf = { csrf_token: form.values['csrf_token']! };
    return by.submit({ ...page, forms: [{ ...form, action: path, values: csrf }] });
  }

  return {
    get browser() {
      return browser;
    },
    set browser(value) {
      browser = value;
    },
    confirmed,
    get north() {
      return north;
    },
    asked,
    get south() {
      return south;
    },
    aPlace,
    get app() {
      return app;
    },
    answer,
    stateOf,
    send,
    get user() {
      return user;
    },
    get workers() {
      return workers;
    },
  };
}
