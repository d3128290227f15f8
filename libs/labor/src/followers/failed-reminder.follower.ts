import { MessageFailed } from '#libs/messaging';
import { Follower, OnFact, type Work } from '#libs/platform';

/** Who did not get their reminder was not reminded: the next press reaches them. */
@Follower('labor')
export class FailedReminderFollower {
  /** A later reminder, of a call that moved since, stands. */
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
