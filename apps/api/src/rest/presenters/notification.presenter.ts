import type { NotificationRow } from '#libs/notification';
import {
  choice,
  flag,
  instant,
  integer,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { instantText } from './values.js';

export const NotificationShape = object('Notification', {
  id: integer(412),
  response: nullable(
    choice(
      ['Available', 'Confirmed', 'Declined', 'Canceled', 'Time Change'],
      'What the worker said; null for news of another kind.',
    ),
  ),
  message: text('Dana Reyes is available for Rigger at Load in, Harbour Festival.'),
  sent_at: instant(),
  read: flag(false),
  event: text('Harbour Festival', "The event's name."),
  call_time: nullable(text('Load in', "The call's name.")),
  labor_requirement_slug: nullable(
    text('aB3dE9x', 'Leads to the list of workers to ask; null when there is none any more.'),
  ),
});
export type NotificationView = Static<typeof NotificationShape>;

export function presentNotification(line: NotificationRow): NotificationView {
  const { id, response, message, sent_at, read, event, call_time, labor_requirement_slug } = line;
  return {
    id,
    response,
    message,
    sent_at: instantText(sent_at),
    read,
    event,
    call_time,
    labor_requirement_slug,
  };
}
