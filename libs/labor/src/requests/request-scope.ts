/** The requests that a verb is about: those of an event, of one call, of one requirement, or some requests. */
export type RequestScope =
  | { eventId: number }
  | { callTimeId: number }
  | { requirementId: number }
  | { requestIds: readonly number[] };

/** The column of `REQUESTS_IN_CONTEXT` that a scope names, and its values. */
export function scopeColumnOf(scope: RequestScope): [column: string, ids: readonly number[]] {
  if ('eventId' in scope) return ['e.id', [scope.eventId]];
  if ('callTimeId' in scope) return ['ct.id', [scope.callTimeId]];
  return 'requirementId' in scope ? ['q.id', [scope.requirementId]] : ['r.id', scope.requestIds];
}
