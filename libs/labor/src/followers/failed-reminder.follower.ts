import { MessageFailed } from '#libs/messaging';
import { Follower, OnFact, type Work } from '#libs/platform';

/**
 * Clears the reminder mark of a request whose reminder failed, so that the next sending includes
 * it.
 */
@Follower('labor')
export class FailedReminderFollower {
  /** Keeps the mark of a later reminder, as of a call that was moved since. */
  @OnFact(MessageFailed)
  async whenMessageFailed(work: Work, fact: MessageFailed): Promise<void> {
    if (fact.kind !== 'reminder' || fact.aboutId === null) return;
    await work.rows(
      `update labor_requests r set reminder_sent_at = null
         from outgoing_messages m where r.id = $1 and m.id = $2 and r.reminder_sent_at = m.created_at`,
      [fact.aboutId, fact.messageId],
    );
  }
}
