import { Invalid } from '#libs/kernel';

export class PhoneInvalid extends Invalid {
  constructor() {
    const sentence = 'This is not a valid phone number.';
    super('worker.phone_invalid', sentence, { phone_number: sentence });
  }
}

/** Another contact of the company has this primary number. */
export class WorkerExists extends Invalid {
  constructor() {
    super('worker.exists', 'A contact with this phone number already exists.');
  }
}

/** Hours, answers and pay of a contact hang on labor requests and on cancellations by the company. */
export class WorkerHasRequests extends Invalid {
  constructor() {
    super(
      'worker.has_requests',
      'This contact has labor requests or cancellations and cannot be deleted.',
    );
  }
}

export class WorkerSkillUnknown extends Invalid {
  /** @param field its name in the API */
  constructor(field: 'primary_skill' | 'secondary_skill') {
    const sentence = 'There is no such skill in your company.';
    super('worker.skill_unknown', sentence, { [field]: sentence });
  }
}

/** The number may not be texted; the sentence says why. */
export class WorkerNotTextable extends Invalid {
  constructor(because: 'awaiting' | 'stopped') {
    super(
      `worker.${because === 'stopped' ? 'stopped' : 'no_consent'}`,
      because === 'stopped'
        ? 'This number sent STOP: it gets no texts until it sends START.'
        : 'This contact has not agreed to texts yet.',
    );
  }
}

/** A text of a manager is longer than ten parts. */
export class TextTooLong extends Invalid {
  constructor(most: number) {
    const sentence = `This text is longer than ${most} parts. Shorten it, or send it as two.`;
    super('worker.text_too_long', sentence, { text: sentence });
  }
}
