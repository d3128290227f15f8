import { buildAsyncApi } from '../../apps/api/src/live/asyncapi/asyncapi-document.js';
import { DashboardGateway } from '../../apps/api/src/live/dashboards/dashboard.gateway.js';
import { AsyncApiChecker } from '../support/asyncapi-checker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Parsed JSON is whatever it is. */
type Json = ReturnType<typeof JSON.parse>;

describe('the documentation of live messages', () => {
  let app: TestApp;
  let document: Json;

  beforeAll(async () => {
    app = await aTestApp();
    document = await (await fetch(`${app.url}/docs/asyncapi.json`)).json();
  });
  afterAll(() => app.close());

  it('is served as it is built from the shapes', async () => {
    expect(document).toEqual(JSON.parse(JSON.stringify(buildAsyncApi())));
    expect(document).toMatchObject({ asyncapi: '3.0.0', info: { title: 'CallManager, live' } });
  });

  it('points to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path]) => path!,
    );
    expect(references.length).toBeGreaterThan(20);
    for (const path of references) {
      const target = path.split('/').reduce<Json>((node, name) => node?.[name], document);
      expect({ path, isThere: target !== undefined }).toEqual({ path, isThere: true });
    }
  });

  it('has an example of each message, and each fits', () => {
    const frames = new AsyncApiChecker(document);
    for (const [name, { examples }] of Object.entries<Json>(document.components.messages)) {
      expect({ name, complaint: frames.mismatchOf([name], examples[0].payload) }).toEqual({
        name,
        complaint: null,
      });
    }
  });

  it('names each message that a dashboard may send, and the code hears no other', () => {
    const told = Object.getOwnPropertyNames(DashboardGateway.prototype).filter(
      (name) => name !== 'constructor',
    );
    const heard = told.map(
      (name) =>
        Reflect.getMetadata(
          'message',
          (DashboardGateway.prototype as unknown as Record<string, object>)[name]!,
        ) as string | undefined,
    );
    const received = Object.values<Json>(document.operations).filter(
      ({ action }) => action === 'receive',
    );
    const documented = received.flatMap(({ messages }) =>
      messages.map(({ $ref }: Json) => $ref.split('/').at(-1)),
    );
    expect(heard.filter((name) => name !== undefined).sort()).toEqual(documented.sort());
  });

  it('carries nothing about people: ids, slugs, counts and words only', () => {
    const fields = Object.values<Json>(document.components.schemas).flatMap(fieldsOf);
    expect([...new Set(fields)].sort()).toMatchInlineSnapshot(`
[
  "availability_response",
  "available",
  "canceled",
  "confirmed",
  "counts",
  "data",
  "declined",
  "delivered",
  "dropped",
  "event",
  "event_slug",
  "failed",
  "held",
  "labor_request_id",
  "labor_requirement_slug",
  "ncns",
  "needed",
  "pending",
  "previous",
  "reason",
  "requirements",
  "room",
  "sent",
  "status",
  "total",
  "type",
  "unread_notifications",
  "version",
  "waiting",
  "was_in",
]
`);
  });
});

function fieldsOf(schema: Json): string[] {
  return Object.entries<Json>(schema?.properties ?? {}).flatMap(([name, inner]) => [
    name,
    ...fieldsOf(inner),
  ]);
}
