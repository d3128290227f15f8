import type { ApiBodyOptions } from '@nestjs/swagger';
import {
  choice,
  integer,
  list,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

export const ImportReportShape = object('ImportReport', {
  imported: integer(42),
  skipped: integer(3, 'Known already, or twice in the same file; they keep what they have.'),
  errors: list(
    text('Card 12 (Dana Doe): no phone number is a valid one, so the contact was left out.'),
    'What was not kept as it was sent; for people.',
  ),
});
export type ImportReportView = Static<typeof ImportReportShape>;

/** Documents the uploads; they are read entry by entry, so that one bad contact does not spoil the others. */
export const CARDS_BODY: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      file: {
        type: 'string',
        format: 'binary',
        description: 'A file of vCards; its name ends in `.vcf`.',
        example: 'contacts.vcf',
      },
    },
  },
};

export const PICKED_CONTACTS_BODY: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['contacts'],
    properties: {
      contacts: {
        type: 'array',
        description: 'Each with `phone_numbers`, or one `phone_number`.',
        items: { type: 'object', additionalProperties: true },
        example: [
          {
            name: 'Dana Doe',
            phone_numbers: [{ phone_number: '(415) 555-0111', label: 'mobile' }],
          },
        ],
      },
    },
  },
};

export const ClearedShape = object('ClearedWorkers', {
  status: choice(['success']),
  deleted: integer(17),
});
export type ClearedView = Static<typeof ClearedShape>;
