import { choice, flag, inline, integer, object, text } from '../../edge/openapi/response-shapes.js';
import { Text } from '../../edge/validation/fields.js';

/** All fields are optional: a missing one gets the same answer as a wrong one. */
export class LoginDto {
  @Text({ max: 150, example: 'manager', optional: true }) username?: string;
  @Text({ max: 1000, example: 'callmanager-demo', format: 'password', blank: true, optional: true })
  password?: string;
  @Text({
    max: 64,
    optional: true,
    example: '287082',
    description:
      'Of accounts with a second factor: six digits of the authenticator app, or a recovery code. A client without this field sends the six digits at the end of the password.',
  })
  otp?: string;
}

export const LoginShape = object('Login', {
  status: choice(['success']),
  token: text(
    '9f2c5e0e6f5a4c589f0a0d6f6b1f3c119f2c5e0e',
    'A key of its own for each login; send it as `Authorization: Token <key>`.',
  ),
  user: inline({ id: integer(3), username: text('manager'), email: text('manager@example.com') }),
});

export const LogoutShape = object('Logout', { status: choice(['success']) });

export const UserInfoShape = object('UserInfo', {
  user: inline({
    slug: text('aB3dE9x', "The profile's slug, else the user name."),
    isManager: flag(true),
    isSteward: flag(false),
    isAdministrator: flag(false),
    isOwner: flag(false),
    isWorker: flag(false, 'Whether a worker record is linked.'),
    has_userprofile: flag(false),
  }),
});
