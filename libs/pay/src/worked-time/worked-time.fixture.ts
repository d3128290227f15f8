import { dateIn } from '#libs/kernel';
import type { PayEntry } from '../engine/pay-input.js';
import type { PayableEntry } from './worked-time.js';

/** An entry of worker 1, as it is read. */
export function aWorkedTime(
  entry: PayEntry,
  state: PayableEntry['state'] = 'worked',
): PayableEntry {
  const date = dateIn(entry.zone, new Date(entry.start * 60_000));
  const scope = { id: entry.id, workerId: 1, laborTypeId: 1, locationId: null, eventId: 1 };
  return { scope: { ...scope, requirementId: 1, date }, requestId: 1, callTimeId: 1, state, entry };
}
