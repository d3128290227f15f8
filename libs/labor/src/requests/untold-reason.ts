import type { SendOutcome } from '#libs/messaging';

/** Why somebody is not texted what they have to know, in words for whoever has to call them now. */
export type UntoldReason = 'opted out via STOP' | 'awaiting consent';

/** Null: they are told. */
export function untoldReason(outcome: SendOutcome): UntoldReason | null {
  if (outcome === 'stopped') return 'opted out via STOP';
  return outcome === 'awaiting' ? 'awaiting consent' : null;
}
