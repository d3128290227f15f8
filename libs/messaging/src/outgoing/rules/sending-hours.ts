import { addDays, instantOf, timeOfMinute, wallClock } from '#libs/kernel';
import type { MessageKind } from './send-decision.js';

const MINUTE = 60_000;

export interface HoldCheck {
  now: Date;
  /** IANA name of the event's zone. */
  zone: string;
  /** Minutes since local midnight, 0 to 1439, inclusive. */
  from: number;
  /**
   * Likewise, up to 1440, exclusive. Before `from`: until then of the next day. Equal: always open.
   */
  until: number;
  kind: MessageKind;
  /** Start of the call that the message is about, if any. */
  callStartsAt: Date | null;
  /** Sent by the system rather than by a user. */
  automatic: boolean;
}

/**
 * Until when a message has to wait; null: send it now. Bound messages wait for the sending hours, unless their call starts by
 * the next opening; all others leave at once.
 */
export function holdUntil(hours: HoldCheck): Date | null {
  if (!isBoundToSendingHours(hours)) return null;
  const opening = nextOpening(hours);
  if (opening && hours.callStartsAt && hours.callStartsAt <= opening) return null;
  return opening;
}

/** Whether a text may have to wait for the sending hours; of reminders only automatic ones. */
export function isBoundToSendingHours({
  kind,
  automatic,
}: Pick<HoldCheck, 'kind' | 'automatic'>): boolean {
  return (
    kind === 'offer' ||
    kind === 'consent_question' ||
    kind === 'direct' ||
    kind === 'hours' ||
    (kind === 'reminder' && automatic)
  );
}

/** When held texts leave; null while open. An opening skipped by a clock change moves forward by the gap. */
export function nextOpening({
  now,
  zone,
  from,
  until,
}: Pick<HoldCheck, 'now' | 'zone' | 'from' | 'until'>): Date | null {
  const local = wallClock(now, zone);
  const today = local.slice(0, 10);
  const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const open = from < until ? from <= minute && minute < until : from <= minute || minute < until;
  if (open) return null;

  const opening = instantOf(minute < from ? today : addDays(today, 1), timeOfMinute(from), zone);
  // In the repeated hour of autumn the opening may be in the second pass.
  return opening > now
    ? opening
    : new Date(Math.floor(now.getTime() / MINUTE) * MINUTE + (from - minute) * MINUTE);
}
