import type {
  OpenAPIObject,
  OperationObject,
  ParameterObject,
  PathItemObject,
  RequestBodyObject,
  ResponseObject,
  SchemaObject,
} from '@nestjs/swagger';
import { ANYONE } from '../auth/allow.js';
import { describeFields } from './describe-fields.js';
import { KEY_REFERENCE } from './idempotency-key-parameter.js';
import { exampleOf } from './openapi-components.js';
import { errorResponses } from './openapi-errors.js';
import { describedPathParameter } from './parameter-descriptions.js';
import { KEY_SEPARATOR, type RouteHandler } from './route-handlers.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head'] as const;

/** Slugs of the demonstration company, so that "try it out" works without typing. */
const EVENT_EXAMPLE = 'DemoGig';
const EVENT_PATHS = /^\/(event|call-time)\/\{slug\}/;

/** Example values of path parameters, by name. */
const PARAMETER_EXAMPLES: Record<string, string | number> = {
  slug: 'aB3dE9x',
  id: 17,
  token: '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11',
  file: '9f2c5e0e6f5a4c589f0a0d6f6b1f3c11.png',
  event_token: 'aB3dE9xK2p',
};

/**
 * Completes each operation by the kind of its route.
 *
 * @throws Error two operations have the same name
 */
export function completeOperations(
  document: OpenAPIObject,
  schemas: Record<string, unknown>,
  handlers: Map<string, RouteHandler>,
): void {
  const names = new Set<string>();
  for (const route of routesOf(document)) completeOperation(route, schemas, handlers, names);
}

export interface Route {
  path: string;
  method: string;
  operation: OperationObject;
}

/** Every operation with its path and method. */
export function routesOf(document: OpenAPIObject): Route[] {
  return Object.entries(document.paths).flatMap(([path, item]: [string, PathItemObject]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );
}

/** Adds what follows from the route's kind: name, tag, security, errors, examples. */
function completeOperation(
  { path, method, operation }: Route,
  schemas: Record<string, unknown>,
  handlers: Map<string, RouteHandler>,
  names: Set<string>,
): void {
  const key = (operation.operationId ?? '').replace(/\[\d+\]$/, '');
  const [controller = '', handler] = key.split(KEY_SEPARATOR);
  const about = handlers.get(key) ?? null;
  const isPublic = about?.action === ANYONE;
  // Headers are used for the log and for pages only, so they are left out.
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
    if (parameter.in === 'path') describePathParameter(parameter, method, path);
    else if (!parameter.required) suggestExample(parameter);
  }

  const inferred = errorResponses({
    name: `${method.toUpperCase()} ${path}`,
    isPublic,
    isReading: method === 'get' || method === 'head',
    isPosting: method === 'post',
    pathParameters: namesOf(parameters, 'path'),
    hasQuery: namesOf(parameters, 'query').length > 0,
    choosesCompany: namesOf(parameters, 'query').includes('company'),
    bodyTypes: Object.keys((operation.requestBody as RequestBodyObject | undefined)?.content ?? {}),
    handler: about,
  });
  operation.responses = { ...inferred, ...operation.responses };
  if (about?.isRevised) addTag(operation.responses['200'] as ResponseObject);
  for (const part of [operation.requestBody, ...Object.values(operation.responses)]) {
    addExamples(part, schemas);
    describeContent(part, operation.operationId);
  }
}

function addTag(answer: ResponseObject): void {
  const description =
    'Stays while nothing that you reach has changed: sent as `If-None-Match`, it is answered 304.';
  const schema = { type: 'string', example: 'W/"nWkbCvN1Oe2vFqGxC9Yq1wq0x1s"' };
  answer.headers = { ETag: { description, schema }, ...answer.headers };
}

/** Adds an example of the whole body, so that "try it out" starts with a request that works. */
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

/** Of shapes that stand at the operation itself. */
function describeContent(part: unknown, operationId: string): void {
  const { content } = (part ?? {}) as { content?: Record<string, { schema?: unknown }> };
  for (const media of Object.values(content ?? {}))
    media.schema = describeFields(media.schema, operationId);
}

/** "Try it out" fills in `example`, which would narrow lists: optional parameters get a description instead. */
function suggestExample(parameter: ParameterObject): void {
  const { example, ...schema } = parameter.schema as Record<string, unknown>;
  const suggested: unknown = parameter.example ?? example;
  delete parameter.example;
  parameter.schema = { ...schema, ...(suggested !== undefined && { examples: [suggested] }) };
}

const UUID_EXAMPLE = '0b7a1a52-2c52-4a0e-9d1f-6d7f9c1a3e55';

function describePathParameter(parameter: ParameterObject, method: string, path: string): void {
  const route = `${method.toUpperCase()} ${path}`;
  const description = parameter.description ?? describedPathParameter(parameter.name, route);
  if (description !== undefined) parameter.description = description;
  if (parameter.name === 'slug' && EVENT_PATHS.test(path)) parameter.example = EVENT_EXAMPLE;
  const schema = (parameter.schema ?? { type: 'string' }) as SchemaObject;
  if (schema.format === 'uuid') parameter.example ??= UUID_EXAMPLE;
  parameter.example ??=
    PARAMETER_EXAMPLES[parameter.name] ??
    (schema.type === 'string' ? PARAMETER_EXAMPLES['slug'] : 17);
}

function namesOf(parameters: readonly ParameterObject[], location: string): string[] {
  return parameters.filter((parameter) => parameter.in === location).map(({ name }) => name);
}

/** `EventsController.list` is `listEvents`, `LoginController.login` stays `login`. */
function operationName(controller: string, handler: string): string {
  const resource = resourceOf(controller);
  return handler.toLowerCase().endsWith(resource.toLowerCase()) ? handler : handler + resource;
}

/** A handler with two paths (numbered `[0]`, `[1]` by the explorer) gets a number after the second name. */
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
