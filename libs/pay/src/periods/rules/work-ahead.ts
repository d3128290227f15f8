import type { ItemAhead } from './worker-totals.js';

/** An entry or cancellation that a period pays, or would pay if it were closed now. Minutes are of work and paid breaks; money is in cents. */
export interface PaidWork {
  id: number;
  event: string;
  call: string;
  /** Of the call. */
  date: string;
  /** The company canceled the shift: there are no hours. */
  isCanceled: boolean;
  minutes: number;
  cents: number;
  /** Some of it corrects an earlier period. */
  isDifference: boolean;
}

export interface WorkAhead extends PaidWork {
  /** It is not approved, so that closing leaves it. */
  isDraft: boolean;
}

/** Adds up by entry; by date. @param entries where each entry is */
export function worksAhead(
  items: readonly ItemAhead[],
  entries: ReadonlyMap<number, Pick<PaidWork, 'event' | 'call' | 'date' | 'isCanceled'>>,
): WorkAhead[] {
  const works = new Map<number, WorkAhead>();
  for (const { item, isDifference = false, isDraft = false } of items) {
    const id = item.entryId;
    const { event, call, date, isCanceled } = entries.get(id)!;
    const place = { id, event, call, date, isCanceled };
    const known = works.get(id) ?? { ...place, minutes: 0, cents: 0, isDifference, isDraft };
    works.set(id, known);
    if (item.multiplier !== null) known.minutes += item.minutes ?? 0;
    known.cents += item.cents ?? 0;
  }
  return [...works.values()].sort((a, b) => a.date.localeCompare(b.date) || a.id - b.id);
}
