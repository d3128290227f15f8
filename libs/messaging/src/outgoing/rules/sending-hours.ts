import { addDays, instantOf, wallClock } from '#libs/kernel';
import type { MessageKind } from './send-decision.js';

const MINUTE = 60_000;

export interface HoldCheck {
  now: Date;
  /** IANA name of the event's zone. */
  zone: string;
  /** Minutes since midnight on the zone's clocks, 0 to 1439; this minute is in. */
  from: number;
  /** Likewise, up to 1440; this minute is out. Before `from`: until then of the next day. Equal to it: always open. */
  until: number;
  kind: MessageKind;
  /** The call the message speaks of, if any. */
  callStartsAt: Date | null;
  /** Sent by the house, without somebody pressing a button. */
  automatic: boolean;
}

/**
 * Until when a message has to wait: null sends it now. Offers, consent questions and automatic reminders keep to the hours,
 * unless their call starts by the next opening, when waiting would make them worthless; everything else goes at once.
 */
export function holdUntil(hours: HoldCheck): Date | null {
  if (!isBoundToSendingHours(hours)) return null;
  const opening = nextOpening(hours);
  if (opening && hours.callStartsAt && hours.callStartsAt <= opening) return null;
  return opening;
}

function isBoundToSendingHours({ kind, automatic }: HoldCheck): boolean {
  return kind === 'offer' || kind === 'consent_question' || (kind === 'reminder' && automatic);
}

/** Null while open. An opening that is skipped in spring moves forward by the gap. */
function nextOpening({ now, zone, from, until }: HoldCheck): Date | null {
  const shown = wallClock(now, zone);
  const today = shown.slice(0, 10);
  const minute = Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16));
  const open = from < until ? from <= minute && minute < until : from <= minute || minute < until;
  if (open) return null;

  const opening = instantOf(minute < from ? today : addDays(today, 1), timeOf(from), zone);
  // In the autumn hour that comes twice, the opening may lie in the second one.
  return opening > now
    ? opening
    : new Date(Math.floor(now.getTime() / MINUTE) * MINUTE + (from - minute) * MINUTE);
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
