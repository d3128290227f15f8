import { Injectable } from '@nestjs/common';
import { lockRequirementsOfRequests } from '#libs/labor';
import type { Work } from '#libs/platform';
import { SheetGuardService } from '../hours/sheet-guard.service.js';
import {
  decidedOf,
  type DecidedScan,
  keptAsideByClosedSheet,
  type ReplayedTimeline,
} from './decided-scan.js';
import {
  type HoursAfterReplay,
  HoursWritingService,
  type ScanPunch,
} from './hours-writing.service.js';
import { NoShowReturnService } from './no-show-return.service.js';
import type { ReplayState } from './rules/replay-items.js';
import { hoursOf } from './rules/replay-state.js';
import type { ScanDecision } from './rules/scan-outcome.js';
import { lockRequestsAtEvent, readAttendance, readTimelines } from './timeline.rows.js';
import {
  lateCallIds,
  type ScanInReplay,
  type TimelineRequest,
  WorkerTimeline,
} from './worker-timeline.js';

/**
 * Keeps hours equal to the replay of scans and edits. The rows of a worker's requests are the lock: replays of one worker run
 * one after the other.
 */
@Injectable()
export class HoursReplayService {
  constructor(
    private readonly writing: HoursWritingService,
    private readonly returns: NoShowReturnService,
    private readonly guard: SheetGuardService,
  ) {}

  /**
   * Adds scans to the replays of their workers. At most thirteen statements, however many scans and workers, and those of the
   * followers; more only when a no-show is taken back.
   *
   * @param fresh stored already, in any order
   * @returns the decision about each of them, and about earlier ones that mean something else now
   */
  async add(
    work: Work,
    event: { id: number; isCanceled: boolean },
    fresh: readonly ScanInReplay[],
  ): Promise<DecidedScan[]> {
    const workerIds = [...new Set(fresh.map((scan) => scan.worker_id!))].sort((a, b) => a - b);
    if (workerIds.length === 0) return [];
    await this.lock(work, event.id, workerIds);
    let replayed = await this.replayAll(work, event, workerIds, fresh);
    const returned = replayed.flatMap((each) =>
      missedButCame(each, fresh).filter((id) => this.mayReturn(work, each, id)),
    );
    if (returned.length > 0) {
      await this.returns.takeBack(work, [...new Set(returned)]);
      replayed = await this.replayAll(work, event, workerIds, fresh);
    }
    return this.settle(work, replayed, fresh);
  }

  /**
   * Locks the requests of workers at an event, which `add` does, too. The requirements of no-shows first: taking one back
   * wants them, and everybody locks in this order.
   */
  async lock(work: Work, eventId: number, workerIds: readonly number[]): Promise<void> {
    const missed = await work.rows<{ id: number }>(
      `select r.id from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
        where ct.event_id = $1 and r.worker_id = any($2) and r.state = 'no_show'`,
      [eventId, workerIds],
    );
    if (missed.length > 0)
      lockRequirementsOfRequests(
        work,
        missed.map(({ id }) => id),
      );
    lockRequestsAtEvent(work, eventId, workerIds);
  }

  private async replayAll(
    work: Work,
    event: { id: number; isCanceled: boolean },
    workerIds: readonly number[],
    fresh: readonly ScanInReplay[],
  ): Promise<ReplayedTimeline[]> {
    const rows = await readTimelines(work, event.id, workerIds);
    const late = lateCallIds(rows.requests);
    const presences = late.length > 0 ? await readAttendance(work, late) : [];
    return workerIds.map((workerId) => {
      const timeline = new WorkerTimeline(workerId, rows, presences);
      const own = fresh.filter((scan) => scan.worker_id === workerId);
      return { timeline, ...timeline.replayWith(own, event.isCanceled) };
    });
  }

  private mayReturn(work: Work, { timeline }: ReplayedTimeline, requestId: number): boolean {
    const request = timeline.request(requestId);
    return request !== undefined && this.guard.mayChange(work, request.shift);
  }

  /** Writes what has changed. Where that would touch an approved sheet, the new scans wait for the steward instead. */
  private async settle(
    work: Work,
    replayed: readonly ReplayedTimeline[],
    fresh: readonly ScanInReplay[],
  ): Promise<DecidedScan[]> {
    const after = replayed.map((each) => hoursAfter(each, fresh, work.now));
    const open = after.map((hours) =>
      hours.every(({ shift }) => this.guard.mayChange(work, shift)),
    );
    await this.writing.write(work, after.filter((_, nth) => open[nth]).flat());
    return replayed.flatMap((each, nth) =>
      open[nth] ? decidedOf(each, fresh) : keptAsideByClosedSheet(each, fresh, after[nth]!),
    );
  }
}

/** No-shows whom a new scan finds at the call before they were marked. */
function missedButCame(
  { timeline, decisions }: ReplayedTimeline,
  fresh: readonly ScanInReplay[],
): number[] {
  return fresh.flatMap(({ id }) => {
    const decision = decisions.get(id);
    if (!decision || !('requestId' in decision)) return [];
    const { row } = timeline.request(decision.requestId) ?? {};
    return row?.state === 'no_show' ? [row.request_id] : [];
  });
}

/** Of each request whose hours change or get punches. */
function hoursAfter(
  { timeline, state, decisions }: ReplayedTimeline,
  fresh: readonly ScanInReplay[],
  now: Date,
): HoursAfterReplay[] {
  const cause = fresh.find((scan) => scan.worker_id === timeline.workerId)!;
  return timeline.requests.flatMap((request): HoursAfterReplay[] => {
    const change = changeOf(request, state, now);
    const punches = punchesOf(timeline, request, decisions, fresh);
    if (!change && punches.length === 0) return [];
    const turned = turnedPunch(request, change, cause);
    const { shift, entry } = request;
    return [{ shift, entry, change, punches: turned ? [turned, ...punches] : punches }];
  });
}

function changeOf(
  { row, entry }: TimelineRequest,
  state: ReplayState,
  now: Date,
): HoursAfterReplay['change'] {
  const { startAt, endAt, isVoid } = hoursOf(state, row.request_id);
  if (isVoid) return null;
  if (!startAt) {
    if (!entry || entry.voidedAt) return null;
    return { startAt: entry.startAt, endAt: entry.endAt, voidedAt: now, action: 'voided' };
  }
  const next = { startAt, endAt, voidedAt: null };
  if (!entry) return { ...next, action: 'sign_in' };
  const isSameStart = +entry.startAt === +startAt && entry.voidedAt === null;
  if (isSameStart && entry.endAt?.getTime() === endAt?.getTime()) return null;
  return { ...next, action: isSameStart && !entry.endAt ? 'sign_out' : 'replayed' };
}

/** One for each scan that signs in or out, unless it is recorded already. */
function punchesOf(
  timeline: WorkerTimeline,
  { row }: TimelineRequest,
  decisions: ReadonlyMap<string, ScanDecision>,
  fresh: readonly ScanInReplay[],
): ScanPunch[] {
  return [...decisions].flatMap(([scanId, decision]): ScanPunch[] => {
    if (decision.outcome !== 'in' && decision.outcome !== 'out') return [];
    const { requestId, countedAt } = decision;
    const edge = decision.outcome === 'in' ? 'start' : 'end';
    if (requestId !== row.request_id || timeline.hasPunch(scanId, edge, requestId, countedAt))
      return [];
    const scan = fresh.find(({ id }) => id === scanId) ?? timeline.scan(scanId)!;
    const { source, user_id: userId, at: rawAt } = scan;
    return [{ scanId, edge, rawAt, countedAt, source, userId }];
  });
}

/** Hours whose scans belong to another call after all become void, and count again where they come back. */
function turnedPunch(
  { entry }: TimelineRequest,
  change: HoursAfterReplay['change'],
  { id: scanId, source, user_id: userId }: ScanInReplay,
): ScanPunch | null {
  if (!entry || !change || (change.voidedAt === null) === (entry.voidedAt === null)) return null;
  const [edge, countedAt] =
    change.voidedAt === null
      ? (['restored', change.startAt] as const)
      : (['voided', null] as const);
  return { scanId, edge, rawAt: change.voidedAt ?? change.startAt, countedAt, source, userId };
}
