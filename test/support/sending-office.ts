import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { aRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from './a-populated-company.js';
import type { Client } from './client.js';
import { OfficeBrowser } from './office-browser.js';
import { aTestApp, type TestApp } from './test-app.js';

type Person = 'worker' | 'otherSteward' | 'owner' | 'stranger' | 'steward' | 'manager';

/** A populated company with an event, new for each test, from whose pages texts are sent. */
export function sendingOffice() {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let browser: OfficeBrowser;
  let rest: Client;
  let people: Record<Person, OfficeBrowser>;

  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    browser = await OfficeBrowser.of(app, house.manager);
    rest = await app.as(house.manager);
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    people = {
      worker: await OfficeBrowser.of(app, { userId: house.workerUser.id }),
      otherSteward: await OfficeBrowser.of(app, house.otherSteward),
      owner: await OfficeBrowser.of(app, house.owner),
      stranger: await OfficeBrowser.of(app, stranger),
      steward: await OfficeBrowser.of(app, house.steward),
      manager: browser,
    };
  });

  beforeEach(async () => {
    show = await house.show();
  });

  afterAll(() => app.close());

  async function queued(name: string, worker: Parameters<typeof aWorker>[1] = {}) {
    const { id } = await aWorker(app.db, { ...worker, companyId: house.company.id, name });
    return aRequest(app.db, { laborRequirementId: show.open.id, workerId: id, sentAt: null });
  }

  const eventPath = () => `/app/events/${show.event.slug}/`;

  return {
    get show() {
      return show;
    },
    queued,
    eventPath,
    get rest() {
      return rest;
    },
    get browser() {
      return browser;
    },
    get app() {
      return app;
    },
    get house() {
      return house;
    },
    get people() {
      return people;
    },
  };
}
