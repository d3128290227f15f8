import { Text } from '../../edge/validation/fields.js';

export class LoginForm {
  @Text({ max: 150, example: 'manager', blank: true, optional: true }) username?: string;
  @Text({ max: 200, example: 'correct horse battery', blank: true, optional: true })
  password?: string;
  /** Code of an authenticator app, or a recovery code. */
  @Text({ max: 64, example: '287082', blank: true, optional: true }) otp?: string;
  /** The page of ours to open afterwards. */
  @Text({ max: 2000, example: '/app/dashboard/', blank: true, optional: true }) next?: string;
}
