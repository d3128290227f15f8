import { mayClockIn, mayClockOut } from '../../clock/rules/clock-in-window.js';
import { isRepeatedScan } from '../../clock/rules/second-scan.js';
import { chooseToggle, type ToggleCall } from '../../clock/rules/toggle.js';
import { countedStart } from '../../hours/rules/counted-start.js';
import { signOutAt } from '../../hours/rules/round-sign-out.js';
import type {
  ReplayedEvent,
  ReplayHours,
  ReplayItem,
  ReplayRequest,
  ReplayScan,
  ReplayState,
} from './replay-items.js';
import { applyEdge, applyEdit, countingHoursOf, hoursOf } from './replay-state.js';
import type { ScanException, RefusedReason, ScanDecision } from './scan-outcome.js';

/**
 * Replays what happened to one worker at one event: scans by their corrected time, and edits by the time they were
 * made, of which each sets what it says, so that it wins over scans before it.
 *
 * @param state changed in place: before the first item, afterwards after the last
 * @param items in any order; those of the same instant in the order in which they became known
 * @returns the decision about each scan, by id
 */
export function replay(
  event: ReplayedEvent,
  state: ReplayState,
  items: readonly ReplayItem[],
): Map<string, ScanDecision> {
  const decisions = new Map<string, ScanDecision>();
  for (const item of [...items].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    if (item.kind === 'edit') applyEdit(state, item);
    else if (item.kind === 'settled')
      applyEdge(state, item.requestId, item.edge, item.at, item.countedAt);
    else {
      const decision = decide(event, state, item);
      decisions.set(item.id, decision);
      if (decision.outcome === 'in')
        applyEdge(state, decision.requestId, 'start', item.at, decision.countedAt);
      if (decision.outcome === 'out')
        applyEdge(state, decision.requestId, 'end', item.at, decision.countedAt);
    }
  }
  return decisions;
}

function decide(event: ReplayedEvent, state: ReplayState, scan: ReplayScan): ScanDecision {
  const { at, wanted, isAccepted } = scan;
  const crew = event.requests.filter(
    (request) =>
      !(request.hasLeft && hoursOf(state, request.requestId).isVoid) &&
      (isAccepted ? !request.goneAt : isOnCrew(request, at)),
  );
  if (crew.length === 0) return { outcome: 'kept', reason: reasonOffCrew(event.requests, at) };

  const calls = callsOf(crew, state, scan);
  const decision = wanted ? decideWanted(calls, state, at, wanted) : decideToggle(calls, state, at);
  if (decision.outcome === 'in' && event.isCanceled && !scan.countedBefore)
    return refused('event_canceled');
  return decision;
}

type Call = ToggleCall & { request: ReplayRequest; hours: ReplayHours };

/** One for each call: of several requests the running one, else one with hours, else the first. */
function callsOf(crew: readonly ReplayRequest[], state: ReplayState, scan: ReplayScan): Call[] {
  const rank = ({ startAt, endAt }: ReplayHours): number => (!startAt ? 2 : endAt ? 1 : 0);
  const calls = new Map<number, Call>();
  for (const request of [...crew].sort((a, b) => a.requestId - b.requestId)) {
    const hours = countingHoursOf(state, request.requestId);
    const chosen = calls.get(request.callTimeId);
    if (chosen && rank(chosen.hours) <= rank(hours)) continue;
    const { callTimeId: id, startsAt, isConfirmedAfterStart } = request;
    calls.set(id, {
      ...{ id, startsAt, request, hours, startedAt: hours.startAt, endedAt: hours.endAt },
      isConfirmedAfterStart: isConfirmedAfterStart || scan.isAccepted,
      isOver: !scan.isAccepted && isConfirmedAfterStart && request.isOverAt(scan.at),
    });
  }
  return [...calls.values()];
}

function decideToggle(calls: readonly Call[], state: ReplayState, at: Date): ScanDecision {
  const repeated = repeats(calls, state, at);
  if (repeated) return repeated;
  const toggle = chooseToggle(calls, at);
  if (!toggle) return refused('no_call');
  const call = calls.find(({ id }) => id === toggle.callId)!;
  if (toggle.action === 'still_in') return stillIn(call);
  return toggle.action === 'clock_in' ? clockedIn(call, at) : clockedOut(call, at);
}

function decideWanted(
  calls: readonly Call[],
  state: ReplayState,
  at: Date,
  wanted: NonNullable<ReplayScan['wanted']>,
): ScanDecision {
  const call = calls.find(({ id }) => id === wanted.callTimeId);
  if (!call) return refused('another_call');
  if (call.endedAt) return refused('already_out');
  if (wanted.action === 'clock_in') {
    if (call.startedAt) return refused('already_in');
    return mayClockIn(call, at) ? clockedIn(call, at) : refused('outside_window');
  }
  if (!call.startedAt) return refused('not_in');
  // Somebody taps twice: seconds after the clock-in nothing is ended.
  const repeated = repeats([call], state, at);
  if (repeated?.outcome === 'still_in') return repeated;
  return mayClockOut(call.startsAt, at) ? clockedOut(call, at) : stillIn(call);
}

/** A second scan within seconds of the last sign-in or sign-out says the same again. */
function repeats(calls: readonly Call[], { last }: ReplayState, at: Date): ScanDecision | null {
  if (!last || !calls.some(({ startedAt }) => startedAt) || !isRepeatedScan(last.at, at))
    return null;
  const { requestId, countedAt, rawAt: since } = last;
  return last.edge === 'start'
    ? { outcome: 'still_in', requestId, since }
    : { outcome: 'still_out', requestId, countedAt };
}

function clockedIn({ request, isOver }: Call, at: Date): ScanDecision {
  const { requestId, isConfirmedAfterStart, startsAt: scheduledStart, target, zone } = request;
  const late = { isConfirmedAfterStart, isCallOver: isOver };
  const countedAt = countedStart({ cameAt: at, ...late, scheduledStart, target, zone });
  return { outcome: 'in', requestId, countedAt };
}

function clockedOut({ request, startedAt }: Call, at: Date): ScanDecision {
  const { requestId, minimumMinutes, roundUpMinutes, zone } = request;
  const countedAt = signOutAt({
    now: at,
    start: startedAt!,
    minimumMinutes,
    roundUpMinutes,
    zone,
  });
  return { outcome: 'out', requestId, countedAt };
}

function stillIn({ request, hours }: Call): ScanDecision {
  const since = hours.signedInAt ?? hours.startAt!;
  return { outcome: 'still_in', requestId: request.requestId, since };
}

function refused(reason: RefusedReason): ScanDecision {
  return { outcome: 'refused', reason };
}

function isOnCrew({ confirmedAt, goneAt }: ReplayRequest, at: Date): boolean {
  return (confirmedAt === null || confirmedAt <= at) && (goneAt === null || at < goneAt);
}

function reasonOffCrew(requests: readonly ReplayRequest[], at: Date): ScanException {
  const isMissed = ({ isNoShow, goneAt }: ReplayRequest): boolean =>
    isNoShow && goneAt !== null && goneAt <= at;
  return requests.some(isMissed) ? 'no_show' : 'not_confirmed';
}
