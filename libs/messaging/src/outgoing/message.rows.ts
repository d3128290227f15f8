import type { MessageStatus } from './rules/delivery-status.js';
import type { MessageKind } from './rules/send-decision.js';

/** An SMS that left, or waits to leave. */
export interface SmsRow {
  id: number;
  /** E.164. */
  recipient: string;
  body: string;
  kind: MessageKind;
  status: MessageStatus;
  segments: number;
  created_at: Date;
}

export interface MailRow {
  id: number;
  recipient: string;
  subject: string;
  body: string;
  html: string | null;
  status: MessageStatus;
  created_at: Date;
}

/** One bubble of a conversation; `out` is from us. */
export interface ConversationMessageRow {
  direction: 'in' | 'out';
  id: number;
  body: string;
  at: Date;
}

/** A number that got a message or sent one, with the newest bubbles, oldest first. Instants are ISO strings. */
export interface ConversationRow {
  phone_number: string;
  stopped: boolean;
  newest_at: Date;
  bubbles: (Omit<ConversationMessageRow, 'at'> & { at: string })[];
}
