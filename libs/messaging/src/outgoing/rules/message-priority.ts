import type { MessageKind } from './send-decision.js';

/**
 * Priority of the first message of its company and kind; the smallest number is sent first, and each further one is a number
 * later. People wait for codes; offers go to hundreds at once.
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
  direct: -20,
  arrival_question: -20,
  clock_in_code: -10,
  hours: -10,
  mail: -10,
  call_filled: -10,
  reminder: -10,
  consent_question: 0,
  offer: 0,
};
