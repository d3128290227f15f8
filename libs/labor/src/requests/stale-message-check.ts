import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isCallOver, PLANNED_MINUTES } from '#libs/call-time';
import { type MessageToCheck, MessageCheckService } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { AttendanceService } from './attendance.service.js';
import { REQUESTS_IN_CONTEXT } from './request-in-context.rows.js';
import {
  type CheckedMessageKind,
  type RequestSnapshot,
  staleReason,
} from '../rules/stale-message.js';

const CHECKED_KINDS = new Set<MessageToCheck['kind']>([
  'offer',
  'time_change',
  'reminder',
  'confirmation',
  'arrival_question',
] satisfies CheckedMessageKind[]);

interface CurrentRequest extends Omit<RequestSnapshot, 'callOver'> {
  callTimeId: number;
  plannedMinutes: number;
}

/** Checks texts about requests again right before they are sent. */
@Injectable()
export class StaleMessageCheck implements OnModuleInit {
  constructor(
    private readonly checks: MessageCheckService,
    private readonly attendances: AttendanceService,
  ) {}

  onModuleInit(): void {
    this.checks.register((work, message) => this.reasonToDrop(work, message));
  }

  private async reasonToDrop(
    work: Work,
    { kind, subjectId, callStartsAt, createdAt }: MessageToCheck,
  ): Promise<string | null> {
    if (subjectId === null || !CHECKED_KINDS.has(kind)) return null;
    const current = await work.row<CurrentRequest>(
      `select r.state, e.canceled as "eventCanceled", coalesce(q.archived_at, ct.archived_at, e.archived_at) is not null as archived,
              ct.id as "callTimeId", ct.starts_at as "callStartsAt", ${PLANNED_MINUTES} as "plannedMinutes", q.needed_labor as needed,
              (select count(*)::int from labor_requests o where o.labor_requirement_id = q.id and o.state = 'confirmed') as confirmed,
              (select count(*)::int from labor_requests o where o.labor_requirement_id = q.id and o.state = 'confirmed' and o.responded_at <= $2) as "confirmedThen"
         from ${REQUESTS_IN_CONTEXT}
        where r.id = $1`,
      [subjectId, createdAt],
    );
    if (!current) return 'the request was deleted';
    const callOver = kind === 'offer' && (await this.isCallOver(work, current));
    return staleReason(kind as CheckedMessageKind, { ...current, callOver }, callStartsAt);
  }

  private async isCallOver(
    work: Work,
    { callTimeId, callStartsAt: startsAt, plannedMinutes }: CurrentRequest,
  ): Promise<boolean> {
    if (startsAt > work.now) return false;
    const attendance = (await this.attendances.ofCalls(work, [callTimeId])).get(callTimeId)!;
    return isCallOver({ startsAt, plannedMinutes, ...attendance }, work.now);
  }
}
