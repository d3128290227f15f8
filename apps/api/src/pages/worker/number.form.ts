import { Text } from '../../edge/validation/fields.js';

export class NewNumberForm {
  @Text({ max: 32, example: '+14155550111' }) phone_number!: string;
  @Text({ max: 1000, example: 'four lamps over a truck' }) current_password!: string;
}

export class NumberCodeForm {
  @Text({ max: 16, example: '042917' }) code!: string;
}
