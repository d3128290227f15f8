import { Ajv2020 } from 'ajv/dist/2020.js';
import { object, text } from './response-shapes.js';
import { buildOpenApi } from './openapi-document.js';
import { hoistComponents } from './openapi-components.js';
import { aSampleApp, type SampleApp } from '../../../../../test/support/edge-sample-app.js';

/** Parsed JSON is whatever it is. */
type Json = ReturnType<typeof JSON.parse>;

describe('the API documentation', () => {
  let sample: SampleApp;
  let document: Json;
  beforeAll(async () => {
    sample = await aSampleApp();
    document = JSON.parse(JSON.stringify(buildOpenApi(sample.app)));
  });
  afterAll(() => sample.app.close());

  const operations = () =>
    Object.entries<Record<string, Json>>(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    );
  const schemas = (): Record<string, Json> => document.components.schemas;

  it('has every route once, under a name people can read', () => {
    expect(
      Object.fromEntries(
        operations().map(({ path, method, operation }) => [
          operation.operationId,
          `${method} ${path}`,
        ]),
      ),
    ).toEqual({
      listGigs: 'get /gigs/list/',
      createGigs: 'post /gigs/',
      removeGigs: 'delete /gigs/',
      editGigs: 'patch /gig/{slug}/',
      showGigs: 'get /gig/{slug}/',
      confirmGigs: 'post /gig/{slug}/confirm/{event_token}/',
      confirmGigs2: 'post /gig/{slug}/accept/{event_token}/',
      rawGigs: 'post /raw/',
      notificationGigs: 'get /notifications/{id}/',
      failErrors: 'get /errors/{name}/',
    });
  });

  it('names the routes that need a key', () => {
    const needing = operations().filter(({ operation }) => operation.security.length > 0);
    expect(needing.map(({ operation }) => operation.operationId).sort()).toEqual([
      'createGigs',
      'editGigs',
      'listGigs',
      'notificationGigs',
      'removeGigs',
      'showGigs',
    ]);
    expect(needing[0]!.operation.security).toEqual([{ token: [] }, { bearer: [] }]);
    expect(document.components.securitySchemes).toMatchObject({
      token: { type: 'apiKey', in: 'header', name: 'Authorization' },
      bearer: { type: 'http', scheme: 'bearer' },
    });
  });

  it.each`
    operationId      | statuses
    ${'listGigs'}    | ${[200, 304, 400, 401, 500, 503]}
    ${'createGigs'}  | ${[201, 400, 401, 409, 413, 415, 422, 500, 503]}
    ${'editGigs'}    | ${[200, 400, 401, 409, 413, 415, 500, 503]}
    ${'showGigs'}    | ${[200, 304, 400, 401, 500, 503]}
    ${'confirmGigs'} | ${[200, 400, 409, 422, 500, 503]}
  `('tells every status of $operationId', ({ operationId, statuses }) => {
    const { operation } = operations().find((one) => one.operation.operationId === operationId)!;
    expect(Object.keys(operation.responses).map(Number)).toEqual(statuses);
  });

  it('resolves every reference and says of every field what it is, with an example', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const [, ref] of JSON.stringify(document).matchAll(
      /"\$ref":"#\/components\/schemas\/([^"]+)"/g,
    ))
      expect(Object.keys(schemas())).toContain(ref);
    for (const [name, schema] of Object.entries(schemas())) {
      for (const [field, shape] of Object.entries<Json>(schema.properties ?? {})) {
        const isReference =
          '$ref' in shape ||
          'anyOf' in shape ||
          (shape.type === 'array' && '$ref' in shape.items) ||
          'properties' in shape;
        expect([name, field, isReference || ('type' in shape && 'example' in shape)]).toEqual([
          name,
          field,
          true,
        ]);
      }
    }
  });

  it('describes shapes once, and null as a type', () => {
    expect(schemas()['Gig']!.properties).toMatchObject({
      call_date: { type: ['string', 'null'], format: 'date', example: '2031-05-01' },
      response: { type: ['string', 'null'], enum: ['yes', 'no', null] },
      skill: { anyOf: [{ $ref: '#/components/schemas/Skill' }, { type: 'null' }] },
      skills: { type: 'array', items: { $ref: '#/components/schemas/Skill' } },
    });
    expect(schemas()['GigDto']).toMatchObject({
      required: ['name'],
      properties: {
        minimum_hours: { type: ['number', 'null'], multipleOf: 0.5, minimum: 0, maximum: 24 },
      },
    });
    expect(JSON.stringify(document)).not.toContain('nullable');
    expect(() =>
      hoistComponents([object('A', { a: text('x') }), object('A', { b: text('x') })], {}),
    ).toThrow('Two different shapes are called A.');
  });

  it('is made of schemas that a validator accepts, whose examples fit them', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'document');
    const bodies = operations().flatMap(({ operation }) => [
      operation.requestBody,
      ...Object.values<Json>(operation.responses),
    ]);
    const media = bodies.flatMap((body) => Object.values<Json>(body?.content ?? {}));
    expect(media.length).toBeGreaterThan(40);
    for (const { schema, example, examples } of media) {
      const shown = example === undefined ? Object.values<Json>(examples) : [{ value: example }];
      expect(shown.length).toBeGreaterThan(0);
      const validate = ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components')),
      );
      for (const { value } of shown)
        expect([validate(value), validate.errors]).toEqual([true, null]);
    }
  });

  it.each`
    url                             | type
    ${'/docs'}                      | ${'text/html'}
    ${'/docs/'}                     | ${'text/html'}
    ${'/docs/swagger-ui.css'}       | ${'text/css'}
    ${'/docs/swagger-ui-bundle.js'} | ${'application/javascript'}
    ${'/docs/swagger-ui-init.js'}   | ${'application/javascript'}
    ${'/docs/openapi.json'}         | ${'application/json'}
  `('is served from our own files: $url', async ({ url, type }) => {
    const answer = await sample.app.inject({ method: 'GET', url });
    expect([answer.statusCode, answer.headers['content-type']?.toString().split(';')[0]]).toEqual([
      200,
      type,
    ]);
    expect(answer.body).not.toMatch(/<(script|link)[^>]+https?:/);
  });
});
