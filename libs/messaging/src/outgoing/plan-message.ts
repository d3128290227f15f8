import type { Work } from '#libs/platform';
import type { ConsentStatus } from '../consent/consent-statuses.js';
import { countSegments } from '../templates/segments.js';
import type { NewOutgoingMessage } from './insert-messages.js';
import type { MessageDraft } from './message-draft.js';
import { holdUntil } from './rules/sending-hours.js';

/** A message to write, and when to send it. */
export interface PlannedMessage {
  /** Index of the draft it comes from. */
  draftIndex: number;
  message: NewOutgoingMessage;
  /** When the sending hours open; null: they do not matter. */
  opening: Date | null;
  /** Null: at once. */
  runAt: Date | null;
}

/** @param draftIndex index of the draft in its batch */
export function planMessage(
  work: Work,
  draft: MessageDraft,
  consent: ConsentStatus,
  draftIndex: number,
): PlannedMessage {
  const zone = draft.timeZone ?? consent.timeZone;
  const callStartsAt = draft.callStartsAt ?? null;
  const opening = holdUntil({
    ...consent,
    now: work.now,
    zone,
    kind: draft.kind,
    callStartsAt,
    automatic: draft.automatic ?? false,
  });
  const runAt = opening ?? delayed(work.now, draft.delaySeconds ?? 0);
  const message: NewOutgoingMessage = {
    channel: 'sms',
    kind: draft.kind,
    companyId: draft.companyId,
    recipient: draft.phoneNumber,
    subject: null,
    body: draft.body,
    html: null,
    segments: countSegments(draft.body).segments,
    secrets: draft.secrets ? [...draft.secrets] : null,
    status: runAt ? 'held' : 'queued',
    subjectId: draft.aboutId ?? null,
    callStartsAt,
    timeZone: zone,
  };
  return { draftIndex, message, opening, runAt };
}

function delayed(now: Date, seconds: number): Date | null {
  return seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null;
}
