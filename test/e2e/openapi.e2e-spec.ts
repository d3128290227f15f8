import { readFileSync } from 'node:fs';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { FIELD_DESCRIPTIONS } from '../../apps/api/src/edge/openapi/field-descriptions.js';
import { NOT_DOCUMENTED } from '../support/openapi-checker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Parsed JSON is whatever it is. */
type Json = ReturnType<typeof JSON.parse>;

interface Operation {
  /** `GET /events/list/` */
  name: string;
  operation: Json;
}

interface Property {
  /** Path of the field: `Event.location_profile` */
  name: string;
  schema: Json;
}

/**
 * Every entry has a reason why no sign-in is needed: a token in the path, a signature, a health check, a development
 * tool.
 */
const OPEN_TO_ANYONE = [
  'GET /call/confirm-time-change/{token}/',
  'GET /clock-in/{token}/',
  'GET /company/{slug}/logo/{file}/',
  'GET /dev/components/',
  'GET /dev/mail/',
  'GET /dev/messages/',
  'GET /dev/phones/',
  'GET /event/{slug}/confirm/{event_token}/',
  'GET /health/live/',
  'GET /health/ready/',
  'GET /metrics/',
  'GET /owner/register/{token}/',
  'GET /station/{token}/validate/',
  'GET /steward/register/{token}/',
  'POST /app/sms/reply/',
  'POST /call/confirm-time-change/{token}/',
  'POST /clock-in/{token}/',
  'POST /contact/',
  'POST /dev/messages/inbound/',
  'POST /dev/phones/reply/',
  'POST /event/{slug}/confirm/{event_token}/',
  'POST /forgot-password/',
  'POST /login/',
  'POST /owner/register/{token}/',
  'POST /reset-password/{token}/',
  'POST /station/{token}/clock/',
  'POST /user/register/',
  'POST /user/register/start/',
  'POST /user/request/{token}/action/',
  'POST /webhooks/stripe/',
  'POST /webhooks/twilio/inbound/',
  'POST /webhooks/twilio/status/',
];

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** Answers 400, because phone numbers are configured with its path. */
const REFUSING = 'GET /app/sms/reply/';

/** The document describes every answer of the application completely. */
describe('the API documentation of the running application', () => {
  let app: TestApp;
  let document: Json;
  beforeAll(async () => {
    app = await aTestApp();
    document = await (await fetch(`${app.url}/docs/openapi.json`)).json();
  });
  afterAll(() => app.close());

  const operations = (): Operation[] =>
    Object.entries<Json>(document.paths).flatMap(([path, item]) =>
      Object.entries<Json>(item).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        operation,
      })),
    );
  const those = (isWrong: (operation: Json, name: string) => boolean): string[] =>
    operations()
      .filter(({ operation, name }) => isWrong(operation, name))
      .map(({ name }) => name);

  it('is OpenAPI 3.1, and every reference leads somewhere', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'CallManager', version },
      servers: [{ url: '/' }],
    });
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, reference]) => reference!,
    );
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((reference) => resolved(document, reference) === undefined)).toEqual(
      [],
    );
  });

  it('has every route, and no others', () => {
    const routes = app.routes
      .filter(
        ({ method, url }) => method !== 'HEAD' && method !== 'OPTIONS' && !NOT_DOCUMENTED.test(url),
      )
      .map(({ method, url }) => `${method} ${documentedPath(url)}`);
    const documented = operations().map(({ name }) => name);
    expect(documented.sort()).toEqual(
      [...new Set(routes)].filter((route) => route !== REFUSING).sort(),
    );
  });

  it('gives each operation a name of its own, a summary and a tag', () => {
    const names = operations().map(({ operation }) => operation.operationId as string);
    expect(
      names.filter(
        (name, index) => names.indexOf(name) !== index || !/^[a-z][A-Za-z0-9]+$/.test(name),
      ),
    ).toEqual([]);
    expect(those(({ summary }) => typeof summary !== 'string' || summary === '')).toEqual([]);
    expect(those(({ tags }) => tags?.length !== 1)).toEqual([]);
  });

  it('declares each parameter of a path, with type and example', () => {
    const isWrong = (operation: Json, name: string): boolean => {
      const parameters = operation.parameters.filter((parameter: Json) => !parameter.$ref);
      const inPath = parameters.filter((parameter: Json) => parameter.in === 'path');
      const declared = inPath.map((parameter: Json) => `{${parameter.name}}`).sort();
      const complete = parameters.every(
        (parameter: Json) =>
          parameter.schema.type &&
          (parameter.example ?? parameter.schema.examples?.[0]) !== undefined,
      );
      return (
        !complete ||
        !inPath.every((parameter: Json) => parameter.required) ||
        declared.join() !== (name.match(/\{\w+\}/g) ?? []).sort().join()
      );
    };
    expect(those(isWrong)).toEqual([]);
  });

  it('lets every POST carry a key by which it is done once, and nothing else', () => {
    const reference = { $ref: '#/components/parameters/Idempotency-Key' };
    const carrying = those(({ parameters }) =>
      parameters.some((parameter: Json) => parameter.$ref === reference.$ref),
    );
    expect(carrying).toEqual(
      operations()
        .map(({ name }) => name)
        .filter((name) => name.startsWith('POST ')),
    );
    expect(document.components.parameters['Idempotency-Key']).toMatchObject({
      in: 'header',
      name: 'Idempotency-Key',
      required: false,
    });
    expect(those(({ responses }) => responses[422] !== undefined)).toEqual(carrying);
  });

  it('asks for a key in either form, except where nobody needs one', () => {
    expect(Object.keys(document.components.securitySchemes)).toEqual(['token', 'bearer']);
    const open = those(({ security }) => security.length === 0);
    expect(open.sort()).toEqual(OPEN_TO_ANYONE);
    expect(
      those(
        ({ security }, name) =>
          !open.includes(name) && JSON.stringify(security) !== '[{"token":[]},{"bearer":[]}]',
      ),
    ).toEqual([]);
    expect(
      those(({ responses }, name) => !open.includes(name) && responses[401] === undefined),
    ).toEqual([]);
  });

  it('says what comes back: a success, and each error with its body', () => {
    expect(
      those(({ responses }) => !Object.keys(responses).some((status) => /^[23]/.test(status))),
    ).toEqual([]);
    expect(
      those(({ responses }) =>
        Object.values<Json>(responses).some(({ description }) => !description),
      ),
    ).toEqual([]);
    const isBare = ([status, response]: [string, Json]): boolean =>
      Number(status) >= 400 && response.content === undefined;
    expect(those(({ responses }) => Object.entries<Json>(responses).some(isBare))).toEqual([]);
    expect(
      those(({ responses }, name) => name.includes('{') && responses[404] === undefined),
    ).toEqual(['POST /reset-password/{token}/']);
    expect(
      those(
        ({ responses, requestBody }) =>
          requestBody !== undefined && !(responses[400] && responses[413] && responses[415]),
      ),
    ).toEqual([]);
  });

  it('says of every field what it is, with an example that fits', () => {
    const ajv = validator(document);
    const properties = propertiesOf(document, operations());
    expect(properties.length).toBeGreaterThan(200);
    const wrong = properties.flatMap(({ name, schema }) => {
      if (isComposed(schema)) return [];
      if (!schema.type) return [`${name} has no type`];
      if (isObject(schema) && schema.properties) return [];
      if (schema.type === 'array' && isComposed(schema.items)) return [];
      if (schema.type === 'array' && schema.items.properties) return [];
      const example: unknown =
        schema.example ?? (schema.type === 'array' ? [schema.items.example] : undefined);
      if (example === undefined || (Array.isArray(example) && example.includes(undefined)))
        return [`${name} has no example`];
      return ajv.validate(within(schema), example)
        ? []
        : [`${name}: ${JSON.stringify(example)} ${ajv.errorsText()}`];
    });
    expect(wrong).toEqual([]);
  });

  it('describes every field, with unit or zone: at the field, or in edge/openapi/field-descriptions.ts', () => {
    const wrong = propertiesOf(document, operations()).flatMap(({ name, schema }) => {
      const { description = '', format } = schema;
      if (!/^\S.{3,}[.)`\]]$/s.test(description as string)) return [`${name}: say what it is`];
      const field = name.split('.').at(-1)!;
      if (/^(date|time-local|date-time-local)$/.test(format as string))
        return /zone|clock/i.test(description as string) ? [] : [`${name}: on which clock?`];
      if (isNumber(schema) && /(^|_)hours$|trigger_time$/.test(field))
        return /hours?\b/i.test(description as string) ? [] : [`${name}: hours of what?`];
      if (isNumber(schema) && /minutes$|^duration$|round_up/.test(field))
        return /minutes/i.test(description as string) ? [] : [`${name}: minutes?`];
      return [];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('knows no descriptions of fields that are gone', () => {
    const used = new Set(
      propertiesOf(document, operations()).map(({ schema }) => schema.description as string),
    );
    const unused = Object.entries(FIELD_DESCRIPTIONS).filter(([, text]) => !used.has(text));
    expect(unused.map(([name]) => name)).toEqual([]);
  });

  it('describes every parameter: in its DTO, or in edge/openapi/parameter-descriptions.ts', () => {
    const wrong = operations().flatMap(({ name, operation }) =>
      operation.parameters
        .filter(({ $ref, description }: Json) => !$ref && !/\S{3,}.*\.$/s.test(description ?? ''))
        .map((parameter: Json) => `${name} ${parameter.name}: say what it is`),
    );
    expect(wrong).toEqual([]);
  });

  it('has its sections in their order, each described in edge/openapi/tags.ts', () => {
    const tags = document.tags as { name: string; description?: string }[];
    const used = new Set(operations().flatMap(({ operation }) => operation.tags as string[]));
    expect(tags.map(({ name }) => name).sort()).toEqual([...used].sort());
    expect(tags.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
    expect(tags[0]!.name).toBe('Auth');
  });

  it('shows whole bodies that fit their shape', () => {
    const ajv = validator(document);
    // Most bodies are refusals of a few shapes.
    const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
    const bodies = operations().flatMap(({ name, operation }) =>
      Object.entries<Json>({ body: operation.requestBody, ...operation.responses }).flatMap(
        ([part, { content } = {} as Json]) =>
          Object.values<Json>(content ?? {}).map((media) => ({
            name: `${name} ${part}`,
            ...media,
          })),
      ),
    );
    const wrong = bodies.flatMap(({ name, schema, example, examples }) => {
      if (!schema) return [`${name} has no shape`];
      const shown = examples ? Object.values<Json>(examples) : [{ value: example }];
      if (shown.length === 0) return [`${name} has no example`];
      const key = JSON.stringify(schema);
      const validate = compiled.get(key) ?? ajv.compile(within(schema));
      compiled.set(key, validate);
      return shown.flatMap(({ value }) =>
        validate(value) ? [] : [`${name}: ${ajv.errorsText(validate.errors).slice(0, 300)}`],
      );
    });
    expect(wrong).toEqual([]);
  });
});

/** `/event/:slug` to `/event/{slug}/` */
function documentedPath(url: string): string {
  const path = url.replace(/:(\w+)(\([^)]*\))?/g, '{$1}');
  return path.endsWith('/') || path.split('/').at(-1)!.includes('.') ? path : `${path}/`;
}

function resolved(document: Json, reference: string): Json {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce((node: Json, key) => node?.[key], document);
}

function isComposed(schema: Json): boolean {
  return '$ref' in schema || 'anyOf' in schema || 'allOf' in schema;
}

function isObject(schema: Json): boolean {
  return [schema.type].flat().includes('object');
}

function isNumber(schema: Json): boolean {
  return [schema.type].flat().some((type) => type === 'number' || type === 'integer');
}

/** Every field of every shape, at any depth, in bodies and answers. */
function propertiesOf(document: Json, operations: Operation[]): Property[] {
  const bodies = operations.flatMap(({ name, operation }) =>
    [operation.requestBody, ...Object.values<Json>(operation.responses)].flatMap((part) =>
      Object.values<Json>(part?.content ?? {}).map(({ schema }) => ({ name, schema })),
    ),
  );
  const components = Object.entries<Json>(document.components.schemas).map(([name, schema]) => ({
    name,
    schema,
  }));
  return [...components, ...bodies].flatMap(fieldsWithin);
}

function fieldsWithin({ name, schema }: Property): Property[] {
  const fields = Object.entries<Json>(schema?.properties ?? {}).map(([field, inner]) => ({
    name: `${name}.${field}`,
    schema: inner,
  }));
  const parts = [
    schema?.items,
    schema?.additionalProperties,
    ...(schema?.anyOf ?? []),
    ...(schema?.allOf ?? []),
  ]
    .filter(Boolean)
    .map((inner) => ({ name, schema: inner }));
  return [...fields, ...fields.flatMap(fieldsWithin), ...parts.flatMap(fieldsWithin)];
}

function validator(document: Json): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  for (const own of ['time-local', 'date-time-local']) ajv.addFormat(own, true);
  return ajv.addSchema({ $id: 'document', components: document.components });
}

function within(schema: Json): AnySchema {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components', '"document#/components'),
  ) as AnySchema;
}
