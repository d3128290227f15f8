import { PhoneText, Text } from '../../edge/validation/fields.js';
import {
  list,
  object,
  type Static,
  text,
  phone,
  choice,
} from '../../edge/openapi/response-shapes.js';

export class NewNumberDto {
  @PhoneText() phone_number!: string;
  @Text({ max: 1000, example: 'four lamps over a truck' }) current_password!: string;
}

export class NumberCodeDto {
  @Text({ max: 16, example: '042917', description: 'Six digits, as texted.' }) code!: string;
}

export const NumberChangedShape = object('NumberChanged', {
  status: choice(['success']),
  message: text('Your number is changed.', 'For people.'),
  phone_number: phone(),
  companies_left: list(
    text('Acme Productions'),
    'Companies with another contact of this number: there the old one stays until a manager merges the two.',
  ),
});
export type NumberChangedView = Static<typeof NumberChangedShape>;
