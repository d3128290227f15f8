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

/** A file of comma-separated values that cannot be read. */
export class TableUnreadable extends Invalid {
  constructor(because: string) {
    const sentence = `This file cannot be read. ${because}`;
    super('contacts.unreadable', sentence, { file: sentence });
  }
}

/** A file of another program: a picture, a workbook. */
export class NotATable extends Invalid {
  constructor() {
    const sentence =
      'This file is no table of text, whatever its name says. From Excel: Save as, CSV UTF-8.';
    super('contacts.no_table', sentence, { file: sentence });
  }
}

/** Which column holds the numbers is unknown. */
export class NoPhoneColumn extends Invalid {
  constructor() {
    const sentence = 'No column holds phone numbers. Say which one does.';
    super('contacts.no_phone_column', sentence, { columns: sentence });
  }
}
