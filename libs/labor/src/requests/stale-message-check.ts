import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageToCheck, MessageCheckService } from '#libs/messaging';
import type { Work } from '#libs/platform';
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
] satisfies CheckedMessageKind[]);

/** Checks texts about requests again right before they are sent. */
@Injectable()
export class StaleMessageCheck implements OnModuleInit {
  constructor(private readonly checks: MessageCheckService) {}

  onModuleInit(): void {
    this.checks.register((work, message) => this.reasonToDrop(work, message));
  }

  private async reasonToDrop(
    work: Work,
    { kind, subjectId, callStartsAt, createdAt }: MessageToCheck,
  ): Promise<string | null> {
    if (subjectId === null || !CHECKED_KINDS.has(kind)) return null;
    const standing = await work.row<RequestSnapshot>(
      `select r.state, e.canceled as "eventCanceled", coalesce(q.archived_at, ct.archived_at, e.archived_at) is not null as archived,
              ct.starts_at as "callStartsAt", q.needed_labor as needed,
              (select count(*)::int from labor_requests o where o.labor_requirement_id = q.id and o.state = 'confirmed') as confirmed,
              (select count(*)::int from labor_requests o where o.labor_requirement_id = q.id and o.state = 'confirmed' and o.responded_at <= $2) as "confirmedThen"
         from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
        where r.id = $1`,
      [subjectId, createdAt],
    );
    return standing
      ? staleReason(kind as CheckedMessageKind, standing, callStartsAt)
      : 'the request was deleted';
  }
}
