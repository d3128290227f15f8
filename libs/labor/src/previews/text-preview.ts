import type { MessageKind } from '#libs/messaging';
import { SKIP_REASONS } from '../requests/offer-sending.service.js';

/** What a verb would text, and to whom; nothing of it was sent. */
export interface TextPreview {
  /** By name. */
  texts: PreviewedText[];
  /** Those who get nothing, by name, and why. */
  untold: UntoldPerson[];
}

export interface Recipient {
  /** Null: the text is about no request that stays. */
  requestId: number | null;
  /** Blank: the number belongs to no contact. */
  name: string;
  /** E.164. */
  phoneNumber: string;
}

export interface PreviewedText extends Recipient {
  /** `consent_question`: asked first whether we may text; the offer stays queued. */
  kind: MessageKind;
  /** Byte for byte what will be sent. */
  body: string;
  /** Billed parts. */
  segments: number;
  /** When the sending hours open; null: within moments. */
  heldUntil: Date | null;
}

export interface UntoldPerson extends Recipient {
  reason: (typeof UNTOLD_REASONS)[number];
}

/** `asked_before`: the live offer of this request was sent before. */
export const UNTOLD_REASONS = [
  'opted_out',
  'awaiting_consent',
  'asked_before',
  ...SKIP_REASONS,
] as const;

/** Segments of all texts. */
export function segmentsOf({ texts }: TextPreview): number {
  return texts.reduce((sum, { segments }) => sum + segments, 0);
}
