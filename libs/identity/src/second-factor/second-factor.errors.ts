import { Conflict, DomainError, Invalid } from '#libs/kernel';

/**
 * The password is right; the account needs a second factor. The message also explains it to clients without such a
 * field.
 */
export class SecondFactorRequired extends DomainError {
  readonly kind = 'unauthorized';
  readonly code = 'second_factor_required';
  constructor() {
    super(
      'Enter the six digits of your authenticator app as well. Where there is no field for them, type them at the end of your password.',
    );
  }
}

/** The code at the sign-in is wrong, expired, or used before; the answer does not tell which. */
export class WrongSecondFactor extends DomainError {
  readonly kind = 'unauthorized';
  readonly code = 'second_factor_wrong';
  constructor() {
    super('The code of your authenticator app is wrong or was used already.');
  }
}

/** In the settings. */
export class WrongOtp extends Invalid {
  constructor() {
    const sentence = 'The code is wrong or was used already.';
    super('second_factor.wrong_code', sentence, { otp: sentence });
  }
}

/** A company of theirs asks for a second factor, and their role waits for it. */
export class SecondFactorMissing extends DomainError {
  readonly kind = 'unauthorized';
  readonly code = 'second_factor_setup_required';
  constructor() {
    super('Your company asks for a second factor. Set up an authenticator app first.');
  }
}

export class SecondFactorEnabled extends Conflict {
  constructor() {
    super('second_factor.enabled', 'A second factor is set up already. Take it away first.');
  }
}

export class SecondFactorNotBegun extends Conflict {
  constructor() {
    super('second_factor.not_begun', 'Begin to set up a second factor first.');
  }
}

export class SecondFactorNeeded extends Conflict {
  constructor() {
    super('second_factor.needed', 'Your company asks for a second factor, so it stays.');
  }
}

/** A caller who requires it has to have it. */
export class OwnSecondFactorFirst extends Conflict {
  constructor() {
    super('second_factor.own_first', 'Set up a second factor of your own first.');
  }
}
