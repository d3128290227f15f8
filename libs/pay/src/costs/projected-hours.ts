import type { PayableEntry } from '../worked-time/worked-time.js';
import type { PlannedRequest } from './planned-time.queries.js';

/**
 * What workers will have worked when all planned calls are done: ended entries as they are, running ones at least to their
 * planned end, and calls that are still to come. A call that is past without hours was not worked.
 *
 * @param now minutes since 1970
 */
export function projectedHours(
  worked: readonly PayableEntry[],
  planned: readonly PlannedRequest[],
  now: number,
): PayableEntry[] {
  const plans = new Map(planned.map((plan) => [plan.time.requestId, plan.time.entry]));
  return [
    ...worked.map((time) => {
      const plan = time.state === 'running' ? plans.get(time.requestId) : undefined;
      if (!plan || plan.end <= time.entry.end) return time;
      return { ...time, entry: { ...time.entry, end: plan.end, rawEnd: plan.end } };
    }),
    ...planned
      .filter(({ hasHours, time }) => !hasHours && time.entry.end > now)
      .map(({ time }) => time),
  ];
}
