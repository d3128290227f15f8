import type { SchemaObject } from '@nestjs/swagger';
import { CODE_PATTERN } from './response-shapes.js';

const sentence = (description: string, example: string): SchemaObject => ({
  type: 'string',
  description,
  example,
});
const status: SchemaObject = {
  type: 'string',
  enum: ['error'],
  description: 'Always `error`.',
  example: 'error',
};
const code = (example: string): SchemaObject => ({
  type: 'string',
  pattern: CODE_PATTERN,
  description:
    'Tells this error from others by a word that stays, whatever the sentences say: what it is about, a dot, what is wrong.',
  example,
});

/** The shapes of error answers. */
export const ERROR_COMPONENTS: Record<string, SchemaObject> = {
  DetailError: {
    type: 'object',
    description:
      'Keys, look-ups, methods, limits, and what the server itself refuses: one sentence.',
    required: ['detail', 'code'],
    properties: {
      detail: sentence('What happened, for people.', 'No Event matches the given query.'),
      code: code('event.missing'),
    },
  },
  BusinessError: {
    type: 'object',
    description: 'The request was understood and cannot be done.',
    required: ['status', 'message', 'code'],
    properties: {
      status,
      message: sentence('The reason and what to do, for users.', 'Unauthorized'),
      code: code('unauthorized'),
    },
  },
  ConflictError: {
    type: 'object',
    description:
      'What is there now does not allow it: somebody else changed it meanwhile, it is in another state, or something has to be decided first; what there is to decide goes along.',
    required: ['status', 'message', 'code'],
    properties: {
      status,
      message: sentence('The reason and what to do, for users.', 'Somebody else was faster.'),
      code: code('time_sheet.cell_changed'),
      request_id: { type: 'integer', description: 'The row of the cell.', example: 41 },
      field: sentence('The cell that two people changed.', 'end_time'),
      current: sentence('Its value now.', '2031-05-01T17:00'),
      typed: sentence('What would have been saved instead.', '2031-05-01T16:00'),
      changed_by: {
        type: ['string', 'null'],
        description: 'Who made it what it is; null: the worker, or an erased person.',
        example: 'Sam Ortiz',
      } as unknown as SchemaObject,
      revision: { type: 'integer', description: 'Of the time sheet now.', example: 4 },
      may_confirm: {
        type: 'boolean',
        description: 'Whether what is unfinished may stay so; send `confirmed` then.',
        example: true,
      },
      unfinished: {
        type: 'array',
        description: 'What is unfinished on the time sheet, as its state lists it.',
        items: { type: 'object', additionalProperties: true },
        example: [{ kind: 'no_hours', request_id: 41, name: 'Dana Lee' }],
      },
    },
  },
  UnknownError: {
    type: 'object',
    description: 'An unknown or expired link, token or code.',
    required: ['status', 'message', 'detail', 'code'],
    properties: {
      status,
      message: sentence('What happened, for people.', 'This code is not known here.'),
      detail: sentence('The same as `message`.', 'This code is not known here.'),
      code: code('clock_in_token.unknown'),
    },
  },
  ValidationError: {
    type: 'object',
    description:
      'Values that are wrong, or a wish that cannot be done. Each field is named in `errors` and again at the top level, unless it is called like a member of this shape; nested ones are dotted (`labor_requests.0.id`).',
    required: ['status', 'message', 'code'],
    properties: {
      status,
      message: sentence(
        'The first error as a complete sentence, for users.',
        'Minimum hours: a valid number is required.',
      ),
      code: code('fields.invalid'),
      errors: {
        type: 'object',
        description:
          'The fields that are wrong, each with its sentences; missing where it is about no field.',
        additionalProperties: { type: 'array', items: { type: 'string' } },
        example: { minimum_hours: ['A valid number is required.'] },
      },
    },
    additionalProperties: true,
    example: {
      status: 'error',
      message: 'Minimum hours: a valid number is required.',
      code: 'fields.invalid',
      errors: { minimum_hours: ['A valid number is required.'] },
      minimum_hours: ['A valid number is required.'],
    },
  },
};
