import type { LastEdge, ReplayEdit, ReplayHours, ReplayState } from './replay-items.js';

/** The hours of a request, made where there are none. */
export function hoursOf(state: ReplayState, requestId: number): ReplayHours {
  let hours = state.hours.get(requestId);
  if (!hours) {
    hours = { startAt: null, endAt: null, signedInAt: null, isVoid: false };
    state.hours.set(requestId, hours);
  }
  return hours;
}

/** Void hours are none: the next scan starts them over. */
export function countingHoursOf(state: ReplayState, requestId: number): ReplayHours {
  const hours = hoursOf(state, requestId);
  return hours.isVoid ? { ...hours, startAt: null, endAt: null, signedInAt: null } : hours;
}

/** A scan signs in or out; a sign-in makes void hours count again. */
export function applyEdge(
  state: ReplayState,
  requestId: number,
  edge: LastEdge['edge'],
  at: Date,
  countedAt: Date,
): void {
  const hours = hoursOf(state, requestId);
  if (edge === 'end') hours.endAt = countedAt;
  else Object.assign(hours, { startAt: countedAt, endAt: null, signedInAt: at, isVoid: false });
  state.last = { edge, at, rawAt: at, countedAt, requestId };
}

/** A person's edit sets what it says. */
export function applyEdit(state: ReplayState, edit: ReplayEdit): void {
  const { edge, at, rawAt, countedAt, requestId } = edit;
  const hours = hoursOf(state, requestId);
  if (edge === 'voided' || edge === 'restored') {
    hours.isVoid = edge === 'voided';
    return;
  }
  if (edge === 'end_removed') {
    hours.endAt = null;
    return;
  }
  if (edge === 'start') {
    Object.assign(hours, { startAt: countedAt, signedInAt: rawAt, isVoid: false });
    if (edit.opens || (hours.endAt && hours.endAt < countedAt)) hours.endAt = null;
  } else {
    hours.endAt = countedAt;
    // The scans that began the shift belong to another call by now.
    if (!hours.startAt || hours.startAt > countedAt) hours.startAt = countedAt;
  }
  state.last = { edge, at, rawAt, countedAt, requestId };
}
