import type { ApiBodyOptions } from '@nestjs/swagger';
import { Type } from 'typebox';
import {
  choice,
  either,
  errorCode,
  map,
  object,
  text,
} from '../../edge/openapi/response-shapes.js';

export const CONTACT_BODY: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['name', 'email', 'company', 'message'],
    properties: {
      name: { type: 'string', maxLength: 200, example: 'Dana Doe' },
      email: { type: 'string', maxLength: 254, example: 'dana@example.com' },
      company: { type: 'string', maxLength: 200, example: 'Acme Productions' },
      message: { type: 'string', maxLength: 5000, example: 'Please show us how it works.' },
      phone: {
        type: 'string',
        maxLength: 32,
        example: '+14155550111',
        description: 'May be left out.',
      },
    },
  },
};

const ContactErrorsShape = object('ContactRefused', {
  status: choice(['error']),
  message: text('Name is required.', 'The first error as a complete sentence.'),
  code: errorCode('fields.invalid'),
  errors: map(
    text('This field is required.'),
    { name: 'This field is required.' },
    'One sentence for each field.',
  ),
});

/** Errors found before the form is read have the server's own shapes. */
export const ContactRefusedShape = either(
  ContactErrorsShape,
  Type.Unsafe({ $ref: '#/components/schemas/ValidationError' }),
  Type.Unsafe({ $ref: '#/components/schemas/DetailError' }),
);

export const ContactThrottledShape = object('ContactThrottled', {
  detail: text('Request was throttled. Expected available in 1800 seconds.'),
  message: text(
    'You have written to us several times within the hour. Please try again later.',
    'What the form shows.',
  ),
  code: errorCode('throttled'),
});
