import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { ConversationMessageRow, MailRow, ConversationRow, SmsRow } from './message.rows.js';

/** Sent or received; waiting messages are not shown on phones. A simulated phone has the text before it was masked. */
const CONVERSATION_MESSAGES = `
  select m.recipient as phone_number, 'out' as direction, m.id, coalesce(sim.body, m.body) as body, coalesce(m.sent_at, m.created_at) as at
    from outgoing_messages m left join simulated_messages sim on sim.message_id = m.id where m.channel = 'sms' and m.status in ('sent', 'delivered')
   union all
  select sender, 'in', id, body, received_at from incoming_messages`;

/** At the same instant, a text precedes its reply. */
const IN_ORDER = `at, direction, id`;

@Injectable()
export class MessageQueries {
  /** Newest first. @param to E.164, or null for all numbers */
  listSms(work: Work, to: string | null, limit = 500): Promise<SmsRow[]> {
    return work.rows(
      `select m.id, m.recipient, coalesce(sim.body, m.body) as body, m.sender, m.kind, m.status, m.segments, m.created_at
         from outgoing_messages m left join simulated_messages sim on sim.message_id = m.id
        where m.channel = 'sms' and ($1::text is null or m.recipient = $1) order by m.id desc limit $2`,
      [to, limit],
    );
  }

  /** Newest first. */
  listMail(work: Work, limit = 200): Promise<MailRow[]> {
    return work.rows(
      `select m.id, m.recipient, m.subject, coalesce(sim.body, m.body) as body, coalesce(sim.html, m.html) as html, m.status, m.created_at
         from outgoing_messages m left join simulated_messages sim on sim.message_id = m.id
        where m.channel = 'mail' order by m.id desc limit $1`,
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
