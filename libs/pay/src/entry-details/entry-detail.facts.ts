import { moneyText } from '#libs/kernel';
import { Fact } from '#libs/platform';
import type { PayExtraRow } from './pay-extra.queries.js';

/** About the pay of a time entry, by the entry's id; not among its hours, since stewards read those. */
abstract class PayEntryFact extends Fact {
  /** @param reason why, after the approval of the time sheet; null: before it */
  constructor(
    companyId: number,
    entryId: number,
    { before, after }: { before: object | null; after: object | null },
    reason: string | null,
  ) {
    const told = reason === null ? after : { ...after, reason };
    super({ companyId, subject: 'pay_entry', subjectId: entryId, before, after: told });
  }
}

/** Sent home, or meals waived. */
export class PayEntryChanged extends PayEntryFact {
  readonly name = 'pay_entry.changed';
}

export class PayExtraAdded extends PayEntryFact {
  readonly name = 'pay_entry.extra_added';
  constructor(companyId: number, entryId: number, extra: PayExtraRow, reason: string | null) {
    super(companyId, entryId, { before: null, after: inTrail(extra) }, reason);
  }
}

export class PayExtraRemoved extends PayEntryFact {
  readonly name = 'pay_entry.extra_removed';
  constructor(companyId: number, entryId: number, extra: PayExtraRow, reason: string | null) {
    super(companyId, entryId, { before: inTrail(extra), after: null }, reason);
  }
}

function inTrail({ kind, cents, note }: PayExtraRow): object {
  return { kind, amount: moneyText(cents, 2), ...(note && { note }) };
}
