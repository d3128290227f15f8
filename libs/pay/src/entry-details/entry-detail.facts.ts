import { moneyText } from '#libs/kernel';
import { Fact } from '#libs/platform';
import type { PayExtraRow } from './pay-extra.queries.js';

/** About the pay of a time entry, by the entry's id; not among its hours, since stewards read those. */
abstract class PayEntryFact extends Fact {
  constructor(companyId: number, entryId: number, before: object | null, after: object | null) {
    super({ companyId, subject: 'pay_entry', subjectId: entryId, before, after });
  }
}

/** Sent home, or meals waived. */
export class PayEntryChanged extends PayEntryFact {
  readonly name = 'pay_entry.changed';
}

export class PayExtraAdded extends PayEntryFact {
  readonly name = 'pay_entry.extra_added';
  constructor(companyId: number, entryId: number, extra: PayExtraRow) {
    super(companyId, entryId, null, inTrail(extra));
  }
}

export class PayExtraRemoved extends PayEntryFact {
  readonly name = 'pay_entry.extra_removed';
  constructor(companyId: number, entryId: number, extra: PayExtraRow) {
    super(companyId, entryId, inTrail(extra), null);
  }
}

function inTrail({ kind, cents, note }: PayExtraRow): object {
  return { kind, amount: moneyText(cents, 2), ...(note && { note }) };
}
