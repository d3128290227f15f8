import { Company, LaborType } from '#libs/company';
import { CallTime } from '#libs/call-time';
import { Event } from '#libs/event';
import { LaborRequest, type Worker } from '#libs/labor';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { anEvent } from '../factories/an-event.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { BrowserForm } from './browser-form.js';
import { aTestApp, type TestApp } from './test-app.js';

/** A worker of a company with an event, new for each test, and a browser without a session. */
export function offeredWorker() {
  let app: TestApp;
  let company: Company;
  let event: Event;
  let skill: LaborType;
  let worker: Worker;
  let browser: BrowserForm;

  beforeAll(async () => {
    app = await aTestApp();
  });

  afterAll(() => app.close());

  beforeEach(async () => {
    app.clock.setTime('2031-04-20T12:00:00Z');
    company = await aCompany(app.db, { name: 'North Stage' });
    event = await anEvent(app.db, { companyId: company.id, eventName: 'Spring <b>Festival</b>' });
    skill = await aSkill(app.db, { companyId: company.id, name: 'Rigger' });
    worker = await aWorker(app.db, { companyId: company.id, name: 'Dana' });
    browser = new BrowserForm(app.url);
  });

  async function anOffer(
    call: Partial<CallTime> = {},
    given: Partial<LaborRequest> & { fcfsPositions?: number } = {},
  ): Promise<{ request: LaborRequest; call: CallTime }> {
    const { fcfsPositions = 0, ...more } = given;
    const made = await aCall(app.db, { eventId: event.id, ...call });
    const requirement = await aRequirement(app.db, {
      callTimeId: made.id,
      laborTypeId: skill.id,
      fcfsPositions,
    });
    return {
      call: made,
      request: await aRequest(app.db, {
        laborRequirementId: requirement.id,
        workerId: worker.id,
        ...more,
      }),
    };
  }

  function link(request: LaborRequest): string {
    return `/app/event/${event.slug}/confirm/${request.tokenShort}/`;
  }

  async function stateOf({ id }: LaborRequest): Promise<string> {
    return (await app.db.manager.findOneByOrFail(LaborRequest, { id })).state;
  }

  return {
    anOffer,
    get browser() {
      return browser;
    },
    link,
    stateOf,
    get app() {
      return app;
    },
    get worker() {
      return worker;
    },
    set worker(value) {
      worker = value;
    },
    get company() {
      return company;
    },
    get event() {
      return event;
    },
  };
}
