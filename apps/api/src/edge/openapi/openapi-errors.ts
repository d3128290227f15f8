import { PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { HeadersObject, ResponseObject } from '@nestjs/swagger';
import { CompanyNotChosen, CompanyUnknown } from '#libs/company';
import { type Action, hasPermission } from '#libs/identity';
import { Actor, Throttled, Unauthorized } from '#libs/kernel';
import { SIGNED_IN } from '../auth/allow.js';
import { InvalidToken, NotAuthenticated } from '../auth/not-authenticated.js';
import { anotherRequest, stillRunning } from '../idempotency/idempotency-errors.js';
import { errorResponseFor, unexpectedErrorResponse } from '../http/error-responses.js';
import { UNSUPPORTED_TYPE, UPLOAD_TOO_LARGE } from '../http/multipart.js';
import { CompanyBusy } from '../company-turns/company-busy.js';
import { errorsOfLookUps } from './look-ups.js';
import { brokenJson, databaseError, unreadable, wrongValueOf } from './sample-refusals.js';
import { isThrottled } from './throttled-routes.js';
import type { RouteHandler } from './route-handlers.js';

/** Traits of a route that determine its errors. */
export interface RouteTraits {
  /** `GET /event/{slug}/` */
  name: string;
  isPublic: boolean;
  isReading: boolean;
  isPosting: boolean;
  /** Names of the variables in its path. */
  pathParameters: readonly string[];
  hasQuery: boolean;
  /** Names no company in its path. */
  choosesCompany: boolean;
  /** Media types it takes; none for a route without a body. */
  bodyTypes: readonly string[];
  handler: RouteHandler | null;
}

/** Fastify's own words. */
const BODY_TOO_LARGE = 'Request body is too large';

/** An error, and when it comes. */
interface Refusal {
  when: string;
  error: unknown;
}

const DESCRIPTIONS: Record<number, string> = {
  400: 'A value is wrong, or this cannot be done (any more).',
  401: 'The key is missing or unknown, or the caller lacks the role.',
  402: 'The company has to pay first; never for what begins within 48 hours.',
  403: 'The sender is not allowed: a signature or a form token is missing or wrong.',
  404: 'There is no such thing, or it is out of reach.',
  409: 'Somebody else was faster, or it has moved on.',
  413: 'The body is too large.',
  415: 'The body is of a type we do not read.',
  422: 'The `Idempotency-Key` came with another request before.',
  429: 'Too many failures or calls, or too much at once for one company (`company.busy`); try again after `Retry-After` seconds.',
  500: 'Something went wrong on our side; the log knows more under the `X-Request-Id` of the answer.',
  503: 'Too much is going on at this moment, or the database is in trouble.',
};

/** Shapes of the errors of a status, including those without an example. */
const SHAPES: Record<number, readonly string[]> = {
  400: ['ValidationError', 'DetailError'],
  401: ['DetailError', 'BusinessError'],
  402: ['UnknownError'],
  404: ['DetailError', 'UnknownError'],
  409: ['ConflictError'],
  422: ['BusinessError'],
};

const HEADERS: Record<number, HeadersObject> = {
  401: header('WWW-Authenticate', 'Where a key is missing or unknown.', {
    type: 'string',
    example: 'Token',
  }),
  429: header('Retry-After', 'Seconds to wait.', { type: 'integer', example: 30 }),
  503: header('Retry-After', 'Seconds to wait.', { type: 'integer', example: 2 }),
};

/** The errors of a route, by status. Each example is produced by the filter from the error itself. */
export function errorResponses(route: RouteTraits): Record<string, ResponseObject> {
  const byStatus = new Map<number, Record<string, { summary: string; value: object }>>();
  for (const { when, error } of refusalsOf(route)) {
    const { status, body } = errorResponseFor(error) ?? unexpectedErrorResponse();
    if (typeof body === 'string') continue;
    byStatus.set(status, { ...byStatus.get(status), [body.code]: { summary: when, value: body } });
  }
  const responses: Record<string, ResponseObject> = Object.fromEntries(
    [...byStatus].map(([status, examples]) => [status, errorResponse(status, examples)]),
  );
  if (route.isReading)
    responses[304] = {
      description: 'The same answer as the one whose `ETag` came as `If-None-Match`.',
    };
  return responses;
}

function refusalsOf(route: RouteTraits): Refusal[] {
  return [
    ...refusedValues(route),
    ...refusedCallers(route),
    ...(route.handler?.refusals ?? []).map((error) => ({ when: error.message, error })),
    ...errorsOfLookUps(route.name).map((error) => ({
      when: 'Nothing like that is within reach.',
      error,
    })),
    ...(route.isReading ? [] : [{ when: 'Two did this at once.', error: databaseError('40001') }]),
    ...(route.isPosting ? refusedRepeats() : []),
    ...refusedBodies(route),
    ...(isThrottled(route.name)
      ? [{ when: 'Too many failures or calls.', error: new Throttled(30) }]
      : []),
    ...(route.handler?.takesTurns
      ? [{ when: 'Too many requests of the company wait.', error: new CompanyBusy() }]
      : []),
    { when: 'Nobody foresaw this.', error: new Error() },
    { when: 'No connection to the database was free.', error: databaseError('53300') },
    { when: 'The connection to the database broke.', error: databaseError('57P01') },
    ...(route.isReading
      ? []
      : [{ when: 'The disk of the database is full.', error: databaseError('53100') }]),
  ];
}

/** Errors for missing or malformed values, produced by the route's own checks. */
function refusedValues({
  handler,
  pathParameters,
  choosesCompany,
  bodyTypes,
  isReading,
}: RouteTraits): Refusal[] {
  const body = handler?.body && wrongValueOf(handler.body);
  const query = handler?.queries
    .filter(() => !choosesCompany)
    .map((type) => wrongValueOf(type))
    .find((refused) => refused !== null);
  const found: Refusal[] = [];
  if (body) found.push({ when: 'A field is missing or wrong.', error: body });
  else if (query) found.push({ when: 'A parameter of the query is wrong.', error: query });
  if (choosesCompany) {
    if (isForAdministrators(handler?.action))
      found.push({ when: 'An administrator names no company.', error: new CompanyNotChosen() });
    found.push({ when: 'The company is not yours.', error: new CompanyUnknown() });
  }
  const [parameter] = pathParameters;
  if (found.length === 0 && parameter !== undefined)
    found.push({ when: 'The path holds what no text may.', error: unreadable(parameter) });
  if (!isReading && (bodyTypes.length === 0 || bodyTypes.includes('application/json')))
    found.push({ when: 'The body is no JSON.', error: brokenJson() });
  return found;
}

function isForAdministrators(action: unknown): boolean {
  const administrator = new Actor({
    userId: 1,
    grants: [{ id: 1, role: 'administrator', companyId: null }],
  });
  return hasPermission(administrator, action as Action);
}

function refusedCallers({ isPublic, handler }: RouteTraits): Refusal[] {
  if (isPublic) return [];
  const { action } = handler ?? {};
  return [
    { when: 'No key came.', error: new NotAuthenticated() },
    { when: 'The key is unknown, revoked or expired.', error: new InvalidToken() },
    ...(action === SIGNED_IN || action === 'self.read'
      ? []
      : [{ when: 'Your roles do not allow this.', error: new Unauthorized() }]),
  ];
}

/** Errors about the `Idempotency-Key`. */
function refusedRepeats(): Refusal[] {
  return [
    { when: 'The first one with this key still runs.', error: stillRunning() },
    { when: 'The key came with another request.', error: anotherRequest() },
  ];
}

function refusedBodies({ bodyTypes }: RouteTraits): Refusal[] {
  if (bodyTypes.length === 0) return [];
  return [
    {
      when: 'The body is too large.',
      error: new PayloadTooLargeException(
        bodyTypes.includes('multipart/form-data') ? UPLOAD_TOO_LARGE : BODY_TOO_LARGE,
      ),
    },
    {
      when: 'The body is of another type.',
      error: new UnsupportedMediaTypeException(UNSUPPORTED_TYPE),
    },
  ];
}

function errorResponse(
  status: number,
  examples: Record<string, { summary: string; value: object }>,
): ResponseObject {
  const schemas = (SHAPES[status] ?? ['DetailError']).map((name) => ({
    $ref: `#/components/schemas/${name}`,
  }));
  const headers =
    'idempotency_key.running' in examples
      ? header('Retry-After', 'Seconds to wait, where the same request still runs.', {
          type: 'integer',
          example: 1,
        })
      : HEADERS[status];
  return {
    description: DESCRIPTIONS[status] ?? 'Refused.',
    ...(headers && { headers }),
    content: {
      'application/json': {
        schema: schemas.length === 1 ? schemas[0]! : { anyOf: schemas },
        examples,
      },
    },
  };
}

function header(name: string, description: string, schema: object): HeadersObject {
  return { [name]: { description, schema } };
}
