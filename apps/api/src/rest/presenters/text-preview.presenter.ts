import { segmentsOf, type TextPreview, UNTOLD_REASONS } from '#libs/labor';
import { MESSAGE_KINDS } from '#libs/messaging';
import {
  choice,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  phone,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const RECIPIENT = {
  labor_request_id: nullable(integer(17, 'The request that it is about, if that stays.')),
  name: text('Dana Doe', 'Blank: no contact has this number.'),
  phone_number: phone(),
};

const PreviewedText = inline({
  ...RECIPIENT,
  kind: choice(
    MESSAGE_KINDS,
    '`consent_question`: the worker is asked first whether we may text; the offer stays queued.',
  ),
  body: text('Hi, this is Dana (ACME). Can you work …?', 'Exactly what will be sent.'),
  segments: integer(2, 'Billed parts of this text.'),
  held_until: nullable(instant(undefined, 'When the sending hours open; null: within moments.')),
});

const UntoldPerson = inline({
  ...RECIPIENT,
  reason: choice(
    UNTOLD_REASONS,
    '`opted_out`: by STOP. `awaiting_consent`: has not agreed to texts. `asked_before`: the offer was sent. `restricted`: the subscription is unpaid.',
  ),
});

/** What the documentation says of each preview of texts. */
export const PREVIEWED =
  'Nothing is changed, sent or stored. Refused as the action itself would be. The texts are exactly what it sends, until something changes.';

export const TextPreviewShape = object('TextPreview', {
  segments: integer(18, 'Of all texts.'),
  texts: list(PreviewedText, 'Who gets which text, by name.'),
  untold: list(UntoldPerson, 'Who gets none, by name, and why.'),
});
export type TextPreviewView = Static<typeof TextPreviewShape>;

export function presentTextPreview(preview: TextPreview): TextPreviewView {
  return {
    segments: segmentsOf(preview),
    texts: preview.texts.map((one) => ({
      labor_request_id: one.requestId,
      name: one.name,
      phone_number: one.phoneNumber,
      kind: one.kind,
      body: one.body,
      segments: one.segments,
      held_until: one.heldUntil?.toISOString() ?? null,
    })),
    untold: preview.untold.map((one) => ({
      labor_request_id: one.requestId,
      name: one.name,
      phone_number: one.phoneNumber,
      reason: one.reason,
    })),
  };
}
