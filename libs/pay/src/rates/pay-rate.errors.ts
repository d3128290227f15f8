import { Invalid } from '#libs/kernel';
import type { Rate } from '../engine/pay-input.js';
import { MOST_OF_RATES } from './rules/most-of-rates.js';
import type { RateTableProblem } from './rules/rate-table.js';

export class PayRateExists extends Invalid {
  constructor() {
    const sentence = 'There is a rate for the same work from that date on. Change that one.';
    super('pay_rate.exists', sentence, { effective_from: sentence });
  }
}

/** Nobody is paid so much: a slip, or the unit is another one. */
export class PayRateTooHigh extends Invalid {
  constructor(per: Rate['per']) {
    const sentence = mostSentence(per);
    super('pay_rate.too_high', sentence, { amount: sentence });
  }
}

/** 'At most 1,000 is paid for an hour. …' */
function mostSentence(per: Rate['per']): string {
  const article = per === 'hour' ? 'an' : 'a';
  return `At most ${MOST_OF_RATES[per].toLocaleString('en')} is paid for ${article} ${per}. Check the amount and its unit.`;
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

/** A file of rates that is none as a whole; single lines are refused by themselves. */
export class RateTableRefused extends Invalid {
  constructor(because: RateTableProblem | 'empty' | 'long') {
    const sentence =
      because === 'empty'
        ? 'The file has no line below its titles.'
        : because === 'long'
          ? 'The file has more than 2000 lines. Send it in parts.'
          : 'missing' in because
            ? `The first row has to name the columns; there is none for ${because.missing}.`
            : `Two columns stand for ${because.twice}.`;
    super('pay_rate.table_refused', sentence, { file: sentence });
  }
}
