import { Invalid } from '#libs/kernel';

export class NumberAlreadyOwn extends Invalid {
  constructor() {
    const sentence = 'This is your number already.';
    super('number.own', sentence, { phone_number: sentence });
  }
}

/** Carriers would refuse the code, and the calls after it. */
export class NumberStopped extends Invalid {
  constructor() {
    const sentence =
      'This number said STOP to our texts, so we cannot send a code. Text START to our number, then ask again.';
    super('number.stopped', sentence, { phone_number: sentence });
  }
}

export class WrongNumberCode extends Invalid {
  constructor() {
    const sentence = 'This code is wrong.';
    super('number.wrong_code', sentence, { code: sentence });
  }
}

/** The code is older than five minutes, was mistyped five times, or was never sent. */
export class NumberCodeGone extends Invalid {
  constructor() {
    const sentence = 'This code is not valid any more. Ask for a new one.';
    super('number.code_gone', sentence, { code: sentence });
  }
}
