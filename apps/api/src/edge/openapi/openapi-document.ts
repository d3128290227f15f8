import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DECORATORS, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type {
  OpenAPIObject,
  OperationObject,
  ParameterObject,
  PathItemObject,
  SchemaObject,
} from '@nestjs/swagger';
import { ACTION_METADATA, ANYONE } from '../auth/allow.js';
import { isPage } from '../http/edge-request.js';
import { KEY_PARAMETERS, KEY_REFERENCE } from './idempotency-key-parameter.js';
import { exampleOf, hoistComponents } from './openapi-components.js';
import { ERROR_COMPONENTS, errorResponses } from './openapi-errors.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head'] as const;
const KEY_SEPARATOR = '::';

const DESCRIPTION = `Staffing for live events: calls, crews, confirmations by SMS, clock-in, meal breaks, hours to pay.

Both slash forms of every path are answered. Numbers may be sent as decimal text, and \`""\` or \`null\` for an optional
field means "not given". A path that exists under another method is answered 405 with \`Allow\`.`;

/** Slugs that the demonstration company has, so that a newcomer only presses a button. */
const EVENT_EXAMPLE = 'DemoGig';
const EVENT_PATHS = /^\/(event|call-time)\/\{slug\}/;

/** Stand-ins for path parameters, by name. */
const PARAMETER_EXAMPLES: Record<string, string | number> = {
  slug: 'aB3dE9x',
  id: 17,
  token: '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11',
  file: '9f2c5e0e6f5a4c589f0a0d6f6b1f3c11.png',
  event_token: 'aB3dE9xK2p',
};

/** Serves Swagger UI under `/docs`, from our own files, and the document under `/docs/openapi.json`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => buildOpenApi(app), {
    jsonDocumentUrl: 'docs/openapi.json',
    raw: ['json'],
    customSiteTitle: 'CallManager API',
    swaggerOptions: { persistAuthorization: true, validatorUrl: null, tagsSorter: 'alpha' },
  });
}

/**
 * The API as an OpenAPI 3.1 document: every route but the pages under `/app/`, with the errors its kind may answer.
 *
 * @throws Error two shapes or two operations go by the same name
 */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('CallManager')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addServer('/')
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        description: 'The word `Token`, a space, and the key that `POST /login/` answered.',
      },
      'token',
    )
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'The same key as bearer token.' },
      'bearer',
    )
    .build();
  const raw = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => [controller, method].join(KEY_SEPARATOR),
  });

  const schemas: Record<string, unknown> = { ...raw.components?.schemas, ...ERROR_COMPONENTS };
  const document = hoistComponents(
    JSON.parse(
      JSON.stringify({ ...raw, components: { ...raw.components, schemas: {} } }),
    ) as OpenAPIObject,
    schemas,
  );
  document.components = {
    ...document.components,
    schemas: schemas as Record<string, SchemaObject>,
    parameters: KEY_PARAMETERS,
  };
  document.paths = Object.fromEntries(
    Object.entries(document.paths)
      .filter(([path]) => !isPage({ url: path }))
      .map(([path, item]) => [withSlash(path), item]),
  );

  const actions = actionsOf(app);
  const names = new Set<string>();
  for (const route of routesOf(document)) completeOperation(route, schemas, actions, names);
  return document;
}

interface Route {
  path: string;
  method: string;
  operation: OperationObject;
}

function routesOf(document: OpenAPIObject): Route[] {
  return Object.entries(document.paths).flatMap(([path, item]: [string, PathItemObject]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );
}

/** Adds what follows from the route's kind: name, tag, security, errors, examples. */
function completeOperation(
  { path, method, operation }: Route,
  schemas: Record<string, unknown>,
  actions: Map<string, unknown>,
  names: Set<string>,
): void {
  const key = (operation.operationId ?? '').replace(/\[\d+\]$/, '');
  const [controller = '', handler] = key.split(KEY_SEPARATOR);
  const isPublic = actions.get(key) === ANYONE;
  // Headers are read for the log and for pages, nothing depends on them.
  const parameters = ((operation.parameters ?? []) as ParameterObject[]).filter(
    (parameter) => parameter.in !== 'header',
  );

  operation.operationId = uniqueName(
    handler === undefined ? key : operationName(controller, handler),
    names,
  );
  operation.tags = operation.tags?.map((tag) =>
    tag === resourceOf(controller) ? tagName(tag) : tag,
  );
  operation.parameters = method === 'post' ? [...parameters, KEY_REFERENCE] : parameters;
  operation.security = isPublic ? [] : [{ token: [] }, { bearer: [] }];
  for (const parameter of parameters) {
    if (parameter.in === 'path') addParameterExample(parameter, path);
    else if (!parameter.required) suggestExample(parameter);
  }

  const inferred = errorResponses({
    isPublic,
    hasBody: operation.requestBody !== undefined,
    hasQuery: parameters.some((parameter) => parameter.in === 'query'),
    hasPathParameters: parameters.some((parameter) => parameter.in === 'path'),
    isReading: method === 'get' || method === 'head',
    isPosting: method === 'post',
  });
  operation.responses = { ...inferred, ...operation.responses };
  for (const part of [operation.requestBody, ...Object.values(operation.responses)])
    addExamples(part, schemas);
}

/** An example of the whole body, so that "try it out" starts with something that works. */
function addExamples(part: unknown, schemas: Record<string, unknown>): void {
  const { content, description } = (part ?? {}) as {
    content?: Record<string, { schema?: unknown; example?: unknown; examples?: unknown }>;
    description?: string;
  };
  if (description === '') (part as { description: string }).description = 'Done.';
  for (const media of Object.values(content ?? {})) {
    if (media.example === undefined && media.examples === undefined)
      media.example = exampleOf(media.schema, schemas);
  }
}

/** "Try it out" fills in `example`, and a list narrowed to a stand-in is empty: what may be left out only suggests. */
function suggestExample(parameter: ParameterObject): void {
  const { example, ...schema } = parameter.schema as Record<string, unknown>;
  const suggested: unknown = parameter.example ?? example;
  delete parameter.example;
  parameter.schema = { ...schema, ...(suggested !== undefined && { examples: [suggested] }) };
}

function addParameterExample(parameter: ParameterObject, path: string): void {
  if (parameter.name === 'slug' && EVENT_PATHS.test(path)) parameter.example = EVENT_EXAMPLE;
  const schema = (parameter.schema ?? { type: 'string' }) as SchemaObject;
  parameter.example ??=
    PARAMETER_EXAMPLES[parameter.name] ??
    (schema.type === 'string' ? PARAMETER_EXAMPLES['slug'] : 17);
}

/**
 * Name of the operation, or controller and method, to the action the route takes.
 *
 * @throws Error two operations were given the same name
 */
function actionsOf(app: INestApplication): Map<string, unknown> {
  const actions = new Map<string, unknown>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const prototype =
        (metatype as { prototype?: Record<string, unknown> } | null)?.prototype ?? {};
      for (const method of methodsOf(prototype)) {
        const { operationId } = (Reflect.getMetadata(DECORATORS.API_OPERATION, method) ?? {}) as {
          operationId?: string;
        };
        const key =
          operationId ?? [(metatype as { name: string }).name, method.name].join(KEY_SEPARATOR);
        if (operationId && actions.has(key)) throw new Error(`Two operations are called ${key}.`);
        actions.set(key, Reflect.getMetadata(ACTION_METADATA, method));
      }
    }
  }
  return actions;
}

/** Inherited ones, too. */
function methodsOf(prototype: object): ((...parameters: unknown[]) => unknown)[] {
  const parent = Object.getPrototypeOf(prototype) as object | null;
  const own = Object.values(Object.getOwnPropertyDescriptors(prototype)).map(
    (descriptor) => descriptor.value as unknown,
  );
  const functions = own.filter(
    (value): value is (...parameters: unknown[]) => unknown => typeof value === 'function',
  );
  return parent && parent !== Object.prototype ? [...methodsOf(parent), ...functions] : functions;
}

/** `EventsController.list` is `listEvents`, `LoginController.login` stays `login`. */
function operationName(controller: string, handler: string): string {
  const resource = resourceOf(controller);
  return handler.toLowerCase().endsWith(resource.toLowerCase()) ? handler : handler + resource;
}

/** A handler that serves two paths (numbered `[0]`, `[1]` by the explorer) gets a number behind the second name. */
function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  for (let count = 2; taken.has(unique); count++) unique = `${name}${count}`;
  taken.add(unique);
  return unique;
}

function resourceOf(controller: string): string {
  return controller.replace(/Controller$/, '');
}

function tagName(name: string): string {
  return name
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replace(/(?<!^)[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Paths end with a slash, files (`/docs/openapi.json`) do not. */
function withSlash(path: string): string {
  return path.endsWith('/') || path.split('/').at(-1)!.includes('.') ? path : `${path}/`;
}
