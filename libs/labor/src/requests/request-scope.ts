import type { RequestScope } from './offer-sending.service.js';

/** The column of `PLACED_REQUESTS` that a queue is about, and its values. */
export function scopeColumnOf(queue: RequestScope): [column: string, ids: readonly number[]] {
  if ('eventId' in queue) return ['e.id', [queue.eventId]];
  if ('callTimeId' in queue) return ['ct.id', [queue.callTimeId]];
  return 'requirementId' in queue ? ['q.id', [queue.requirementId]] : ['r.id', queue.requestIds];
}
