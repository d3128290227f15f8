import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/platform';

interface SimulatedText {
  /** Our own id of the message. */
  key: string;
  to: string;
  subject?: string;
  text: string;
  html?: string | null;
}

/** Stores the messages of simulated phones and mailboxes. */
@Injectable()
export class SimulatedMessageStoreService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async keep(
    channel: 'sms' | 'mail',
    { key, to, subject, text, html }: SimulatedText,
  ): Promise<void> {
    await this.unitOfWork.asSystem((work) =>
      work.rows(
        `insert into simulated_messages (message_id, channel, recipient, subject, body, html, created_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (message_id) do nothing`,
        [key, channel, to, subject ?? null, text, html ?? null, work.now],
      ),
    );
  }
}
