import { isCallOver } from '#libs/call-time';
import { isConfirmedAfterStart } from '#libs/labor';
import { Shift } from '../hours/shift.js';
import { TimeEntry } from '../hours/time-entry.entity.js';
import { replay } from './rules/replay.js';
import type {
  LastEdge,
  ReplayEdit,
  ReplayItem,
  ReplayRequest,
  ReplayScan,
  ReplayState,
} from './rules/replay-items.js';
import { hoursOf } from './rules/replay-state.js';
import type { ScanDecision } from './rules/scan-outcome.js';
import type {
  AttendanceInterval,
  TimelinePunchRow,
  TimelineRequestRow,
  TimelineRows,
  TimelineScanRow,
} from './timeline.rows.js';

/** A scan that takes part in a replay. */
export type ScanInReplay = Omit<
  TimelineScanRow,
  'outcome' | 'sentence' | 'labor_request_id' | 'counted_at'
>;

/** A request with its hours before and after a replay. */
export interface TimelineRequest {
  row: TimelineRequestRow;
  shift: Shift;
  entry: TimeEntry | null;
}

/** What happened to one worker at an event, as far as it is known. */
export class WorkerTimeline {
  readonly requests: readonly TimelineRequest[];
  private readonly scans: readonly TimelineScanRow[];
  private readonly punches: readonly TimelinePunchRow[];

  constructor(
    readonly workerId: number,
    rows: TimelineRows,
    private readonly presences: readonly AttendanceInterval[],
  ) {
    const entries = new Map(rows.entries.map((entry) => [entry.laborRequestId, entry]));
    this.requests = rows.requests
      .filter((row) => row.worker_id === workerId)
      .map((row) => {
        const { signedInAt = null, ...values } = entries.get(row.request_id) ?? {};
        const entry = 'id' in values ? Object.assign(new TimeEntry(), values) : null;
        return { row, entry, shift: new Shift(row, entry && { entry, signedInAt }) };
      });
    const ids = new Set(this.requests.map(({ row }) => row.request_id));
    this.scans = rows.scans.filter((scan) => scan.worker_id === workerId);
    this.punches = rows.punches.filter((punch) => ids.has(punch.labor_request_id));
  }

  request(requestId: number): TimelineRequest | undefined {
    return this.requests.find(({ row }) => row.request_id === requestId);
  }

  /** A scan as it was before this replay. */
  scan(id: string): TimelineScanRow | undefined {
    return this.scans.find((scan) => scan.id === id);
  }

  hasPunch(scanId: string, edge: string, requestId: number, countedAt: Date): boolean {
    return this.punches.some(
      (punch) =>
        punch.scan_id === scanId &&
        punch.edge === edge &&
        punch.labor_request_id === requestId &&
        punch.counted_at?.getTime() === countedAt.getTime(),
    );
  }

  /**
   * Replays from the earliest new scan on. What was decided before it stays; later scans are decided again. Where nothing
   * is known from its time on, it is simply appended to the hours that stand.
   *
   * @returns the hours after it, and a decision for each scan from then on
   */
  replayWith(
    fresh: readonly ScanInReplay[],
    isCanceled: boolean,
  ): { state: ReplayState; decisions: Map<string, ScanDecision> } {
    const from = new Date(Math.min(...fresh.map(({ at }) => at.getTime())));
    const isFresh = new Set(fresh.map(({ id }) => id));
    const known = this.scans.filter(({ id }) => !isFresh.has(id));
    const edits = this.edits();
    const isLatest =
      known.every(({ at }) => at <= from) && edits.every(({ at }) => at.getTime() <= +from);

    const items: ReplayItem[] = [];
    if (!isLatest) {
      items.push(...edits);
      for (const scan of known) {
        if (scan.at >= from) items.push(asReplayScan(scan, isEdge(scan)));
        else if (isEdge(scan)) items.push(asSettled(scan));
      }
    }
    const byId = [...fresh].sort((a, b) => (a.id < b.id ? -1 : 1));
    items.push(...byId.map((scan) => asReplayScan(scan, false)));
    const state = isLatest ? this.present() : this.beginning();
    const event = { requests: this.requests.map((each) => this.asReplayRequest(each)), isCanceled };
    return { state, decisions: replay(event, state, items) };
  }

  /**
   * Punches that name no scan: a person's, and those from before scans were stored. Restored hours go on; only a start
   * recorded together with it starts them over.
   */
  private edits(): ReplayEdit[] {
    const begun = new Set<number>();
    const restoredAt = new Map<number, number>();
    return this.punches.flatMap((punch): ReplayEdit[] => {
      const { labor_request_id: requestId, edge, raw_at: rawAt } = punch;
      const startsOver = restoredAt.get(requestId) === punch.recorded_at.getTime();
      const opens = edge === 'start' && (startsOver || !begun.has(requestId));
      if (edge === 'start' || edge === 'restored') begun.add(requestId);
      if (edge === 'voided') begun.delete(requestId);
      if (edge === 'restored') restoredAt.set(requestId, punch.recorded_at.getTime());
      if (edge === 'start') restoredAt.delete(requestId);
      if (punch.scan_id) return [];
      const countedAt = punch.counted_at ?? rawAt;
      return [{ kind: 'edit', at: punch.recorded_at, requestId, edge, rawAt, countedAt, opens }];
    });
  }

  /** The hours as they stand. */
  private present(): ReplayState {
    const state: ReplayState = { hours: new Map(), last: null };
    const edges = this.validEdges();
    for (const { row, entry } of this.requests) {
      if (!entry || (entry.voidedAt && this.isVoidByReplay(row.request_id))) continue;
      const own = edges.filter(
        ({ requestId, edge }) => edge === 'start' && requestId === row.request_id,
      );
      state.hours.set(row.request_id, {
        startAt: entry.startAt,
        endAt: entry.endAt,
        signedInAt: own.at(-1)?.rawAt ?? null,
        isVoid: entry.voidedAt !== null,
      });
    }
    state.last =
      edges.filter(({ requestId }) => !hoursOf(state, requestId).isVoid).at(-1) ?? state.last;
    return state;
  }

  /** Before anything known: only hours without punches, which were imported. */
  private beginning(): ReplayState {
    const state: ReplayState = { hours: new Map(), last: null };
    for (const { row, entry } of this.requests) {
      const isImported = !this.punches.some((punch) => punch.labor_request_id === row.request_id);
      if (entry && isImported)
        Object.assign(hoursOf(state, row.request_id), {
          ...{ startAt: entry.startAt, endAt: entry.endAt, isVoid: entry.voidedAt !== null },
        });
    }
    return state;
  }

  /** Sign-ins and sign-outs that still mean what they meant when they were recorded, by time. */
  private validEdges(): LastEdge[] {
    return this.punches
      .flatMap((punch): LastEdge[] => {
        const { edge, raw_at: rawAt, scan_id: scanId, labor_request_id: requestId } = punch;
        if (edge !== 'start' && edge !== 'end') return [];
        const scan = scanId ? this.scan(scanId) : null;
        const means =
          scan?.labor_request_id === requestId &&
          scan.outcome === (edge === 'start' ? 'in' : 'out');
        if (scanId && !means) return [];
        const countedAt = punch.counted_at ?? rawAt;
        return [{ edge, at: scanId ? rawAt : punch.recorded_at, rawAt, countedAt, requestId }];
      })
      .sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** Whether the scans of the request turned out to belong to another call. */
  private isVoidByReplay(requestId: number): boolean {
    const last = this.punches.findLast(
      ({ edge, labor_request_id: id }) =>
        id === requestId && (edge === 'voided' || edge === 'restored'),
    );
    return last?.edge === 'voided' && last.scan_id !== null;
  }

  private asReplayRequest({ row, shift }: TimelineRequest): ReplayRequest {
    const { starts_at: startsAt, call_time_id: callTimeId, confirmed_at: confirmedAt } = row;
    const isNoShow = row.state === 'no_show';
    const hasLeft = !isNoShow && row.state !== 'confirmed';
    const { minimumMinutes, roundUpMinutes } = shift.rules;
    return {
      ...{ requestId: row.request_id, callTimeId, startsAt, confirmedAt, isNoShow, hasLeft },
      isConfirmedAfterStart: isConfirmedAfterStart(confirmedAt, startsAt),
      goneAt: isNoShow ? row.responded_at : row.archived_at,
      isOverAt: (at) => {
        const plannedMinutes = shift.plannedMinutes;
        return isCallOver({ startsAt, plannedMinutes, ...this.attendanceAt(callTimeId, at) }, at);
      },
      ...{ minimumMinutes, roundUpMinutes, target: shift.roundUpTarget, zone: shift.zone },
    };
  }

  private attendanceAt(
    callTimeId: number,
    at: Date,
  ): { hasClockIns: boolean; isSomebodyIn: boolean } {
    const came = this.presences.filter((each) => each.callTimeId === callTimeId && each.from <= at);
    return {
      hasClockIns: came.length > 0,
      isSomebodyIn: came.some(({ to }) => to === null || to > at),
    };
  }
}

/** Calls of workers who were confirmed late: only theirs depend on who is there. */
export function lateCallIds(requests: readonly TimelineRequestRow[]): number[] {
  const late = requests.filter((row) => isConfirmedAfterStart(row.confirmed_at, row.starts_at));
  return [...new Set(late.map((row) => row.call_time_id))];
}

function isEdge(scan: TimelineScanRow): boolean {
  return scan.outcome === 'in' || scan.outcome === 'out';
}

function asReplayScan(scan: ScanInReplay, countedBefore: boolean): ReplayScan {
  const { id, at, wanted_action: action, wanted_call_time_id: callTimeId } = scan;
  return {
    ...{ kind: 'scan', id, at, countedBefore, isAccepted: scan.judgement === 'accepted' },
    wanted: action && callTimeId ? { action, callTimeId } : null,
  };
}

function asSettled(scan: TimelineScanRow): ReplayItem {
  const { id, at, labor_request_id: requestId, counted_at: countedAt } = scan;
  const edge = scan.outcome === 'in' ? 'start' : 'end';
  return { kind: 'settled', id, at, edge, requestId: requestId ?? 0, countedAt: countedAt ?? at };
}
