import type { JsonOf, RowOf } from '#libs/platform';
import type { OutgoingMessage } from './outgoing-message.entity.js';
import type { MessageKind } from './rules/send-decision.js';

/** An SMS that was sent or is to be sent. */
export type SmsRow = Pick<
  RowOf<OutgoingMessage>,
  'id' | 'recipient' | 'body' | 'sender' | 'status' | 'segments' | 'created_at'
> & { kind: MessageKind };

export type MailRow = Pick<
  RowOf<OutgoingMessage>,
  'id' | 'recipient' | 'subject' | 'body' | 'html' | 'status' | 'created_at'
>;

/** One message of a conversation; `out` is from us. */
export interface ConversationMessageRow {
  direction: 'in' | 'out';
  id: number;
  body: string;
  at: Date;
}

/** A number with its latest messages, oldest first. */
export interface ConversationRow {
  phone_number: string;
  stopped: boolean;
  newest_at: Date;
  bubbles: JsonOf<ConversationMessageRow>[];
}
