import { readForm } from '../frame/read-form.js';
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

/** The typed passwords; those that are missing are blank. */
export async function passwordsIn(
  body: unknown,
): Promise<{ currentPassword: string; newPassword: string; confirmPassword: string }> {
  const form = await readForm(NewPasswordForm, body);
  return {
    currentPassword: form.current_password ?? '',
    newPassword: form.new_password ?? '',
    confirmPassword: form.confirm_password ?? '',
  };
}
