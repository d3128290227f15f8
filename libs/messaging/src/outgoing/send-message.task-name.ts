import { defineTask, HIGHEST_RANK, type TaskQueueService, type Work } from '#libs/platform';
import { messagePriority } from './rules/message-priority.js';
import type { MessageKind } from './rules/send-decision.js';

/** Sends one message. */
export const SEND_MESSAGE = defineTask<{ messageId: number }>('messages.send');

/** A message and when to send it; without a time: at once. */
export interface MessageToSend {
  id: number;
  kind: MessageKind | 'mail';
  runAt?: Date | null;
}

/**
 * The rank of a message: how many of its company and kind wait with an older id, those for the sending hours by themselves. A try
 * after a failure has its old place. Messages of no company have rank 0.
 */
const RANKS = `
  with batch as (
    select p.n, m.id, m.company_id, m.kind, m.status from planned p
      join outgoing_messages m on m.id = (p.value->'payload'->>'messageId')::bigint
  ), queues as materialized (
    select f.company_id, f.kind, f.status,
           (select count(*) from (select from outgoing_messages m
             where m.company_id = f.company_id and m.kind = f.kind and m.status = f.status and m.status in ('queued', 'held')
               and m.id < f.first_id limit ${HIGHEST_RANK}) older) as length
      from (select company_id, kind, status, min(id) as first_id from batch group by company_id, kind, status) f
  )
  select b.n, q.length + row_number() over (partition by b.company_id, b.kind, b.status order by b.n) - 1 as rank
    from batch b join queues q using (company_id, kind, status)`;

/** One statement, whatever the number. A message with two tasks is sent by one of them only. */
export function addSendTasks(
  tasks: TaskQueueService,
  work: Work,
  messages: readonly MessageToSend[],
): void {
  const planned = messages.map(({ id, kind, runAt = null }) => {
    return { payload: { messageId: id }, runAt, priority: messagePriority(kind) };
  });
  tasks.addRanked(work, SEND_MESSAGE, planned, RANKS);
}
