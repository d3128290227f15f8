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
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * `ask`: the consent question goes out in place of the message, which is kept or dropped by whoever wanted to send it.
 * `awaiting`: nothing goes out for want of consent. `stopped`: nothing goes out, the number said STOP.
 */
export type SendDecision = 'send' | 'ask' | 'awaiting' | 'stopped';

/**
 * What each kind needs. Codes and invitations were asked for or are a person's own errand; news of a job goes to those who
 * agreed to be texted, and only kinds that expect an answer are worth a question to the others. The one text that a stopped
 * number may get, how to start again, is `Consents.confirmStop`.
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
};

/** Whether a message of this kind may go to a number in this state; asked when it is written and again right before it leaves. */
export function decideSend(
  { granted, asked, stopped }: ConsentFlags,
  kind: MessageKind,
): SendDecision {
  const needs = CONSENT_NEEDS[kind];
  if (stopped) return 'stopped';
  if (needs === 'no stop' || granted) return 'send';
  return needs === 'consent, or asks for it' && !asked ? 'ask' : 'awaiting';
}
