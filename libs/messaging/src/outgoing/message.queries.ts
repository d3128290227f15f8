import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { ConversationMessageRow, MailRow, ConversationRow, SmsRow } from './message.rows.js';

/** Sent or received; waiting messages are not shown on phones. */
const CONVERSATION_MESSAGES = `
  select recipient as phone_number, 'out' as direction, id, body, coalesce(sent_at, created_at) as at
    from outgoing_messages where channel = 'sms' and status in ('sent', 'delivered')
   union all
  select sender, 'in', id, body, received_at from incoming_messages`;

/** At the same instant, a text precedes its reply. */
const IN_ORDER = `at, direction, id`;

@Injectable()
export class MessageQueries {
  /** Newest first. @param to E.164, or null for all numbers */
  listSms(work: Work, to: string | null, limit = 500): Promise<SmsRow[]> {
    return work.rows(
      `select id, recipient, body, kind, status, segments, created_at from outgoing_messages
        where channel = 'sms' and ($1::text is null or recipient = $1) order by id desc limit $2`,
      [to, limit],
    );
  }

  /** Newest first. */
  listMail(work: Work, limit = 200): Promise<MailRow[]> {
    return work.rows(
      `select id, recipient, subject, body, html, status, created_at from outgoing_messages where channel = 'mail' order by id desc limit $1`,
      [limit],
    );
  }

  /** The conversation with a number, oldest first. */
  conversation(work: Work, phoneNumber: string): Promise<ConversationMessageRow[]> {
    return work.rows(
      `select direction, id, body, at from (${CONVERSATION_MESSAGES}) b where phone_number = $1 order by ${IN_ORDER}`,
      [phoneNumber],
    );
  }

  /** Numbers with their conversations, the latest first. */
  listConversations(work: Work, limit = 60, bubblesEach = 40): Promise<ConversationRow[]> {
    return work.rows(
      `with numbered as (
         select *, row_number() over (partition by phone_number order by at desc, direction desc, id desc) as back from (${CONVERSATION_MESSAGES}) b
       )
       select phone_number, max(at) as newest_at,
              exists (select from phone_stops stops where stops.phone_number = numbered.phone_number) as stopped,
              json_agg(json_build_object('direction', direction, 'id', id, 'body', body, 'at', at) order by ${IN_ORDER}) filter (where back <= $2) as bubbles
         from numbered group by phone_number order by max(at) desc, phone_number limit $1`,
      [limit, bubblesEach],
    );
  }
}
