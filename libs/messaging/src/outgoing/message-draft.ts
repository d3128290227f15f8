import type { Language } from '../templates/text-templates.js';
import type { MessageKind } from './rules/send-decision.js';

/** An SMS to be sent. */
export interface MessageDraft {
  kind: MessageKind;
  /** Null: belongs to no company; only codes, invitations and replies may. */
  companyId: number | null;
  /** E.164. */
  phoneNumber: string;
  body: string;
  /** Tokens and codes in the body: masked there once its outcome is sure. */
  secrets?: readonly string[];
  /** Contained in the body. */
  language?: Language;
  /** The labor request it is about; each has at most one live offer. */
  aboutId?: number | null;
  /** The call it is about: messages for near calls do not wait for the sending hours. */
  callStartsAt?: Date | null;
  /** IANA name of the event's zone; the company's where none is given. */
  timeZone?: string | null;
  /** Sent by the system rather than by a user. */
  automatic?: boolean;
  /** Until then it may be taken back; not for the consent question that is sent instead. */
  delaySeconds?: number;
  /**
   * The question to send instead where the number was never asked; without one, nobody is asked.
   */
  consentQuestion?: string;
}

/**
 * `queued`: sent within moments. `held`: sent when the sending hours open. `asked`: the consent
 * question is sent instead. `awaiting`: nothing is sent for lack of consent. `stopped`: nothing,
 * the number sent STOP. `duplicate`: the request has a live offer.
 */
export type SendOutcome = 'queued' | 'held' | 'asked' | 'awaiting' | 'stopped' | 'duplicate';
