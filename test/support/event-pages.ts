import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
} from './a-populated-company.js';
import { BrowserForm } from './browser-form.js';
import { formTokenOf } from './form-token.js';
import { OfficeBrowser } from './office-browser.js';
import { aTestApp, type TestApp } from './test-app.js';

export type Path = (show: PopulatedEvent) => string;
export type Caller =
  | 'nobody'
  | 'worker'
  | 'owner'
  | 'steward'
  | 'other steward'
  | 'other company'
  | 'manager'
  | 'administrator';

/** The office of a company with a populated event, new for each test, and browsers of everybody who may or may not see it. */
export function eventPages() {
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
    const token = await formTokenOf(browser);
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

  return {
    get app() {
      return app;
    },
    row,
    get browsers() {
      return browsers;
    },
    pathFor,
    get show() {
      return show;
    },
    post,
    get house() {
      return house;
    },
    get manager() {
      return manager;
    },
    eventPath,
  };
}
