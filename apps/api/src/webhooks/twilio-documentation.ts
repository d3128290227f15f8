import { applyDecorators, Header, HttpCode } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiResponse } from '@nestjs/swagger';
import { Invalid } from '#libs/kernel';
import { Refuses } from '../edge/openapi/refuses.js';
import { BadSignature } from './bad-signature.js';

/** Fields of a form, each with an example; Twilio sends more of them, and adds some without notice. */
export interface FormFields {
  required: Record<string, string>;
  optional: Record<string, string>;
}

/** Documents a webhook of Twilio: it takes a signed form and answers TwiML. */
export function AcceptsTwilioForm(
  fields: FormFields,
  answer: { description: string; example: string },
): MethodDecorator {
  const all = { ...fields.required, ...fields.optional };
  const properties = Object.fromEntries(
    Object.entries(all).map(([name, example]) => [name, { type: 'string', example }]),
  );
  return applyDecorators(
    HttpCode(200),
    Header('Content-Type', 'text/xml; charset=utf-8'),
    ApiConsumes('application/x-www-form-urlencoded'),
    ApiBody({
      schema: {
        type: 'object',
        required: Object.keys(fields.required),
        properties,
        additionalProperties: { type: 'string' },
      },
    }),
    ApiHeader({
      name: 'X-Twilio-Signature',
      required: true,
      description: 'HMAC-SHA1 over the public address and the fields, base64.',
    }),
    ApiResponse({
      status: 200,
      description: answer.description,
      content: {
        'text/xml': {
          schema: { type: 'string', example: answer.example },
          example: answer.example,
        },
      },
    }),
    Refuses(
      new BadSignature(),
      Invalid.field(Object.keys(fields.required)[0]!, 'This field is required.'),
    ),
  );
}
