import type { ConsentFlags } from '../../consent/rules/fold-consent-entries.js';

export const MESSAGE_KINDS = [
  'offer',
  'consent_question',
  'confirmation',
  'time_change',
  'cancellation',
  'reminder',
  'code',
  'invitation',
  'reply',
  'call_filled',
  'direct',
  'arrival_question',
  'clock_in_code',
  'hours',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * `ask`: the consent question is sent instead; the sender keeps or drops the message. `awaiting`:
 * nothing is sent for lack of consent. `stopped`: nothing is sent, the number sent STOP.
 */
export type SendDecision = 'send' | 'ask' | 'awaiting' | 'stopped';

/** Why a message was dropped, for people to read: it is true, but may not be sent. */
export const OPTED_OUT_REASON = 'opted out via STOP';
export const NO_CONSENT_REASON = 'no consent';
export const PREMIUM_REASON = 'a premium-rate number';

/**
 * What each kind needs. Codes and invitations were requested, or are personal. News about a job
 * needs consent, and only kinds that expect an answer justify the consent question. The one text to
 * a stopped number comes from `ConsentService.confirmStop`.
 */
const CONSENT_NEEDS: Record<MessageKind, 'no stop' | 'consent, or asks for it' | 'consent'> = {
  reply: 'no stop',
  code: 'no stop',
  invitation: 'no stop',
  consent_question: 'no stop',
  offer: 'consent, or asks for it',
  time_change: 'consent, or asks for it',
  reminder: 'consent, or asks for it',
  confirmation: 'consent',
  cancellation: 'consent',
  call_filled: 'consent',
  direct: 'consent',
  arrival_question: 'consent',
  clock_in_code: 'consent',
  hours: 'consent',
};

/**
 * Whether a message of this kind may be sent to a number with this consent; checked when it is
 * written and right before it is sent.
 */
export function decideSend(
  { granted, asked, stopped }: ConsentFlags,
  kind: MessageKind,
): SendDecision {
  const needs = CONSENT_NEEDS[kind];
  if (stopped) return 'stopped';
  if (needs === 'no stop' || granted) return 'send';
  return needs === 'consent, or asks for it' && !asked ? 'ask' : 'awaiting';
}
