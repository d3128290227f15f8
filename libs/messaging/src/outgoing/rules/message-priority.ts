import type { MessageKind } from './send-decision.js';

/**
 * Which waiting message leaves first: the smallest number. Somebody sits in front of the screen waiting for a code; offers
 * go to hundreds at once, and a minute is nothing to them.
 */
export function messagePriority(kind: MessageKind | 'mail'): number {
  return PRIORITIES[kind];
}

const PRIORITIES: Record<MessageKind | 'mail', number> = {
  code: -30,
  reply: -30,
  invitation: -20,
  confirmation: -20,
  cancellation: -20,
  time_change: -20,
  mail: -10,
  call_filled: -10,
  reminder: -10,
  consent_question: 0,
  offer: 0,
};
