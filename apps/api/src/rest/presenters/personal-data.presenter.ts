import { Type } from 'typebox';
import { list, map, type Static } from '../../edge/openapi/response-shapes.js';

const RowShape = Type.Unsafe<object>({
  type: 'object',
  additionalProperties: true,
  description: 'A row, named as it is stored; instants are UTC.',
  example: { name: 'Dana Reyes', phone_number: '+14155550111' },
});

export const PersonalDataShape = map(
  list(RowShape),
  { contacts: [{ name: 'Dana Reyes', phone_number: '+14155550111' }], hours: [] },
  'Rows by section: `accounts`, `contacts`, `requests`, `hours`, `messages_sent`, `consent`, `audit_entries` … Never secrets.',
);
export type PersonalDataView = Static<typeof PersonalDataShape>;
