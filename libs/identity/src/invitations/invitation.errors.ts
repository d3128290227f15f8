import { Invalid, Unknown } from '#libs/kernel';

/** Unknown, used or expired; clients cannot tell which. */
export class InvitationGone extends Unknown {
  constructor() {
    super('invitation.gone', 'This invitation is invalid, has expired or was used already.');
  }
}

export class InvitedPhoneInvalid extends Invalid {
  constructor() {
    const sentence = 'This is not a valid phone number.';
    super('invitation.phone_invalid', sentence, { phone: sentence });
  }
}

/** The number sent STOP: only replies go there. */
/** Where else to send an invitation; left out: by text alone. */
export class InvitedEmailInvalid extends Invalid {
  constructor() {
    super('invitation.email_invalid', 'Enter a valid email address.', {
      email: 'Enter a valid email address.',
    });
  }
}

export class InvitedPhoneStopped extends Invalid {
  constructor() {
    const sentence = 'This number has opted out of our texts. Ask its owner to reply START first.';
    super('invitation.phone_stopped', sentence, { phone: sentence });
  }
}
