import { Conflict, DomainError, Invalid } from '#libs/kernel';

/** The password is right; the account asks for more. Tells also what a client without the field may do. */
export class SecondFactorRequired extends DomainError {
  readonly kind = 'unauthorized';
  readonly code = 'second_factor_required';
  constructor() {
    super(
      'Enter the six digits of your authenticator app as well. Where there is no field for them, type them at the end of your password.',
    );
  }
}

/** At the sign-in; wrong, too old, or used before: told apart by nobody. */
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

/** Whoever asks others for it has it. */
export class OwnSecondFactorFirst extends Conflict {
  constructor() {
    super('second_factor.own_first', 'Set up a second factor of your own first.');
  }
}
