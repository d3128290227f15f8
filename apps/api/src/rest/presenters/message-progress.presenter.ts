import type { MessageProgress } from '#libs/labor';
import { MESSAGE_KINDS } from '#libs/messaging';
import {
  choice,
  flag,
  inline,
  instant,
  integer,
  list,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const FailedText = inline({
  message_id: integer(4711),
  labor_request_id: integer(17),
  worker_name: text('Dana Doe'),
  kind: choice(MESSAGE_KINDS),
  status: choice(
    ['failed', 'undelivered', 'dropped'],
    '`failed`: not taken. `undelivered`: taken, and not arrived. `dropped`: taken back by us.',
  ),
  reason: text('the phone is off or out of reach (30003)', 'For people to read.'),
  at: instant(),
  can_retry: flag(true, 'False for what was dropped: it is not true or not allowed any more.'),
});

export const MessageProgressShape = object('MessageProgress', {
  total: integer(400, 'The sum of `waiting`, `sent`, `failed` and `dropped`.'),
  waiting: integer(276, 'Those held for the sending hours included.'),
  held: integer(0),
  sent: integer(120, 'Taken by the carrier.'),
  delivered: integer(97, 'Those of `sent` that have arrived, as far as carriers tell.'),
  failed: integer(3),
  dropped: integer(1),
  failures: list(FailedText, 'Whom it did not reach, by name.'),
});
export type MessageProgressView = Static<typeof MessageProgressShape>;

export function presentMessageProgress({
  failures,
  total,
  waiting,
  held,
  sent,
  delivered,
  failed,
  dropped,
}: MessageProgress): MessageProgressView {
  return {
    ...{ total, waiting, held, sent, delivered, failed, dropped },
    failures: failures.map((one) => ({
      ...one,
      at: new Date(one.at).toISOString(),
      can_retry: one.status !== 'dropped',
    })),
  };
}
