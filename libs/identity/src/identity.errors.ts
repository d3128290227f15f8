import { DomainError, Invalid, Unknown } from '#libs/kernel';

/** Unknown user, wrong password, or an ended account; clients cannot tell which. */
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

/** One message about one field, by its name in the API. */
export class PasswordRefused extends Invalid {
  constructor(field: 'password' | 'new_password', sentence: string) {
    super('password.refused', sentence, { [field]: sentence });
  }
}

export class PasswordsDiffer extends Invalid {
  constructor() {
    const sentence = 'The two passwords do not match.';
    super('password.differs', sentence, { confirm_password: sentence });
  }
}

export class WrongCurrentPassword extends Invalid {
  constructor() {
    const sentence = 'Your current password is wrong.';
    super('password.wrong_current', sentence, { current_password: sentence });
  }
}

/** Unknown, expired or used; clients cannot tell which. */
export class ResetLinkGone extends Invalid {
  constructor() {
    super('password.reset_link_gone', 'This link is not valid any more. Please ask for a new one.');
  }
}

/** A link about an account change that is unknown, expired or undone; clients cannot tell which. */
export class AccountChangeLinkGone extends Unknown {
  constructor() {
    super('account_change.link_gone', 'This link is not valid any more.');
  }
}

export class EmailInvalid extends Invalid {
  constructor() {
    const sentence = 'Please enter a valid email address.';
    super('user.email_invalid', sentence, { email: sentence });
  }
}

export class ProfilePhoneInvalid extends Invalid {
  constructor() {
    const sentence = 'Please enter a valid phone number.';
    super('user.phone_invalid', sentence, { phone_number: sentence });
  }
}
