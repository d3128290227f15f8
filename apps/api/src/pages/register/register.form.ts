import { Text } from '../../edge/validation/fields.js';

const GIVEN = { blank: true, optional: true };

/** All fields are optional here: missing ones are reported on the form. */
export class RegisterForm {
  @Text({ max: 64, example: '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11', ...GIVEN }) token?: string;
  @Text({ max: 16, example: '042917', ...GIVEN }) verification_code?: string;
  @Text({ max: 150, example: 'dana', ...GIVEN }) username?: string;
  @Text({ max: 254, example: 'dana@crew.example', ...GIVEN }) email?: string;
  @Text({ max: 150, example: 'Dana', ...GIVEN }) first_name?: string;
  @Text({ max: 150, example: 'Lee', ...GIVEN }) last_name?: string;
  @Text({ max: 1000, example: 'four lamps over a truck', ...GIVEN }) password?: string;
  @Text({ max: 1000, example: 'four lamps over a truck', ...GIVEN }) confirm_password?: string;
}
