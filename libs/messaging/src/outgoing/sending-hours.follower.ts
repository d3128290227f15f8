import { CompanyChanged } from '#libs/company';
import { Follower, OnFact, TaskQueueService, type Work } from '#libs/platform';
import { messagePriority } from './rules/message-priority.js';
import type { MessageKind } from './rules/send-decision.js';
import { isBoundToSendingHours } from './rules/sending-hours.js';
import { SEND_MESSAGE } from './send-message.task-name.js';

/**
 * When a company opens other sending hours, what it holds is looked at again at once: it leaves, or waits for the new
 * opening. Its earlier task then finds nothing to do.
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
    this.tasks.addEach(
      work,
      SEND_MESSAGE,
      held
        .filter(({ kind }) => isBoundToSendingHours({ kind, automatic: true }))
        .map(({ id, kind }) => ({
          payload: { messageId: id },
          runAt: null,
          priority: messagePriority(kind),
        })),
    );
  }
}
