import pg from 'pg';
import type { DatabaseConnection } from '#libs/platform';

/** Writes texts as the product does: rows and their tasks, in one transaction. */
export class TextWriter {
  private written = 0;
  private readonly client: pg.Client;

  private constructor(connection: DatabaseConnection) {
    this.client = new pg.Client(connection);
  }

  static async open(connection: DatabaseConnection): Promise<TextWriter> {
    const outbox = new TextWriter(connection);
    await outbox.client.connect();
    return outbox;
  }

  /** @returns the time of the commit (`performance.now()`), and the last id */
  async write(texts: number): Promise<{ committedAt: number; last: string }> {
    const first = this.written + 1;
    this.written += texts;
    await this.client.query(
      `with written as (
         insert into outgoing_messages (channel, kind, recipient, body, segments)
         select 'sms', 'invitation', '+1' || (2000000000 + n)::text, 'Please register: https://calls.example/' || md5(n::text), 1 from generate_series($1::bigint, $2::bigint) n
         returning id
       ) select count(graphile_worker.add_job('messages.send', json_build_object('messageId', id))) from written`,
      [first, this.written],
    );
    return { committedAt: performance.now(), last: `+1${2_000_000_000 + this.written}` };
  }

  /** Whether all rows are marked as sent. */
  async allSent(): Promise<boolean> {
    const { rows } = await this.client.query<{ open: string }>(
      `select count(*) as open from outgoing_messages where status <> 'sent'`,
    );
    return Number(rows[0]!.open) === 0;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
