import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from './a-populated-company.js';
import { allAtOnce } from './at-once.js';
import type { Answer, Client } from './client.js';
import { aTestApp, type TestApp } from './test-app.js';

/** As many as one process has pooled connections, less two. */
export const MANY = Array.from({ length: 8 }, (_, index) => index);

/** A populated company with an event, new for each test, and clients that call at once. */
export function requestsAtOnce() {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  let steward: Client;

  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    [manager, steward] = [await app.as(house.manager), await app.as(house.steward)];
  });

  beforeEach(async () => {
    show = await house.show();
  });

  afterAll(() => app.close());

  /** Statuses by index. All requests have started before any of them writes `table`. */
  const together = async (
    table: string,
    press: (index: number) => Promise<Answer>,
  ): Promise<number[]> => {
    const answers = await allAtOnce(
      app.db,
      table,
      MANY.map((index) => () => press(index)),
    );
    return answers.map(({ status }) => status);
  };

  const each = (status: number): number[] => MANY.map(() => status);

  /** No double click: each with a key of its own. */
  const meant = (index: number) => ({ 'Idempotency-Key': `${show.event.id}-${index}` });

  /** How often each status occurred, as `200 400x7`. */
  const tally = (statuses: readonly number[]): string =>
    [...new Set(statuses)]
      .sort((a, b) => a - b)
      .map((status) => [status, statuses.filter((one) => one === status).length])
      .map(([status, count]) => (count === 1 ? `${status}` : `${status}x${count}`))
      .join(' ');

  const count = async (from: string, ...parameters: unknown[]): Promise<number> =>
    (await app.db.query(`select count(*) as n from ${from}`, parameters))[0].n;

  const act = (token: string, action: string, response?: string) =>
    manager.post(`/request/${token}/action/`, { action, response });

  const flags = async (id: number): Promise<{ state: string; reserved: boolean }> =>
    (await app.db.query('select state, reserved from labor_requests where id = $1', [id]))[0];

  return {
    tally,
    together,
    get manager() {
      return manager;
    },
    meant,
    count,
    get house() {
      return house;
    },
    get show() {
      return show;
    },
    get app() {
      return app;
    },
    each,
    get steward() {
      return steward;
    },
    act,
    flags,
  };
}
