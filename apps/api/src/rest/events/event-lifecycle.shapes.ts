import type { EventCancelingResult } from '#libs/labor';
import {
  choice,
  integer,
  list,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

export const StewardChoiceShape = object('StewardChoice', {
  id: integer(4),
  name: text('Sam Lee'),
});
export type StewardChoiceView = Static<typeof StewardChoiceShape>;

export const CanceledEventShape = object('CanceledEvent', {
  status: choice(['success']),
  message: text('Event canceled. 12 people are texted.', 'For people.'),
  sms_errors: list(text('Ana Ruiz (opted out via STOP)'), 'Who is not texted, and why.'),
});
export type CanceledEventView = Static<typeof CanceledEventShape>;

export function presentCanceledEvent({
  textedCount,
  unreached,
}: EventCancelingResult): CanceledEventView {
  return {
    status: 'success',
    message: `Event canceled. ${textedCount === 1 ? '1 person is' : `${textedCount} people are`} texted.`,
    sms_errors: unreached.map(({ name, reason }) => `${name} (${reason})`),
  };
}
