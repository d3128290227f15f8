import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { type ClockCall, ClockQueries } from './clock.queries.js';
import type { ClockInTokenDetails } from './clock-in-token.service.js';
import { HoursService } from '../hours/hours.service.js';
import type { PunchSource } from '../hours/punch.entity.js';
import { mayClockIn, mayClockOut } from './rules/clock-in-window.js';
import type { ClockResult } from './rules/clock-message.js';
import { isRepeatedScan } from './rules/second-scan.js';
import { chooseToggle, type Toggle } from './rules/toggle.js';
import { ShiftService } from '../hours/shift.service.js';
import { AskTheSteward, ClockedAlready, NotConfirmedForCall } from '../time-entry.errors.js';

/** Clocks workers in and out: from their own page, the steward's scanner and the station. */
@Injectable()
export class ClockService {
  constructor(
    private readonly shifts: ShiftService,
    private readonly hours: HoursService,
    private readonly queries: ClockQueries,
  ) {}

  /**
   * Handles one scan of a worker's code: clocks out of the running call, else into the nearest one
   * whose window is open.
   *
   * A second scan within ten seconds changes nothing, since a station scans again while the code is
   * still in view. Until the scheduled start a scan of a signed-in worker changes nothing.
   *
   * @throws AskTheSteward nothing can be clocked now
   * @throws EventIsCanceled it would clock in
   */
  async toggle(
    work: Work,
    workerId: number,
    eventId: number,
    source: PunchSource,
  ): Promise<ClockResult> {
    this.shifts.lockConfirmedRequests(work, workerId, eventId);
    const calls = await this.queries.callsUnchecked(work, workerId, eventId);
    const repeated = await this.findRepeatedScan(work, workerId, eventId, calls);
    if (repeated) return repeated;

    const toggle = chooseToggle(calls.map(asToggleCall), work.now);
    if (!toggle)
      throw new AskTheSteward(
        'clock.nothing_to_do',
        'There is no call to clock in or out of right now.',
      );
    return this.clock(
      work,
      calls.find((call) => call.call_time_id === toggle.callId)!,
      toggle.action,
      source,
    );
  }

  /**
   * Clocks into the chosen call, from the worker's own page.
   *
   * @throws NotConfirmedForCall
   * @throws AskTheSteward more than 60 minutes before or after the call; for a worker confirmed late, when it is over
   * @throws ClockedAlready in or out already
   * @throws EventIsCanceled
   */
  async clockIn(work: Work, pass: ClockInTokenDetails, callTimeId: number): Promise<ClockResult> {
    const call = await this.lockChosenCall(work, pass, callTimeId);
    if (call.end_at)
      throw new ClockedAlready('clock.already_out', 'You have clocked out of this call already.');
    if (call.start_at)
      throw new ClockedAlready('clock.already_in', 'You have clocked in for this call already.');
    if (!mayClockIn({ ...call, startsAt: call.starts_at }, work.now)) {
      throw new AskTheSteward(
        'clock.outside_window',
        'You can clock in from 60 minutes before the call to 60 minutes after it.',
      );
    }
    return this.clock(work, call, 'clock_in', 'clock_in_page');
  }

  /**
   * Clocks out of the chosen call, from the worker's own page; changes nothing before its scheduled
   * start.
   *
   * @throws NotConfirmedForCall
   * @throws ClockedAlready not in, or out already
   */
  async clockOut(work: Work, pass: ClockInTokenDetails, callTimeId: number): Promise<ClockResult> {
    const call = await this.lockChosenCall(work, pass, callTimeId);
    if (!call.start_at)
      throw new ClockedAlready('clock.not_in', 'You have not clocked in for this call.');
    if (call.end_at)
      throw new ClockedAlready('clock.already_out', 'You have clocked out of this call already.');
    // Somebody taps twice: seconds after the clock-in nothing is ended.
    const repeated = await this.findRepeatedScan(work, pass.worker_id, pass.event.id, [call]);
    if (repeated?.action === 'still_in') return repeated;
    const action = mayClockOut(call.starts_at, work.now) ? 'clock_out' : 'still_in';
    return this.clock(work, call, action, 'clock_in_page');
  }

  private async lockChosenCall(
    work: Work,
    { worker_id: workerId, event }: ClockInTokenDetails,
    callTimeId: number,
  ): Promise<ClockCall> {
    this.shifts.lockConfirmedRequests(work, workerId, event.id);
    const calls = await this.queries.callsUnchecked(work, workerId, event.id);
    const call = calls.find((each) => each.call_time_id === callTimeId);
    if (!call) throw new NotConfirmedForCall();
    return call;
  }

  private async findRepeatedScan(
    work: Work,
    workerId: number,
    eventId: number,
    calls: readonly ClockCall[],
  ): Promise<ClockResult | null> {
    const last = calls.some((call) => call.start_at)
      ? await this.queries.lastPunchUnchecked(work, workerId, eventId)
      : null;
    if (!last || !isRepeatedScan(last.recorded_at, work.now)) return null;
    const { edge, call_name: callName, counted_at: countedAt, raw_at: since, zone } = last;
    return edge === 'start'
      ? { action: 'still_in', callName, since, zone }
      : { action: 'clock_out', callName, countedAt, zone };
  }

  private async clock(
    work: Work,
    call: ClockCall,
    action: Toggle['action'],
    source: PunchSource,
  ): Promise<ClockResult> {
    const shift = await this.shifts.lock(work, call.request_id);
    if (action === 'still_in')
      return {
        action,
        callName: call.name,
        since: call.signed_in_at ?? call.start_at!,
        zone: shift.zone,
      };
    const countedAt =
      action === 'clock_in'
        ? await this.hours.signIn(work, shift, source)
        : await this.hours.signOut(work, shift, source);
    return { action, callName: call.name, countedAt, zone: shift.zone };
  }
}

function asToggleCall(call: ClockCall): Parameters<typeof chooseToggle>[0][number] {
  return {
    id: call.call_time_id,
    startsAt: call.starts_at,
    isConfirmedLate: call.isConfirmedLate,
    isOver: call.isOver,
    startedAt: call.start_at,
    endedAt: call.end_at,
  };
}
