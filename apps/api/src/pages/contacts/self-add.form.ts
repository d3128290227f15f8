import { PhoneText, Text } from '../../edge/validation/fields.js';

export class SelfAddForm {
  @Text({ max: 200, example: 'Worker One' }) name!: string;
  @PhoneText() phone_number!: string;
}
