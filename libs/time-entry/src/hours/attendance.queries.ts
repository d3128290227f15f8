import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AttendanceService,
  type AttendanceSource,
  type CallAttendance,
  type RequestAttendance,
} from '#libs/labor';
import type { Work } from '#libs/platform';
import type { PunchSource } from './punch.entity.js';

/** A code of the worker's own was scanned; the scanner of a steward is the steward's hand. */
const OWN_SCANS: readonly PunchSource[] = ['clock_in_page', 'station'];

/** Whether hours of the call of ct count, and whether any of them run. */
const CALL_ATTENDANCE = `
  count(te.id) > 0 as "hasClockIns", coalesce(bool_or(te.end_at is null) filter (where te.id is not null), false) as "isSomebodyIn"`;

/** Provides attendance to labor. Voided hours do not count. */
@Injectable()
export class AttendanceQueries implements AttendanceSource, OnModuleInit {
  constructor(private readonly attendances: AttendanceService) {}

  onModuleInit(): void {
    this.attendances.register(this);
  }

  ofRequests(work: Work, requestIds: readonly number[]): Promise<RequestAttendance[]> {
    return work.rows<RequestAttendance>(
      `select own.id as "requestId",
              case when hours.id is null then 'none' when hours.end_at is not null then 'worked'
                   when exists (select 1 from punches p where p.time_entry_id = hours.id and p.source = any($2)) then 'scanned'
                   else 'recorded' end as attendance,
              call."hasClockIns", call."isSomebodyIn"
         from labor_requests own
         join labor_requirements oq on oq.id = own.labor_requirement_id
         left join time_entries hours on hours.labor_request_id = own.id and hours.voided_at is null
         join lateral (
           select ${CALL_ATTENDANCE}
             from labor_requirements q
             join labor_requests r on r.labor_requirement_id = q.id
             join time_entries te on te.labor_request_id = r.id and te.voided_at is null
            where q.call_time_id = oq.call_time_id) call on true
        where own.id = any($1)`,
      [requestIds, OWN_SCANS],
    );
  }

  ofCalls(
    work: Work,
    callTimeIds: readonly number[],
  ): Promise<(CallAttendance & { callTimeId: number })[]> {
    return work.rows<CallAttendance & { callTimeId: number }>(
      `select q.call_time_id as "callTimeId", ${CALL_ATTENDANCE}
         from labor_requirements q
         join labor_requests r on r.labor_requirement_id = q.id
         join time_entries te on te.labor_request_id = r.id and te.voided_at is null
        where q.call_time_id = any($1)
        group by q.call_time_id`,
      [callTimeIds],
    );
  }
}
