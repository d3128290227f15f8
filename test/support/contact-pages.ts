import { Worker } from '#libs/labor';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { OfficeBrowser } from './office-browser.js';
import { aTestApp, type TestApp } from './test-app.js';

/** The office of a company whose contacts are looked at, and the browser of its manager. */
export function contactPages() {
  let app: TestApp;
  let company: { id: number; slug: string; name: string };
  let manager: OfficeBrowser;
  let managerId: number;
  let rigger: { id: number; name: string };

  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-05-01T12:00:00-04:00');
    const hours = { sendingFromMinute: 480, sendingUntilMinute: 1260 };
    company = await aCompany(app.db, { name: 'North Stage', nameShort: 'North', ...hours });
    const person = await aManager(app.db, company.id);
    managerId = person.userId;
    manager = await OfficeBrowser.of(app, person);
    rigger = await aSkill(app.db, { companyId: company.id, name: 'Rigger' });
  });

  afterAll(() => app.close());

  const aContact = (given: Partial<Worker> & { consents?: boolean } = {}): Promise<Worker> =>
    aWorker(app.db, { companyId: company.id, ...given });

  const reload = (worker: Worker): Promise<Worker | null> =>
    app.db.manager.findOneBy(Worker, { id: worker.id });

  return {
    aContact,
    get app() {
      return app;
    },
    get rigger() {
      return rigger;
    },
    get manager() {
      return manager;
    },
    get managerId() {
      return managerId;
    },
    get company() {
      return company;
    },
    reload,
  };
}
