import type { SendOutcome } from '#libs/messaging';

/** Why a worker cannot be texted, in words for the manager who has to call them. */
export type UntoldReason = 'opted out via STOP' | 'awaiting consent';

/** Null: they are told. */
export function untoldReason(outcome: SendOutcome): UntoldReason | null {
  if (outcome === 'stopped') return 'opted out via STOP';
  return outcome === 'awaiting' ? 'awaiting consent' : null;
}
