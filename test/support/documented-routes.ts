import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from './a-populated-company.js';
import type { Client } from './client.js';
import { aTestApp, type TestApp } from './test-app.js';

const OUTSIDE = /^\/(health|metrics|dev|docs|app)\//;
/** A token that was never issued. */
export const NOBODYS = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';

/** A populated company and all documented routes of the API outside of its pages. */
export function documentedRoutes() {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  let paths: [path: string, methods: string[]][];

  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    manager = await app.as(house.manager);
    const document = (await (await fetch(`${app.url}/docs/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    paths = Object.entries(document.paths).flatMap(([path, item]) =>
      OUTSIDE.test(path) ? [] : [[path, Object.keys(item).map((method) => method.toUpperCase())]],
    );
  });

  afterAll(() => app.close());

  /** Reads every answer to its end: the server waits for those that nobody has read before it closes. */
  const call = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Response> => {
    const answer = await fetch(`${app.url}${path}`, { method, headers, body, redirect: 'manual' });
    const read = await answer.arrayBuffer();
    const isEmpty = [204, 304].includes(answer.status);
    return new Response(isEmpty ? null : read, answer);
  };

  return {
    get paths() {
      return paths;
    },
    get show() {
      return show;
    },
    get manager() {
      return manager;
    },
    call,
    get app() {
      return app;
    },
    get house() {
      return house;
    },
  };
}
