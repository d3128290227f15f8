import { DomainError, Invalid } from '#libs/kernel';

/** Unknown user, wrong password, or an account that is switched off: the three are told apart by nobody. */
export class WrongCredentials extends DomainError {
  readonly kind = 'unauthorized';
  readonly code = 'sign_in.wrong_credentials';
  constructor() {
    super('Invalid credentials');
  }
}

export class UsernameTaken extends Invalid {
  constructor() {
    const sentence = 'A user with that username already exists.';
    super('user.username_taken', sentence, { username: sentence });
  }
}

export class EmailTaken extends Invalid {
  constructor() {
    const sentence = 'A user with that email address already exists.';
    super('user.email_taken', sentence, { email: sentence });
  }
}
