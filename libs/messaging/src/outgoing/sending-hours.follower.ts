import { CompanyChanged } from '#libs/company';
import { Follower, OnFact, TaskQueueService, type Work } from '#libs/platform';
import type { MessageKind } from './rules/send-decision.js';
import { isBoundToSendingHours } from './rules/sending-hours.js';
import { addSendTasks } from './send-message.task-name.js';

/**
 * When a company opens other sending hours, what it holds is looked at again at once: it leaves, or waits for the new
 * opening. Its earlier task may hold it once more; only one of them sends it.
 */
@Follower('messaging')
export class SendingHoursFollower {
  constructor(private readonly tasks: TaskQueueService) {}

  @OnFact(CompanyChanged)
  async whenCompanyChanged(work: Work, fact: CompanyChanged): Promise<void> {
    if (!fact.hasChanged('sending_from_minute') && !fact.hasChanged('sending_until_minute')) return;
    const held = await work.rows<{ id: number; kind: MessageKind }>(
      `select id, kind from outgoing_messages
        where company_id = $1 and created_at > $2::timestamptz - interval '7 days' and channel = 'sms' and status = 'held'
        order by id`,
      [fact.companyId, work.now],
    );
    const bound = held.filter(({ kind }) => isBoundToSendingHours({ kind, automatic: true }));
    addSendTasks(this.tasks, work, bound);
  }
}
