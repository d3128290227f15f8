import { Invalid } from '#libs/kernel';

export class PayRateExists extends Invalid {
  constructor() {
    const sentence = 'There is a rate for the same work from that date on. Change that one.';
    super('pay_rate.exists', sentence, { effective_from: sentence });
  }
}

/** A requirement has its event, location and skill; an event has its location. */
export class PayRateNamesTwice extends Invalid {
  constructor(field: 'requirement' | 'event') {
    const sentence =
      field === 'requirement'
        ? 'A requirement has its event, location and skill. Name it alone, or with a worker.'
        : 'An event has its location. Leave the location out.';
    super('pay_rate.names_twice', sentence, { [field]: sentence });
  }
}

export class PayRateNamesUnknown extends Invalid {
  /** @param fields those that name nothing of the company */
  constructor(fields: readonly string[]) {
    const sentence = 'There is nothing of that name in the company.';
    super(
      'pay_rate.names_unknown',
      sentence,
      Object.fromEntries(fields.map((field) => [field, sentence])),
    );
  }
}

export class PayRateEndInvalid extends Invalid {
  constructor(because: 'before' | 'after') {
    const sentence =
      because === 'before'
        ? 'The rate has to count for a day at least. Remove it if it was a mistake.'
        : 'Another rate counts from that date on already.';
    super('pay_rate.end_invalid', sentence, { date: sentence });
  }
}
