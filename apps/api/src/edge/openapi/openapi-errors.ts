import type { ResponseObject, SchemaObject } from '@nestjs/swagger';

const sentence = (example: string): SchemaObject => ({ type: 'string', example });
const status: SchemaObject = { type: 'string', enum: ['error'], example: 'error' };

/** The shapes in which an error is told. */
export const ERROR_COMPONENTS: Record<string, SchemaObject> = {
  DetailError: {
    type: 'object',
    description: 'Credentials, lookups, methods, limits: one sentence.',
    required: ['detail'],
    properties: { detail: sentence('No Event matches the given query.') },
  },
  BusinessError: {
    type: 'object',
    description: 'The request was understood and cannot be done.',
    required: ['status', 'message'],
    properties: {
      status,
      message: sentence('Unauthorized'),
      code: {
        type: 'string',
        description:
          'Only where a client has to tell it from other refusals: `second_factor_setup_required`, when a company asks for a second factor that the account does not have.',
        example: 'second_factor_setup_required',
      },
    },
    example: { status: 'error', message: 'Unauthorized' },
  },
  UnknownError: {
    type: 'object',
    description: 'A link, token or code that nobody knows (any more).',
    required: ['status', 'message', 'detail'],
    properties: {
      status,
      message: sentence('Invalid or expired link.'),
      detail: sentence('Invalid or expired link.'),
    },
  },
  ValidationError: {
    type: 'object',
    description:
      'Values that are wrong. Each field is named in `errors` and again at the top level; nested ones are dotted (`labor_requests.0.id`).',
    required: ['status', 'message'],
    properties: {
      status,
      message: sentence('A valid integer is required.'),
      errors: {
        type: 'object',
        additionalProperties: { type: 'array', items: { type: 'string' } },
        example: { minimum_hours: ['A valid integer is required.'] },
      },
    },
    additionalProperties: true,
    example: {
      status: 'error',
      message: 'A valid integer is required.',
      errors: { minimum_hours: ['A valid integer is required.'] },
      minimum_hours: ['A valid integer is required.'],
    },
  },
};

export interface RouteTraits {
  isPublic: boolean;
  hasBody: boolean;
  hasQuery: boolean;
  hasPathParameters: boolean;
  isReading: boolean;
  isPosting: boolean;
}

/** The errors any route of this kind may answer with, by status. */
export function errorResponses(route: RouteTraits): Record<string, ResponseObject> {
  const responses: Record<string, ResponseObject> = {
    429: withHeader(
      'Retry-After',
      'integer',
      30,
      errorResponse('Too many failures from this address; try again later.', 'DetailError'),
    ),
    500: errorResponse(
      'Something went wrong on our side; the log knows more under the `X-Request-Id` of the answer.',
      'DetailError',
    ),
    503: withHeader(
      'Retry-After',
      'integer',
      2,
      errorResponse('Too much is going on at this moment; nothing was done.', 'DetailError'),
    ),
  };
  if (route.isReading)
    responses[304] = {
      description: 'The same answer as the one whose `ETag` came as `If-None-Match`.',
    };
  const takesValues = route.hasBody || route.hasQuery || route.hasPathParameters;
  if (takesValues || !route.isReading)
    responses[400] = errorResponse(
      'A value is wrong, or this cannot be done (any more).',
      'ValidationError',
      'DetailError',
    );
  if (!route.isPublic) {
    const refused = errorResponse(
      'No key, an unknown key (`detail`), or a role that may not do this (`message`).',
      'DetailError',
      'BusinessError',
    );
    responses[401] = withHeader('WWW-Authenticate', 'string', 'Token', refused);
  }
  if (route.hasPathParameters || (!route.isPublic && takesValues))
    responses[404] = errorResponse(
      'There is no such thing, or it is out of reach.',
      'DetailError',
      'UnknownError',
    );
  if (!route.isReading)
    responses[409] = errorResponse(
      'Somebody else was faster, or it has moved on; with `Retry-After`, the same request is being done.',
      'BusinessError',
    );
  if (route.isPosting)
    responses[422] = errorResponse(
      'The `Idempotency-Key` came with another request before.',
      'BusinessError',
    );
  if (route.hasBody) {
    responses[413] = errorResponse('The body is too large.', 'DetailError');
    responses[415] = errorResponse('The body is of a type we do not read.', 'DetailError');
  }
  return responses;
}

function errorResponse(description: string, ...components: string[]): ResponseObject {
  const refs = components.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  return {
    description,
    content: { 'application/json': { schema: refs.length === 1 ? refs[0]! : { anyOf: refs } } },
  };
}

function withHeader(
  name: string,
  type: string,
  example: unknown,
  response: ResponseObject,
): ResponseObject {
  return { ...response, headers: { [name]: { schema: { type, example } } } };
}
