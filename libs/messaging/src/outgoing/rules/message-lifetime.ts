import type { MessageKind } from './send-decision.js';

const MINUTE = 60_000;
const CODE_MINUTES = 5;
const OTHER_MINUTES = 48 * 60;

/** Texts about a future call, useless once it has begun. A later offer says that the call runs. */
const UNTIL_THE_CALL = new Set<MessageKind | 'mail'>(['offer', 'reminder', 'time_change']);

/**
 * Milliseconds since it was written in which sending a message makes sense. A code is valid for
 * five minutes.
 */
export function messageLifetimeMs(kind: MessageKind | 'mail'): number {
  return (kind === 'code' ? CODE_MINUTES : OTHER_MINUTES) * MINUTE;
}

/** Why a message is not sent any more, for people to read; null: it is. */
export function expiryReason(
  message: { kind: MessageKind | 'mail'; createdAt: Date; callStartsAt: Date | null },
  now: Date,
): string | null {
  const { kind, createdAt, callStartsAt } = message;
  if (UNTIL_THE_CALL.has(kind) && callStartsAt && createdAt < callStartsAt && callStartsAt <= now)
    return 'the call has started';
  return kind === 'code' && now.getTime() - createdAt.getTime() > messageLifetimeMs(kind)
    ? 'the code has expired'
    : null;
}
