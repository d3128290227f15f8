import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration, type PurgePart, type Work } from '#libs/platform';

const DAY = 24 * 60 * 60_000;
/** Simulated phones and mailboxes are for trying things out. */
const KEEP_SIMULATED_DAYS = 30;

/** Blanks what was written to whom, and by whom, once it is older than `KEEP_MESSAGES_DAYS`. Numbers of the bill stay. */
@Injectable()
export class MessagePurgingService {
  private readonly keepDays: number;

  constructor(@Inject(CONFIGURATION) { keepMessagesDays }: Configuration) {
    this.keepDays = keepMessagesDays;
  }

  readonly parts: readonly PurgePart[] = [
    (work, limit) =>
      work.execute(
        `update outgoing_messages set body = '', subject = null, html = null, secrets = null
          where id in (select id from outgoing_messages
                        where created_at < $1 and status not in ('queued', 'held', 'sending') and body <> ''
                        order by created_at limit ${limit} for update skip locked)`,
        [this.daysBefore(work, this.keepDays)],
      ),
    (work, limit) =>
      work.execute(
        `update incoming_messages set body = '', reply = null
          where id in (select id from incoming_messages where received_at < $1 and (body <> '' or reply is not null)
                        order by received_at limit ${limit} for update skip locked)`,
        [this.daysBefore(work, this.keepDays)],
      ),
    (work, limit) =>
      work.execute(
        `delete from simulated_messages where id in (select id from simulated_messages where created_at < $1 order by id limit $2)`,
        [this.daysBefore(work, Math.min(KEEP_SIMULATED_DAYS, this.keepDays)), limit],
      ),
  ];

  private daysBefore(work: Work, days: number): Date {
    return new Date(work.now.getTime() - days * DAY);
  }
}
