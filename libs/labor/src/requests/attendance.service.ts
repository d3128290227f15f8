import { Injectable } from '@nestjs/common';
import { isCallOver } from '#libs/call-time';
import type { Work } from '#libs/platform';
import type { Attendance, CallAttendance } from '../rules/attendance.js';
import { progressOf, type RequestInContext } from './request-in-context.rows.js';

/** Attendance of a request, and of its call. */
export interface RequestAttendance extends CallAttendance {
  requestId: number;
  attendance: Attendance;
}

/** The source of attendance. One statement each; requests without hours are left out. */
export interface AttendanceSource {
  ofRequests(work: Work, requestIds: readonly number[]): Promise<RequestAttendance[]>;
  ofCalls(
    work: Work,
    callTimeIds: readonly number[],
  ): Promise<(CallAttendance & { callTimeId: number })[]>;
}

const NOBODY: CallAttendance = { hasClockIns: false, isSomebodyIn: false };

/** Attendance of requests, provided by the later lib that stores hours: possible actions depend on it. */
@Injectable()
export class AttendanceService {
  private source: AttendanceSource | null = null;

  /** Without a source no worker has clocked in. */
  register(source: AttendanceSource): void {
    this.source = source;
  }

  /** For each of the requests. */
  async ofRequests(
    work: Work,
    requestIds: readonly number[],
  ): Promise<Map<number, RequestAttendance>> {
    const found = requestIds.length > 0 ? await this.source?.ofRequests(work, requestIds) : [];
    const known = new Map((found ?? []).map((each) => [each.requestId, each]));
    return new Map(
      requestIds.map((requestId) => [
        requestId,
        known.get(requestId) ?? { requestId, attendance: 'none', ...NOBODY },
      ]),
    );
  }

  /** For each of the calls. */
  async ofCalls(work: Work, callTimeIds: readonly number[]): Promise<Map<number, CallAttendance>> {
    const found = callTimeIds.length > 0 ? await this.source?.ofCalls(work, callTimeIds) : [];
    const known = new Map((found ?? []).map((each) => [each.callTimeId, each]));
    return new Map(callTimeIds.map((id) => [id, known.get(id) ?? NOBODY]));
  }

  /** Those of some requests whose call is not over. Nothing is asked for calls that have not begun. */
  async withoutOver<Request extends RequestInContext>(
    work: Work,
    requests: readonly Request[],
  ): Promise<Request[]> {
    const begun = requests.filter((request) => request.starts_at <= work.now);
    const calls = await this.ofCalls(work, [...new Set(begun.map((each) => each.call_time_id))]);
    return requests.filter(
      (request) =>
        !isCallOver(progressOf(request, calls.get(request.call_time_id) ?? NOBODY), work.now),
    );
  }

  /** Those of some confirmed requests whose worker is still to come: the call is not over, and they have no hours. */
  async expected<Request extends RequestInContext>(
    work: Work,
    requests: readonly Request[],
  ): Promise<Request[]> {
    const found = await this.ofRequests(
      work,
      requests.map(({ id }) => id),
    );
    return requests.filter((request) => {
      const known = found.get(request.id)!;
      return known.attendance === 'none' && !isCallOver(progressOf(request, known), work.now);
    });
  }
}
