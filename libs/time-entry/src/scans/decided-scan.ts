import type { HoursAfterReplay } from './hours-writing.service.js';
import type { ReplayState } from './rules/replay-items.js';
import type { ScanDecision } from './rules/scan-outcome.js';
import type { TimelineRequestRow } from './timeline.rows.js';
import type { ScanInReplay, WorkerTimeline } from './worker-timeline.js';

/** A decided scan, and the request whose hours it concerns. */
export interface DecidedScan {
  id: string;
  workerId: number;
  decision: ScanDecision;
  request: TimelineRequestRow | null;
  /** IANA name of the zone of its hours; null without a request. */
  zone: string | null;
  /** The call whose approved sheet it would change, and so does not; null: none. */
  closedCallSlug: string | null;
}

/** What a replay makes of the scans of a worker. */
export interface ReplayedTimeline {
  timeline: WorkerTimeline;
  state: ReplayState;
  decisions: Map<string, ScanDecision>;
}

/** New scans, and earlier ones that mean something else than before. */
export function decidedOf(
  { timeline, decisions }: ReplayedTimeline,
  fresh: readonly ScanInReplay[],
): DecidedScan[] {
  return [...decisions].flatMap(([id, decided]): DecidedScan[] => {
    const before = fresh.some((scan) => scan.id === id) ? undefined : timeline.scan(id);
    // Only a new scan waits for the steward.
    const decision: ScanDecision =
      before && decided.outcome === 'kept' ? { outcome: 'refused', reason: 'no_call' } : decided;
    const requestId = 'requestId' in decision ? decision.requestId : null;
    const countedAt = 'countedAt' in decision ? decision.countedAt.getTime() : undefined;
    const isSame =
      before?.outcome === decision.outcome &&
      before.labor_request_id === requestId &&
      before.counted_at?.getTime() === countedAt;
    if (isSame) return [];
    const request = requestId === null ? undefined : timeline.request(requestId);
    const zone = request?.shift.zone ?? null;
    const { workerId } = timeline;
    return [{ id, workerId, decision, request: request?.row ?? null, zone, closedCallSlug: null }];
  });
}

/** New scans that would change an approved sheet. */
export function keptAsideByClosedSheet(
  { timeline: { workerId } }: ReplayedTimeline,
  fresh: readonly ScanInReplay[],
  hours: readonly HoursAfterReplay[],
): DecidedScan[] {
  const closedCallSlug =
    hours.find(({ shift }) => shift.isOnClosedSheet)?.shift.callTimeSlug ?? null;
  return fresh
    .filter((scan) => scan.worker_id === workerId)
    .map(({ id }) => ({
      ...{ id, workerId, request: null, zone: null, closedCallSlug },
      decision: { outcome: 'kept', reason: 'sheet_approved' },
    }));
}
