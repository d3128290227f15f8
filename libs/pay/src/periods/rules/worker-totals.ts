import type { WorkerTotals } from '../closed-pay.queries.js';
import type { FrozenItem } from './frozen-item.js';

/** Whose entry it is. */
export type PaidPerson = Pick<WorkerTotals, 'workerId' | 'worker' | 'slug' | 'payrollNumber'>;

/** Items before they are frozen; `isDraft`: of a sheet that is not approved, so that closing leaves them. */
export interface ItemAhead {
  item: FrozenItem;
  person: PaidPerson;
  isDifference?: boolean;
  isDraft?: boolean;
}

/** What closing would pay a worker. */
export interface WorkerAhead extends WorkerTotals {
  /** Hours and pay that are not approved; in none of the other numbers. */
  draftMinutes: number;
  draftCents: number;
}

/** Adds up by worker, as the statement `WORKER_TOTALS` does with what was frozen; by name. */
export function workerTotals(all: readonly ItemAhead[]): WorkerAhead[] {
  const workers = new Map<number, WorkerAhead & { unrated: Set<number> }>();
  for (const { item, person, isDifference, isDraft } of all) {
    const { workerId, worker, slug, payrollNumber } = person;
    const known = { workerId, worker, slug, payrollNumber };
    const own = workers.get(workerId) ?? { ...known, ...NOTHING, unrated: new Set() };
    workers.set(workerId, own);
    const { minutes, multiplier, cents, sign, entryId } = item;
    if (isDraft) {
      if (multiplier !== null) own.draftMinutes += minutes ?? 0;
      own.draftCents += cents ?? 0;
      continue;
    }
    if (multiplier === null) own.adderCents += cents ?? 0;
    else own[COLUMNS[multiplier] ?? 'otherMinutes'] += minutes ?? 0;
    own.cents += cents ?? 0;
    if (isDifference) own.differenceCents += cents ?? 0;
    if (cents === null && sign === 1) own.unrated.add(entryId);
  }
  return [...workers.values()]
    .map(({ unrated, ...worker }) => ({ ...worker, withoutRate: unrated.size }))
    .sort((a, b) => a.worker.localeCompare(b.worker) || a.workerId - b.workerId);
}

/** What the workers of a period add up to; minutes are of work and paid breaks. */
export function sumsAhead(workers: readonly WorkerTotals[]): {
  minutes: number;
  cents: number;
  differenceCents: number;
} {
  const sum = (of: (worker: WorkerTotals) => number): number =>
    workers.reduce((all, worker) => all + of(worker), 0);
  return {
    minutes: sum(
      (each) => each.regularMinutes + each.overtimeMinutes + each.doubleMinutes + each.otherMinutes,
    ),
    ...{ cents: sum(({ cents }) => cents), differenceCents: sum((each) => each.differenceCents) },
  };
}

/** Whether closing would freeze something of the worker, and not only leave what is not approved. */
export function isPaidNow(worker: WorkerAhead): boolean {
  const { regularMinutes, overtimeMinutes, doubleMinutes, otherMinutes } = worker;
  const minutes = [regularMinutes, overtimeMinutes, doubleMinutes, otherMinutes];
  return [...minutes, worker.cents, worker.adderCents].some((each) => each !== 0);
}

const NOTHING = {
  ...{ regularMinutes: 0, overtimeMinutes: 0, doubleMinutes: 0, otherMinutes: 0, adderCents: 0 },
  ...{ cents: 0, differenceCents: 0, withoutRate: 0, draftMinutes: 0, draftCents: 0 },
};

const COLUMNS: Readonly<
  Record<number, 'regularMinutes' | 'overtimeMinutes' | 'doubleMinutes' | undefined>
> = { 100: 'regularMinutes', 150: 'overtimeMinutes', 200: 'doubleMinutes' };
