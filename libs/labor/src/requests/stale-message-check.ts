import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isCallOver, PLANNED_MINUTES } from '#libs/call-time';
import { type MessageToCheck, MessageCheckService } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { AttendanceService } from './attendance.service.js';
import { NOT_ARCHIVED, NOT_SURELY_OVER, REQUESTS_IN_CONTEXT } from './request-in-context.rows.js';
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
    { id, kind, subjectId, callStartsAt, createdAt }: MessageToCheck,
  ): Promise<string | null> {
    if (subjectId !== null && kind === 'consent_question')
      return (await this.isStillWanted(work, id)) ? null : 'nobody is asked any more';
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

  /** A question that preceded an offer is asked while the company wants the number for any call. */
  private async isStillWanted(work: Work, messageId: number): Promise<boolean> {
    const wanted = await work.row(
      `select r.id from ${REQUESTS_IN_CONTEXT} join outgoing_messages m on m.company_id = w.company_id and m.recipient = w.phone_number
        where m.id = $1 and r.state in ('pending', 'available', 'confirmed') and not e.canceled and ${NOT_ARCHIVED} and ${NOT_SURELY_OVER}
        limit 1`,
      [messageId, work.now],
    );
    return wanted !== null;
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
