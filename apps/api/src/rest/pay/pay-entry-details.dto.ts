import { moneyText } from '#libs/kernel';
import {
  type EntryDetails,
  EXTRA_KINDS,
  type ExtraKind,
  MAX_EXTRA_AMOUNT,
  type PayExtraRow,
} from '#libs/pay';
import {
  choice,
  flag,
  integer,
  list,
  money,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { Choice, Flag, Money, Text } from '../../edge/validation/fields.js';

const REASON = {
  ...{ max: 500, blank: true, optional: true },
  description: 'Why, once the time sheet is approved: without it that is 400.',
  example: 'The hotel bill came late',
} as const;

/** Query of a deletion, which has no body. */
export class ReasonQuery {
  @Text(REASON) reason?: string;
}

/** What is left out stays. */
export class EntryDetailsDto {
  @Flag({ optional: true, description: 'The worker came and was sent home by the company.' })
  sent_home?: boolean;
  @Flag({ optional: true, description: 'The worker has waived the first meal, in writing.' })
  waived_first_meal?: boolean;
  @Flag({ optional: true, description: 'The worker has waived the second meal, in writing.' })
  waived_second_meal?: boolean;
  @Text(REASON) reason?: string;
}

export class NewExtraDto {
  @Choice(EXTRA_KINDS, {
    description: 'A bonus that was promised raises overtime; the others are paid as they are.',
  })
  kind!: ExtraKind;
  @Money({ decimals: 2, max: MAX_EXTRA_AMOUNT, example: '25.50' }) amount!: number;
  @Text({ max: 200, optional: true, blank: true, example: 'Van to the venue' }) note?: string;
  @Text(REASON) reason?: string;
}

export const PayExtraShape = object('PayExtra', {
  id: integer(5),
  kind: choice(EXTRA_KINDS),
  amount: money('25.50'),
  note: text('Van to the venue', 'May be blank.'),
});
export type PayExtraView = Static<typeof PayExtraShape>;

export const EntryDetailsShape = object('PayEntryDetails', {
  sent_home: flag(false),
  waived_first_meal: flag(false),
  waived_second_meal: flag(true),
  extras: list(PayExtraShape),
});
export type EntryDetailsView = Static<typeof EntryDetailsShape>;

export function presentDetails({ sentHome, waived, extras }: EntryDetails): EntryDetailsView {
  return {
    sent_home: sentHome,
    waived_first_meal: waived.includes('first'),
    waived_second_meal: waived.includes('second'),
    extras: extras.map(presentExtra),
  };
}

export function presentExtra({ id, kind, cents, note }: PayExtraRow): PayExtraView {
  return { id, kind, amount: moneyText(cents, 2), note };
}
