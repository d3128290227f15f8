import { Text } from '../../edge/validation/fields.js';

const PASSWORD = { max: 1000, blank: true, optional: true, example: 'four lamps over a truck' };

export class ForgotPasswordForm {
  @Text({ max: 254, blank: true, optional: true, example: 'dana@crew.example' }) email?: string;
}

/** The current password is required only when the visitor is signed in. */
export class NewPasswordForm {
  @Text(PASSWORD) current_password?: string;
  @Text(PASSWORD) new_password?: string;
  @Text(PASSWORD) confirm_password?: string;
}
