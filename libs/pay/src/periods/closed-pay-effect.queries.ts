import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import { PayDifferenceQueries } from './pay-difference.queries.js';
import { ChangesClosedPay } from './pay-period.errors.js';
import type { FrozenItem } from './rules/frozen-item.js';

/** More entries than these are counted, and not computed before somebody confirms. */
const MOST_COMPUTED = 2000;

/** What a change does to periods that are closed: they stay, and the next closing pays the difference. */
export interface ClosedPayEffect {
  /** Last day that is closed. */
  closedUntil: string;
  /** Entries that are paid otherwise with the change; where `cents` is null, those that may be. */
  entries: number;
  /** What the change makes of them, altogether; null: too many to be computed. */
  cents: number | null;
}

/**
 * Asked in the transaction that has changed a rate, rules or settings, before it commits: what the database noted in it is
 * what it changes of closed periods.
 */
@Injectable()
export class ClosedPayEffectQueries {
  constructor(private readonly changes: PayDifferenceQueries) {}

  /**
   * Makes a change, and says what it alone does to closed periods: null is nothing. At most twenty statements more, two where
   * nothing is closed.
   *
   * @throws NotFound the actor may not read the company's money
   */
  async changing<T>(
    work: Work,
    companyId: number,
    change: () => Promise<T>,
  ): Promise<{ result: T; effect: ClosedPayEffect | null }> {
    assertMoneyReached(work.actor, companyId);
    const noted = await this.changes.notedUnchecked(work, companyId);
    const before =
      noted.length > MOST_COMPUTED
        ? null
        : byEntry(await this.changes.ofEntriesUnchecked(work, companyId, noted));
    const result = await change();
    return { result, effect: await this.ofTransaction(work, companyId, before) };
  }

  /**
   * Makes a change for a form: what it does to closed periods is said before it is saved.
   *
   * @throws NotFound the actor may not read the company's money
   * @throws ChangesClosedPay it does something, and nobody has confirmed it
   */
  async confirmed<T>(
    work: Work,
    companyId: number,
    isConfirmed: boolean,
    change: () => Promise<T>,
  ): Promise<T> {
    assertMoneyReached(work.actor, companyId);
    if (isConfirmed) return change();
    const { result, effect } = await this.changing(work, companyId, change);
    assertConfirmed(effect, false);
    return result;
  }

  /** @param before what earlier changes make of entries, by entry; null: of too many to be computed */
  private async ofTransaction(
    work: Work,
    companyId: number,
    before: ReadonlyMap<number, readonly FrozenItem[]> | null,
  ): Promise<ClosedPayEffect | null> {
    const row = await work.row<{ closed_until: string | null }>(
      `select (select max(pp.ends_on)::text from pay_periods pp where pp.company_id = $1) as closed_until
        where exists (select from unsettled_pay_changes upc where upc.company_id = $1 and upc.xmin = pg_current_xact_id()::xid)`,
      [companyId],
    );
    if (!row?.closed_until) return null;
    const { closed_until: closedUntil } = row;
    const ids = await this.changes.changedByTransactionUnchecked(work, companyId);
    if (ids.length === 0) return null;
    if (before === null || ids.length > MOST_COMPUTED)
      return { closedUntil, entries: ids.length, cents: null };
    const after = byEntry(await this.changes.ofEntriesUnchecked(work, companyId, ids));
    const differing = ids.filter((id) => textOf(after.get(id)) !== textOf(before.get(id)));
    if (differing.length === 0) return null;
    const cents = differing.reduce(
      (sum, id) => sum + centsOf(after.get(id)) - centsOf(before.get(id)),
      0,
    );
    return { closedUntil, entries: differing.length, cents };
  }
}

/** @throws ChangesClosedPay the change does something, and nobody has confirmed it */
export function assertConfirmed(effect: ClosedPayEffect | null, isConfirmed: boolean): void {
  if (effect && !isConfirmed) throw new ChangesClosedPay(effect);
}

function byEntry(items: readonly FrozenItem[]): Map<number, FrozenItem[]> {
  const entries = new Map<number, FrozenItem[]>();
  for (const item of items) entries.set(item.entryId, [...(entries.get(item.entryId) ?? []), item]);
  return entries;
}

function textOf(items: readonly FrozenItem[] = []): string {
  return items
    .map(({ sign, earning, minutes, rate, cents }) =>
      JSON.stringify([sign, earning, minutes, rate, cents]),
    )
    .sort()
    .join();
}

function centsOf(items: readonly FrozenItem[] = []): number {
  return items.reduce((sum, { cents }) => sum + (cents ?? 0), 0);
}
