import { Invalid, Unknown } from '#libs/kernel';

export class UnknownRegistration extends Unknown {
  constructor() {
    super(
      'registration.unknown',
      'We do not know this registration link. Please ask whoever sent it to you.',
    );
  }
}

/** The link was used or has expired: a new one is needed. */
export class RegistrationClosed extends Invalid {
  constructor(why: 'used' | 'expired') {
    super(
      `registration.${why}`,
      why === 'used'
        ? 'This registration link was used already. Please log in.'
        : 'This registration link has expired. Please ask for a new one.',
    );
  }
}

export class NotTheInvitedPhone extends Unknown {
  constructor() {
    super('registration.other_phone', 'This is not the phone number that was invited.');
  }
}

export class RegistrationPhoneInvalid extends Invalid {
  constructor() {
    const sentence = 'Please enter a valid phone number.';
    super('registration.phone_invalid', sentence, { phone: sentence });
  }
}

export class PhoneOptedOut extends Invalid {
  constructor() {
    super(
      'registration.stopped',
      'This number said STOP to our texts, so we cannot send a code. Text START to our number, then ask again.',
    );
  }
}

export class WrongCode extends Invalid {
  constructor() {
    const sentence = 'This code is wrong.';
    super('registration.wrong_code', sentence, { verification_code: sentence });
  }
}

/** The code is older than five minutes, was mistyped five times, or was never sent. */
export class CodeNoLongerValid extends Invalid {
  constructor() {
    const sentence = 'This code is not valid any more. Please ask for a new one.';
    super('registration.code_gone', sentence, { verification_code: sentence });
  }
}
