import type { ApiBodyOptions } from '@nestjs/swagger';
import { EXPORT_FORMATS, type ExportFormat } from '#libs/labor';
import { Choice } from '../../edge/validation/fields.js';

export class ExportQuery {
  @Choice(EXPORT_FORMATS, { optional: true, description: 'Left out: a table.' })
  format?: ExportFormat;
}

/** Documents the upload; the table is read row by row. */
export const TABLE_BODY: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      file: {
        type: 'string',
        format: 'binary',
        description: 'A table with a row for each contact.',
        example: 'crew.csv',
      },
    },
  },
};
