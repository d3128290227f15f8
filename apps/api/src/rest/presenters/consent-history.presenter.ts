import type { ConsentHistory } from '#libs/labor';
import { CONSENT_SOURCES } from '#libs/messaging';
import {
  choice,
  flag,
  instant,
  list,
  nullable,
  object,
  phone,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const ConsentEntryShape = object('ConsentEntry', {
  at: nullable(
    instant(
      '2031-05-01T12:00:00.000Z',
      'Null: a STOP that answered another company; only its existence is shown.',
    ),
  ),
  kind: choice(
    ['asked', 'unasked', 'granted', 'revoked'],
    '`unasked`: our question never arrived. `granted` for the whole number: a START after a stop.',
  ),
  source: choice(CONSENT_SOURCES, 'How it came.'),
  wording: nullable(
    text('YES', 'The exact words; null where there are none, or where they name another company.'),
  ),
  whole_number: flag(false, 'It concerns every company that sends from this number.'),
  sender: nullable(phone('+18005550100', 'Our number it was said to or asked from.')),
  message_id: nullable(
    text('SM0123456789abcdef0123456789abcdef', "The provider's id of the text that said it."),
  ),
  by: nullable(text('Dana Reyes', 'Who ticked it, or sent the question.')),
});

export const ConsentHistoryShape = object('ConsentHistory', {
  phone_number: phone(),
  sms_consent: flag(true),
  sent_consent_msg: flag(true),
  stop_sms: flag(false),
  entries: list(ConsentEntryShape, 'Oldest first; never changed, never deleted.'),
});
export type ConsentHistoryView = Static<typeof ConsentHistoryShape>;

export function presentConsentHistory({
  phone_number,
  state,
  entries,
}: ConsentHistory): ConsentHistoryView {
  return {
    phone_number,
    sms_consent: state.granted,
    sent_consent_msg: state.asked,
    stop_sms: state.stopped,
    entries: entries.map((entry) => ({
      at: entry.at?.toISOString() ?? null,
      kind: entry.kind,
      source: entry.source,
      wording: entry.wording,
      whole_number: entry.company_id === null,
      sender: entry.sender,
      message_id: entry.provider_message_id,
      by: entry.person,
    })),
  };
}
