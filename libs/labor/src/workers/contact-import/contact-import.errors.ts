import { Invalid } from '#libs/kernel';

export class TooManyContacts extends Invalid {
  constructor(most: number) {
    super(
      'contacts.too_many',
      `These are more than ${most} contacts. Nothing was imported; please send them in several parts.`,
    );
  }
}

export class TooManyNumbers extends Invalid {
  constructor(most: number) {
    super(
      'contacts.too_many_numbers',
      `These are more than ${most} phone numbers. Nothing was imported; please send them in several parts.`,
    );
  }
}

export class NoContacts extends Invalid {
  constructor() {
    const sentence = 'No contacts were sent.';
    super('contacts.none', sentence, { contacts: sentence });
  }
}
